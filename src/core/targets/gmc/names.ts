// Names in the cluster: DNS-1035 labels, none of them one that breaks the services beside it.

import { COLLIDING, ROUTER } from '../../gmc/steps'
import type { Service } from '../../pipeline/pipeline'
import { dnsLabel, serviceLabel } from '../../plan/names'
import type { Finding } from '../../text/diagnostic'

/** Service → its name in the cluster. Findings: `name-derived`, `name-clash`. */
export function clusterNames(deployed: readonly Service[], findings: Finding[]): Map<string, string> {
  const owners = new Map<string, string>()
  const names = new Map<string, string>()
  for (const { name, path } of deployed) {
    const { label, reason } = clusterName(name)
    const owner = owners.get(label)
    names.set(name, label)
    owners.set(label, name)
    if (owner !== undefined) {
      findings.push({
        code: 'name-clash',
        severity: 'error',
        message: `\`${name}\` and \`${owner}\` would both be called \`${label}\` in the cluster.`,
        hint: 'Rename one of them.',
        path,
        part: 'key',
      })
    } else if (reason !== null) {
      const message = `\`${name}\` is called \`${label}\` in the cluster, ${reason}.`
      findings.push({ code: 'name-derived', severity: 'info', message, path, part: 'key' })
    }
  }
  return names
}

/** Service → a part of names of nodes. */
export function nodeNames(names: readonly string[]): Map<string, string> {
  const taken = new Set<string>()
  return new Map(
    names.map((name): [string, string] => {
      const label = dnsLabel(name)
      let own = label
      for (let count = 2; taken.has(own); count++) own = `${label}-${count}`
      taken.add(own)
      return [name, own]
    }),
  )
}

function clusterName(name: string): { label: string; reason: string | null } {
  const label = serviceLabel(name)
  if (label === ROUTER) return { label: `${label}-svc`, reason: 'because the router has that name' }
  if (COLLIDING.has(label)) {
    const reason = `because ${label.toUpperCase()}_PORT, which Kubernetes would set for a service of that name, breaks others`
    return { label: `${label}-svc`, reason }
  }
  if (label === name) return { label, reason: null }
  const reason =
    label.length === 63
      ? 'because a name has at most 63 characters there'
      : 'because names begin with a letter there and have only lower-case letters, digits and `-`'
  return { label, reason }
}
