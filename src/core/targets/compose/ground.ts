// What a plan's compose file may lean on: the hosts that its document knows, and what comes with the export.

import { portVariable } from '../../plan/names'
import { hasMegaservice, type Plan } from '../../plan/plan'
import type { Ground } from './closure-texts'
import type { References } from './interpolation'

type Listening = { port: number; protocol: string }

/** For closure.ts: what the values of the file may name. `files` are the paths of the bundle. */
export function groundOf(plan: Plan, { found }: References, files: readonly string[]): Ground {
  const { application, units, pipeline, addresses } = plan
  const remote = pipeline.services.filter((service) => service.remote)
  const megaservice: [string, Listening] = [application.name, { port: application.port, protocol: 'http' }]
  return {
    variables: new Set(found.keys()),
    files: new Set(files),
    listening: new Map([
      // the ports of an image of one's own are not ours to know
      ...units.map(({ label, port, service, kind }): [string, Listening | null] => [
        label,
        service.declared.image !== undefined || kind.container === null
          ? null
          : { port, protocol: kind.call.protocol },
      ]),
      ...(hasMegaservice(plan) ? [megaservice] : []),
    ]),
    forBrowsers: new Set(
      [application.name, ...units.flatMap(({ label, published }) => (published === null ? [] : label))].map(
        portVariable,
      ),
    ),
    elsewhere: new Set(remote.map(({ name }) => addresses.hostOf(name).toLowerCase())),
  }
}
