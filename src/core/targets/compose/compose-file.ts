// The compose file as a whole.

import { HOST_OF_CONTAINERS } from '../../plan/addresses'
import { megaserviceProgram } from '../../plan/megaservice/program'
import { hasMegaservice, type Plan } from '../../plan/plan'
import { mapOf, type Noted, noted } from '../../yaml/print'
import { escaped, type References } from './interpolation'
import { megaserviceOf } from './megaservice'
import { callsHost, Healthchecks, serviceOf } from './service'
import type { ComposeFile, ComposeService } from './spec'
import { namedVolumes } from './volumes'

/** compose.yaml for a plan; fills `references` with all that it refers to. */
export function composeFile(plan: Plan, references: References): ComposeFile {
  const { application, units } = plan
  const program = hasMegaservice(plan) ? megaserviceProgram(plan.megaservice) : null
  const siblings = units.map(({ label }) => label)
  if (program !== null) siblings.push(application.name)
  if (reachesHost(plan)) siblings.push(HOST_OF_CONTAINERS)
  const services = mapOf<Noted<ComposeService>>([])
  const healthchecks = new Healthchecks(references)
  for (const [index, unit] of units.entries()) {
    const service = serviceOf(unit, plan, references, healthchecks)
    services[unit.label] = noted(service, { spaced: index > 0, cause: unit.path })
  }
  if (program !== null) {
    const service = megaserviceOf(plan, program, references, healthchecks)
    const cause = ['opea_mega_service']
    services[application.name] = noted(service, { spaced: units.length > 0, cause })
  }
  // added one by one: V8 gives `join` of texts that are keys somewhere two bytes a character, and so the whole file
  let noProxy = '${no_proxy:-},localhost,127.0.0.1'
  for (const sibling of siblings) noProxy += `,${sibling}`
  const isNamed = application.declared.has('name')
  const isLocal = units.some(({ published }) => published !== null)
  const volumes = namedVolumes(units)
  return {
    name: noted(application.name, {
      above: [
        `docker compose up -d --wait${program === null ? '' : '      (Compose 2.23.1 or newer, for inline configs)'}`,
        `What can be set stands in .env.example.${isLocal ? ' Ports at 127.0.0.1 are reached from this machine alone.' : ''}`,
      ],
      cause: isNamed ? ['opea_mega_service', 'name'] : ['opea_mega_service'],
    }),
    'x-proxy': noted(
      {
        http_proxy: '${http_proxy:-}',
        https_proxy: '${https_proxy:-}',
        no_proxy: noted(noProxy, {
          above: ['OPEA services honour these variables, so every sibling must be listed'],
        }),
      },
      { spaced: true, anchor: 'proxy' },
    ),
    services: noted(services, { spaced: true }),
    volumes: volumes && noted(volumes, { spaced: true, above: ['what `docker compose down` keeps'] }),
    configs:
      program === null
        ? undefined
        : noted(
            {
              megaservice: {
                content: noted(escaped(program), { cause: ['opea_mega_service', 'mega_flow'] }),
              },
            },
            { spaced: true },
          ),
  }
}

function reachesHost(plan: Plan): boolean {
  const { units, megaservice, addresses } = plan
  return (
    units.some((unit) => callsHost(unit, plan)) ||
    megaservice.nodes.some(({ name }) => addresses.isOnHost(name))
  )
}
