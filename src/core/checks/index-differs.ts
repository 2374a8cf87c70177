// What one service writes into a store another finds only in the same index, and each kind has a variable of its own
// for its name.

import type { Kind } from '../catalog/kind'
import { type Naming, namingOf } from '../pipeline/indexes'
import type { Finding } from '../text/diagnostic'
import type { Check } from './check'

/** Findings: `index-differs`, at the later of two names; `index-unread`, at a variable that names it for another store. */
export const indexDiffers: Check = ({ kinds }, { servicesWhose, byName, linksTo }) => {
  const stores = servicesWhose(({ index }) => index !== undefined)
  const variables = new Map<string, Set<string>>()
  return stores.flatMap((store) => {
    // who sets no variable names no index
    const links = linksTo.get(store.name)?.filter(({ from }) => byName.get(from)!.declared.environment) ?? []
    const namings = links.flatMap((link) => namingOf(link, { kinds, byName }) ?? [])
    const [first, ...rest] = namings.filter(({ value }) => value !== null)
    const differing = rest.filter(({ value }) => value !== first!.value)
    return [
      ...differing.map((other) => differs(first!, other, store.name)),
      ...namings.flatMap((naming) => unread(naming, store.kind)),
    ]
  })

  /** Variables by which its kind names the index of other stores. */
  function unread({ user, variable, value }: Naming, kind: string): Finding[] {
    const all = variables.get(user.kind) ?? variablesOf(kinds.get(user.kind)!)
    variables.set(user.kind, all)
    return user.declared
      .environment!.filter(({ name }) => name !== variable && all.has(name))
      .map(({ name }) => {
        const path = [...user.path, 'environment', name]
        return {
          code: 'index-unread',
          severity: 'warning',
          message: `With a \`${kind}\`, \`${user.name}\` reads the name of the index from ${variable}; ${name} does nothing.`,
          path,
          part: 'key',
          ...(value === null
            ? { fix: { label: `Rename to ${variable}`, changes: [{ rename: path, to: variable }] } }
            : { fix: { label: 'Remove it', changes: [{ remove: path }] } }),
        }
      })
  }
}

/** All variables by which a kind names an index. */
function variablesOf({ slots }: Kind): Set<string> {
  const all = slots.flatMap(({ by = {} }) => Object.values(by).flat())
  return new Set(all.filter(({ value }) => value?.startsWith('{index:')).map(({ name }) => name))
}

function differs(first: Naming, other: Naming, store: string): Finding {
  return {
    code: 'index-differs',
    severity: 'warning',
    message: `\`${other.user.name}\` names the index of \`${store}\` ${other.value}, but \`${first.user.name}\` names it ${first.value}: what the one writes the other does not find.`,
    path: other.path,
    fix: { label: `Change to ${first.value}`, changes: [{ set: other.path, value: first.value }] },
  }
}
