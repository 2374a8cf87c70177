// Ways to find things in a document: by path, by offset, through aliases and merge keys.

import type { Path } from '../text/diagnostic'
import type { Span } from '../text/span'
import { anchorBefore } from './anchors'
import type { Document } from './document'
import { Verbatim } from './spell'
import type { Item, Mapping, Node, Place, Scalar, Sequence } from './tree'

export type Located = {
  place: Place
  /** The pair or element that holds the value; null at the root. */
  item: Item | null
  /** The base of `item`'s offsets. */
  base: number
  /** The collection that holds it. */
  parent: Located | null
}

/** The root of a document, or null when it could not be read. */
export function rootOf(document: Document): Located | null {
  return document.root && { place: { node: document.root, base: 0 }, item: null, base: 0, parent: null }
}

/** The value at a path, by keys that stand there themselves: not through aliases, not through merge keys. */
export function find(document: Document, path: Path): Located | null {
  let here = rootOf(document)
  for (const key of path) {
    if (!here) return null
    here = childOf(here, key)
  }
  return here
}

/** The deepest part of a path that exists, and how many of its keys that takes. */
function findNearest(document: Document, path: Path): { located: Located; depth: number } | null {
  let here = rootOf(document)
  let depth = 0
  while (here && depth < path.length) {
    const next = childOf(here, path[depth]!)
    if (!next) break
    here = next
    depth++
  }
  return here && { located: here, depth }
}

/** The value under one key; of duplicate keys the last. */
export function childOf(parent: Located, key: string | number): Located | null {
  const { node, base } = parent.place
  if (node.type === 'seq') {
    const item = typeof key === 'number' ? node.items[key] : undefined
    return item ? located(parent, item, base) : null
  }
  if (node.type !== 'map') return null
  const item = keysOf(node).items.get(String(key))
  return item ? located(parent, item, base) : null
}

function located(parent: Located, item: Item, base: number): Located {
  const at = base + item.at
  return { place: { node: item.value, base: at }, item, base: at, parent }
}

type Keys = { items: Map<string, Item>; twice: Set<string> }

const indexes = new WeakMap<Mapping, Keys>()

/** The pairs of a mapping by their keys, of duplicate keys the last, and which keys are duplicates. */
export function keysOf(node: Mapping): Keys {
  let index = indexes.get(node)
  if (!index) {
    index = { items: new Map(), twice: new Set() }
    for (const item of node.items) {
      const key = keyOf(item)
      if (key === null) continue
      if (index.items.has(key)) index.twice.add(key)
      index.items.set(key, item)
    }
    indexes.set(node, index)
  }
  return index
}

/** A key as a string: `8080:` is "8080", as upstream reads names. null for keys that are no scalars. */
export function keyOf(item: Item): string | null {
  if (item.key?.type !== 'scalar') return null
  return typeof item.key.value === 'string' ? item.key.value : item.key.written
}

/** Pairs of a mapping in order, those of its merge keys (`<<`) first, as far as own keys do not hide them. */
export type Pair = { key: string; item: Item; base: number; value: Place; merged: boolean }

/** Follows aliases to what they stand for; the place itself when it is none; null when it leads nowhere. */
export function resolve(document: Document, place: Place): Place | null {
  let here = place
  for (let hops = 0; here.node.type === 'alias'; hops++) {
    const target = hops < 20 ? anchorBefore(document, here.node.name, here.base + here.node.from) : null
    if (!target) return null
    here = target
  }
  return here
}

/** How many mappings may be merged into one: an alias bomb stays small, a mapping that merges itself ends. */
const MAX_MERGES = 1000

/** The pairs of a mapping, read through aliases and merge keys; null when the place holds no mapping. */
export function pairsOf(document: Document, place: Place, merges = { left: MAX_MERGES }): Pair[] | null {
  const here = resolve(document, place)
  if (here?.node.type !== 'map' || merges.left-- <= 0) return null
  const through = here !== place
  const pairs = mergedPairs(document, here, merges)
  for (const item of here.node.items) {
    const key = keyOf(item)
    if (key === null || key === '<<') continue
    const base = here.base + item.at
    pairs.set(key, { key, item, base, value: { node: item.value, base }, merged: through })
  }
  return [...pairs.values()]
}

/** What the merge keys of a mapping bring, whether or not keys of its own hide it. */
export function mergedPairs(
  document: Document,
  here: Place,
  merges = { left: MAX_MERGES },
): Map<string, Pair> {
  const pairs = new Map<string, Pair>()
  if (here.node.type !== 'map') return pairs
  for (const item of here.node.items) {
    if (keyOf(item) !== '<<') continue
    const at = here.base + item.at
    for (const source of mergeSources(document, { node: item.value, base: at })) {
      for (const pair of pairsOf(document, source, merges) ?? []) {
        if (!pairs.has(pair.key)) pairs.set(pair.key, { ...pair, merged: true })
      }
    }
  }
  return pairs
}

function mergeSources(document: Document, place: Place): Place[] {
  const here = resolve(document, place)
  if (!here) return []
  if (here.node.type === 'seq') {
    return here.node.items.map((item) => ({ node: item.value, base: here.base + item.at }))
  }
  return [here]
}

/** The span of the key or the value at a path; of the nearest part that exists when it does not. */
export function spanOf(document: Document, path: Path, part: 'key' | 'value' = 'value'): Span {
  const nearest = findNearest(document, path)
  if (!nearest) return { from: 0, to: 0 }
  const { located: found, depth } = nearest
  const { item, base, place } = found
  const key = item?.key
  const wantsKey = part === 'key' || depth < path.length || isEmpty(place.node)
  if (key && wantsKey) return { from: base + key.from, to: base + key.to }
  if (!item && depth < path.length) return { from: 0, to: 0 }
  return { from: place.base + place.node.from, to: place.base + place.node.to }
}

function isEmpty(node: Node): boolean {
  return node.from === node.to
}

/** The path of the innermost pair or element around an offset; a key counts for its pair. */
export function pathAt(document: Document, offset: number): (string | number)[] {
  const path: (string | number)[] = []
  let node: Node | null = document.root
  let base = 0
  while (node && (node.type === 'map' || node.type === 'seq')) {
    const index = itemBefore(node, base, offset)
    const item: Item | undefined = node.items[index]
    if (!item) break
    const at = base + item.at
    const end = node.items[index + 1]
      ? Number.POSITIVE_INFINITY
      : at + Math.max(item.value.to, item.colon, item.key?.to ?? 0)
    if (offset > end && node.flow) break
    const key = node.type === 'map' ? keyOf(item) : index
    if (key === null) break
    path.push(key)
    if (item.key && offset <= at + item.key.to) break
    node = item.value
    base = at
  }
  return path
}

/** Index of the last item that begins at or before an offset; -1 when none does. */
function itemBefore(node: Mapping | Sequence, base: number, offset: number): number {
  let low = -1
  let high = node.items.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    const item = node.items[middle]!
    if (base + item.at + item.from <= offset) low = middle
    else high = middle - 1
  }
  return low
}

/** How many nodes a plain value may have: an alias bomb stays small. */
const MAX_VALUES = 20_000

/**
 * A place as plain data, through aliases and merge keys. Mappings have no prototype, so that a key
 * `__proto__` is a key. null in place of what is too large or leads nowhere: no more than `most` nodes are read.
 */
export function plainValue(document: Document, place: Place, most = MAX_VALUES): unknown {
  return dataOf(document, place, (node) => node.value, most)
}

/** As `plainValue`, but numbers and such stay as they are written, for copies. */
export function copiedValue(document: Document, place: Place): unknown {
  return dataOf(document, place, (node) => {
    const isText = typeof node.value === 'string' || node.style !== 'plain'
    return isText || node.from === node.to ? node.value : new Verbatim(node.written)
  })
}

function dataOf(
  document: Document,
  place: Place,
  scalar: (node: Scalar) => unknown,
  most = MAX_VALUES,
): unknown {
  let left = most
  return read(place, 0)

  function read(from: Place, depth: number): unknown {
    const here = resolve(document, from)
    if (!here || depth > 50 || left-- <= 0) return null
    const { node, base } = here
    if (node.type === 'scalar') return scalar(node)
    if (node.type === 'seq')
      return node.items.map((item) => read({ node: item.value, base: base + item.at }, depth + 1))
    const result: Record<string, unknown> = Object.create(null)
    for (const { key, value } of pairsOf(document, here) ?? []) result[key] = read(value, depth + 1)
    return result
  }
}
