// Two services, or a service and the application, that publish one port of the host.

import type { Check } from './check'

/** Findings: `port-clash`, at the second of the two. */
export const portClash: Check = ({ services, application }) => {
  const owners = new Map<number, string>([[application.port, application.name]])
  const declared = services
    .filter(({ declared, remote }) => declared.port !== undefined && !remote)
    .map(({ declared, name, path }) => ({ port: declared.port!, name, path: [...path, 'port'] }))
  const taken = new Set([application.port, ...declared.map(({ port }) => port)])
  return declared.flatMap(({ port, name, path }) => {
    const owner = owners.get(port)
    if (owner === undefined) {
      owners.set(port, name)
      return []
    }
    let free = port + 1
    while (taken.has(free)) free++
    return [
      {
        code: 'port-clash',
        severity: 'error' as const,
        message: `Port ${port} of the host belongs to \`${owner}\` already.`,
        path,
        ...(free <= 65535
          ? { fix: { label: `Change to ${free}`, changes: [{ set: path, value: free }] } }
          : {}),
      },
    ]
  })
}
