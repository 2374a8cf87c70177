// YAML as a tree of places: plain, immutable nodes.
// Offsets are relative to a base, so that the nodes of an entry survive edits elsewhere in the text.

export type Style = 'plain' | 'single' | 'double' | 'literal' | 'folded'

export type Scalar = {
  type: 'scalar'
  from: number
  to: number
  /** Resolved by the YAML 1.2 core schema; big integers stay numbers, as in JSON. */
  value: string | number | boolean | null
  /** The characters that the scalar stands for, before types: `0755` stays `0755`. Empty for a missing value. */
  written: string
  style: Style
  anchor?: string
}

export type Alias = { type: 'alias'; from: number; to: number; name: string; anchor?: undefined }

export type Mapping = {
  type: 'map'
  from: number
  to: number
  flow: boolean
  items: Item[]
  anchor?: string
}

export type Sequence = {
  type: 'seq'
  from: number
  to: number
  flow: boolean
  items: Item[]
  anchor?: string
}

export type Node = Scalar | Alias | Mapping | Sequence

/** A pair of a mapping, or an element of a sequence (then `key` is null). */
export type Item = {
  /** The base of this item's offsets, counted from the base of the collection. */
  at: number
  /** Where the item begins: at its key, its `?`, its dash, or its value in a flow sequence. */
  from: number
  key: Node | null
  /** Just behind the colon; -1 for elements and for keys without one (`{a}`). */
  colon: number
  /** Written with `? `: read, never edited. */
  explicit: boolean
  /** Where the value begins with its anchor and tag. */
  valueFrom: number
  value: Node
}

export type Place = { node: Node; base: number }

/** From the first item's beginning to the last one's end, counted from the collection's base. */
export function reach(items: Item[]): { from: number; to: number } {
  const first = items[0]!
  const last = items.at(-1)!
  return { from: first.at + first.from, to: last.at + endOf(last) }
}

/** Where an item ends, counted from its own base. */
export function endOf(item: Item): number {
  return Math.max(item.value.to, item.key?.to ?? 0, item.colon)
}
