// The compose file as a whole.

import { HOST_OF_CONTAINERS } from '../../plan/addresses'
import { megaserviceProgram } from '../../plan/megaservice/program'
import type { Plan } from '../../plan/plan'
import { noted, type Printed, printYaml } from '../../yaml/print'
import { escaped, type References } from './interpolation'
import { megaserviceOf } from './megaservice'
import { serviceOf } from './service'

/** compose.yaml for a plan; fills `references` with all that it refers to. */
export function composeFile(plan: Plan, references: References): Printed {
  const { application, units } = plan
  const program = megaserviceProgram(plan.megaservice)
  const siblings = [...units.map(({ label }) => label), application.name]
  if (reachesHost(plan)) siblings.push(HOST_OF_CONTAINERS)
  const services = {
    ...Object.fromEntries(
      units.map((unit, index) => [
        unit.label,
        noted(serviceOf(unit, plan, references), { spaced: index > 0, cause: unit.path }),
      ]),
    ),
    [application.name]: noted(megaserviceOf(plan, program, references), { spaced: units.length > 0 }),
  }
  const isNamed = application.declared.has('name')
  return printYaml({
    name: noted(application.name, {
      above: [
        'docker compose up -d --wait      (Compose 2.23.1 or newer, for inline configs)',
        'What can be set stands in .env.example.',
      ],
      cause: isNamed ? ['opea_mega_service', 'name'] : ['opea_mega_service'],
    }),
    'x-proxy': noted(
      {
        http_proxy: '${http_proxy:-}',
        https_proxy: '${https_proxy:-}',
        no_proxy: noted(`\${no_proxy:-},localhost,127.0.0.1,${siblings.join(',')}`, {
          above: ['OPEA services honour these variables, so every sibling must be listed'],
        }),
      },
      { spaced: true, anchor: 'proxy' },
    ),
    services: noted(services, { spaced: true }),
    configs: noted(
      { megaservice: { content: noted(escaped(program), { cause: ['opea_mega_service', 'mega_flow'] }) } },
      { spaced: true },
    ),
  })
}

function reachesHost({ pipeline, addresses }: Plan): boolean {
  return pipeline.services.some(({ name }) => addresses.isOnHost(name))
}
