// The kinds of the catalog and of the document, in the groups of the palette, narrowed by a search.

import { FAMILIES, type Family, type Kind } from '../../core/catalog/kind'
import { FAMILY_TITLES } from '../studio/families'

export type Group = { family: Family; title: string; kinds: Kind[] }

export function groupsOf(known: Iterable<Kind>, search: string): Group[] {
  const kinds = [...known]
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const found = kinds.filter((kind) => words.every((word) => textOf(kind).includes(word)))
  // what begins like the search stands first in its group
  const begins = ({ id }: Kind) => (words[0] !== undefined && id.startsWith(words[0]) ? 0 : 1)
  const sorted = words.length > 0 ? found.sort((a, b) => begins(a) - begins(b)) : found
  return FAMILIES.map((family) => ({
    family,
    title: FAMILY_TITLES[family],
    kinds: sorted.filter((kind) => kind.family === family),
  })).filter((group) => group.kinds.length > 0)
}

function textOf({ id, title, aliases, help }: Kind): string {
  return [id, title, ...(aliases ?? []), help].join(' ').toLowerCase()
}

/** Of what a search finds: the one that is called so, before those that only mention it. */
export function bestOf(groups: readonly Group[], search: string): Kind | undefined {
  const all = groups.flatMap(({ kinds }) => kinds)
  const wanted = search.trim().toLowerCase()
  const named = [
    (kind: Kind) => kind.id === wanted,
    (kind: Kind) => kind.aliases?.includes(wanted) ?? false,
    (kind: Kind) => kind.id.startsWith(wanted),
    (kind: Kind) => kind.id.includes(wanted),
  ]
  for (const test of named) {
    const found = all.find(test)
    if (found) return found
  }
  return all[0]
}
