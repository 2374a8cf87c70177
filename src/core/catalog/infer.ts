// Kinds by their ids, and how a service's kind is found when its document does not say.

import type { Kind } from './kind'

const maps = new WeakMap<readonly Kind[], ReadonlyMap<string, Kind>>()

/** A catalog, then a document's own kinds. Of two with one id the catalog's counts; `readKinds` tells. */
export function kindsById(catalog: readonly Kind[], extra: readonly Kind[] = []): ReadonlyMap<string, Kind> {
  let known = maps.get(catalog)
  if (!known) {
    known = new Map(catalog.map((kind) => [kind.id, kind]))
    maps.set(catalog, known)
  }
  if (extra.length === 0) return known
  const kinds = new Map(known)
  for (const kind of extra) if (!kinds.has(kind.id)) kinds.set(kind.id, kind)
  return kinds
}

export type Inferred = { kind: string; origin: 'name' | 'endpoint' | 'fallback' }

/** The kind of a service by its name or an alias of it, else by the path of its endpoint, else `custom`. */
export function inferKind(name: string, endpoint: string | null, kinds: ReadonlyMap<string, Kind>): Inferred {
  const { byAlias, byPath } = lookup(kinds)
  const named = kinds.has(name) ? name : byAlias.get(name)
  if (named !== undefined) return { kind: named, origin: 'name' }
  const answering = endpoint === null ? undefined : byPath.get(pathOf(endpoint))
  if (answering !== undefined) return { kind: answering, origin: 'endpoint' }
  return { kind: 'custom', origin: 'fallback' }
}

type Lookup = { byAlias: Map<string, string>; byPath: Map<string, string> }

// asked for each service at each key press: built once per set of kinds
const lookups = new WeakMap<ReadonlyMap<string, Kind>, Lookup>()

function lookup(kinds: ReadonlyMap<string, Kind>): Lookup {
  const known = lookups.get(kinds)
  if (known) return known
  const byAlias = new Map<string, string>()
  const byPath = new Map<string, string>()
  // the primary ones first, and among equals the catalog before a document's own kinds: the first one stays
  const inOrder = [...kinds.values()].sort((a, b) => Number(b.primary ?? false) - Number(a.primary ?? false))
  for (const { id, aliases, call } of inOrder) {
    for (const alias of aliases ?? []) if (!byAlias.has(alias)) byAlias.set(alias, id)
    // a bare / says nothing
    if (call.endpoint !== null && call.endpoint !== '/' && !byPath.has(call.endpoint))
      byPath.set(call.endpoint, id)
  }
  const made = { byAlias, byPath }
  lookups.set(kinds, made)
  return made
}

// `URL` is not in the language itself, and would refuse `${HOST}`: cut off scheme and host, then query and
// closing slash, by hand. A path loses nothing but the latter.
function pathOf(endpoint: string): string {
  const path = endpoint.replace(/^(?:[A-Za-z][\w+.-]*:\/\/)?(?:\$\{[^{}]*\}|[^/?#])*/, '')
  return path.replace(/[?#].*$/s, '').replace(/(?<=.)\/$/, '')
}
