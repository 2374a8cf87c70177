// The name of the index in each store, on which who writes it and who reads it must agree.

import type { Pipeline } from '../../pipeline/pipeline'
import type { Finding, Path } from '../../text/diagnostic'
import type { Deployment } from './deployed'

export type Index = { value: string; user: string | null; path: Path | null }
export type Indexes = ReadonlyMap<string, Index>

/** Store → index: what the first of its users says in its environment, else the store's default. Findings: `index-differs`. */
export function indexesOf(
  { services, kinds }: Pipeline,
  deployment: Deployment,
  findings: Finding[],
): Indexes {
  const stores = new Map(
    services.flatMap(({ name, kind }) => {
      const index = kinds.get(kind)?.index
      return index ? [[name, index.default] as const] : []
    }),
  )
  const found = new Map<string, Index>()
  for (const { name: user, kind, path, declared } of deployment.services) {
    const key = kinds.get(kind)!.gmc?.index
    if (key === undefined) continue
    for (const { to } of deployment.linksOf(user)) {
      const usual = stores.get(to)
      if (usual === undefined) continue
      const value = declared.environment?.find(({ name }) => name === key)?.value
      const known = found.get(to)
      if (value === undefined || value === null) {
        if (!known) found.set(to, { value: usual, user: null, path: null })
      } else if (known?.user == null) found.set(to, { value, user, path: [...path, 'environment', key] })
      else if (known.value !== value)
        findings.push(differs(user, value, to, known, [...path, 'environment', key]))
    }
  }
  return found
}

function differs(user: string, value: string, store: string, known: Index, path: Path): Finding {
  return {
    code: 'index-differs',
    severity: 'warning',
    message: `\`${user}\` names the index of \`${store}\` ${value}, but \`${known.user}\` names it ${known.value}: what the one writes the other does not find.`,
    path,
    fix: { label: `Change to ${known.value}`, changes: [{ set: path, value: known.value }] },
  }
}
