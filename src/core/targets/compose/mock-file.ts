// compose.mock.yaml: the same application with stubs in the place of models and stores, and of what would load a
// model or want a token. It is laid over compose.yaml, so it says only what differs.

import { opeaImage } from '../../plan/container'
import { hash } from '../../plan/names'
import { hasMegaservice, type Plan, type Unit } from '../../plan/plan'
import { alias, type May, mapOf, noted } from '../../yaml/print'
import { Verbatim } from '../../yaml/spell'
import { escaped, type References } from './interpolation'
import type { ComposeService, MockFile } from './spec'
import { STUB_PROGRAM } from './stub-program'
import { type StubRole, stubOf } from './stubs'

const PROGRAM = '/home/user/stub.py'
const SOON = '2s'

/** null where there is nothing to replace. */
export function mockFile(plan: Plan, references: References): MockFile | null {
  const { application, units } = plan
  const roles = new Map(units.flatMap((unit) => [[unit.service.name, roleOf(unit)] as const]))
  const stubs = units.filter(({ service }) => roles.get(service.name))
  if (stubs.length === 0) return null
  const kept = units.filter((unit) => unit.health && !roles.get(unit.service.name)).map(({ label }) => label)
  if (hasMegaservice(plan)) kept.push(application.name)
  return {
    'x-stub': noted(
      {
        image: references.write(opeaImage('opea/comps-base', application)!),
        entrypoint: noted(['python', PROGRAM], { flow: true }),
        labels: { 'org.opea.stub.digest': hash(STUB_PROGRAM) },
        configs: [noted({ source: 'stub', target: PROGRAM }, { flow: true })],
        healthcheck: {
          test: noted(['CMD', 'python', PROGRAM, 'ask'], { flow: true }),
          interval: SOON,
          timeout: '10s',
          retries: 30,
        },
      },
      { anchor: 'stub', above: usage(references) },
    ),
    services: noted(
      mapOf([
        ...stubs.map((unit): [string, May<ComposeService>] => [
          unit.label,
          noted(stubFor(unit, roles, plan), { spaced: unit !== stubs[0], cause: unit.path }),
        ]),
        ...kept.map((label, index): [string, May<ComposeService>] => [
          label,
          noted(
            { healthcheck: { interval: SOON } },
            index === 0 ? { spaced: true, above: ['what runs as it is, is asked more often'] } : {},
          ),
        ]),
      ]),
      { spaced: true },
    ),
    configs: noted({ stub: { content: escaped(STUB_PROGRAM) } }, { spaced: true }),
  }
}

/** An image of one's own runs as it is. */
function roleOf({ service, kind }: Unit): StubRole | null {
  return service.declared.image === undefined ? stubOf(kind) : null
}

function usage(references: References): string[] {
  const needed = references.insisted().map((name) => `${name}=any `)
  return [
    `${needed.join('')}docker compose -f compose.yaml -f compose.mock.yaml up -d --wait      (Compose 2.24.4 or newer)`,
    'The pipeline without models: stubs stand in the place of models and stores. No accelerator, no download of',
    'models, and no token: the variables that compose.yaml needs may hold anything.',
  ]
}

function stubFor(
  unit: Unit,
  roles: ReadonlyMap<string, StubRole | null>,
  { addresses }: Plan,
): ComposeService {
  const { service, port, calls } = unit
  const { resources } = service.declared
  const store = calls.find((name) => roles.get(name) === 'store')
  const reset = (is: unknown) => (is ? new Verbatim('!reset null') : undefined)
  return {
    '<<': alias('stub'),
    environment: {
      STUB: `${roles.get(service.name)} ${port}`,
      ...(store !== undefined && {
        STUB_STORE: `${addresses.labelOf(store)}:${addresses.portFor(store)}`,
      }),
    },
    // what only the real one has a use for
    command: reset(unit.command.length),
    volumes: reset(unit.volumes.length),
    shm_size: reset(unit.shm),
    runtime: reset(unit.accelerator === 'gaudi'),
    devices: reset(unit.devices.length),
    cap_add: reset(unit.capabilities.length),
    group_add: reset(unit.groups.length),
    security_opt: reset(unit.security.length),
    ipc: reset(unit.ipc),
    deploy:
      unit.accelerator === 'nvidia' || resources ? { resources: new Verbatim('!reset null') } : undefined,
  }
}
