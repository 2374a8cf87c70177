// What compose cannot do, or does in its own way: said at the place that asks for it.

import { HOST_OF_CONTAINERS } from '../../plan/addresses'
import type { Plan } from '../../plan/plan'
import type { Finding } from '../../text/diagnostic'

/** Findings: `replicas-port`, `not-published`, `host-gateway`, `accelerators-ignored`, `bad-variable`. */
export function limitsOf(plan: Plan): Finding[] {
  return [
    ...replicas(plan),
    ...unreached(plan),
    ...localRemotes(plan),
    ...accelerators(plan),
    ...variables(plan),
  ]
}

const VARIABLE = /^[A-Za-z_][A-Za-z0-9_.-]*$/

/** Dots and dashes are no shell's, but servers read such variables (`discovery.type`). */
function variables({ units }: Plan): Finding[] {
  return units.flatMap(({ service, environment }) =>
    environment
      .filter(({ name }) => !VARIABLE.test(name))
      .map(({ name, path }) => ({
        code: 'bad-variable',
        severity: 'error',
        message: `\`${name}\` of \`${service.name}\` cannot be the name of a variable.`,
        hint: 'It has letters, digits, `_`, `.` and `-`, and begins with a letter or `_`.',
        path,
        part: 'key',
      })),
  )
}

function replicas({ units }: Plan): Finding[] {
  return units
    .filter(({ service, published }) => (service.declared.replicas ?? 1) > 1 && published !== null)
    .map(({ service, published }) => {
      const { path, name, declared } = service
      return {
        code: 'replicas-port',
        severity: 'error',
        message: `${declared.replicas} containers of \`${name}\` cannot all publish port ${published} of the host.`,
        path: [...path, 'replicas'],
        hint: 'Remove the port: the others reach it inside the network all the same.',
        fix: { label: 'Remove the port', changes: [{ remove: [...path, 'port'] }] },
      }
    })
}

/** Side services are there for people, whom only a declared port lets in. */
function unreached({ units, application }: Plan): Finding[] {
  const taken = new Set([application.port, ...units.map(({ published }) => published)])
  return units
    .filter(({ service, published }) => service.role === 'side' && published === null)
    .map(({ service: { name, path }, kind, port }) => {
      let free = kind.call.hostPort ?? port
      while (taken.has(free)) free++
      taken.add(free)
      return {
        code: 'not-published',
        severity: 'info',
        message: `\`${name}\` says no port, so nobody reaches it from outside the network.`,
        path,
        part: 'key',
        fix: { label: `Publish it on ${free}`, changes: [{ set: [...path, 'port'], value: free }] },
      }
    })
}

function localRemotes({ pipeline, addresses }: Plan): Finding[] {
  return pipeline.services
    .filter(({ name, remote }) => remote && addresses.isOnHost(name))
    .map(({ name, path }) => ({
      code: 'host-gateway',
      severity: 'info',
      message: `From inside a container the host is not \`localhost\`; \`${name}\` is reached at \`${HOST_OF_CONTAINERS}\`.`,
      path: [...path, 'endpoint'],
    }))
}

function accelerators({ units }: Plan): Finding[] {
  return units
    .filter(
      ({ service, accelerator }) =>
        service.declared.resources?.accelerators !== undefined && accelerator === null,
    )
    .map(({ service }) => ({
      code: 'accelerators-ignored',
      severity: 'info',
      message: `\`${service.name}\` runs on the CPU, so it gets no accelerators.`,
      path: [...service.path, 'resources', 'accelerators'],
    }))
}
