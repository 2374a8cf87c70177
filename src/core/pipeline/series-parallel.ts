// A graph as nested rows and bundles ("one after the other", "side by side"), where it is one: what engines that
// nest sequences and parallel groups can run. An exact test, in linear time but for the search of shortcuts.
//
// Valdes, Tarjan, Lawler 1982, The recognition of series parallel digraphs: a graph without shortcuts is vertex
// series parallel exactly when it is a line digraph whose root graph shrinks to one edge.

import { type Edge, inOrder, successors } from './graph'

export type Shape =
  | { type: 'service'; name: string }
  | { type: 'series'; parts: Shape[] }
  | { type: 'parallel'; parts: Shape[] }

/** `from` → `to` although `from` → … → `through` → … → `to` leads there as well. */
type Shortcut = { from: string; to: string; through: string }

/** `left` leads to `both` and to `alone`, `right` leads to `both` and not to `alone`. */
export type Crossing = { left: string; right: string; both: string; alone: string }

export type Decomposition =
  | { shape: Shape; shortcuts?: never; crossing?: never }
  | { shape?: never; shortcuts: Shortcut[]; crossing?: never }
  | { shape?: never; shortcuts?: never; crossing: Crossing }

/**
 * The shape of an acyclic graph with at least one name, or what it has none for. Parts that stand side by side
 * keep the order of the names.
 */
export function decompose(names: readonly string[], edges: readonly Edge[]): Decomposition {
  const order = inOrder(names, edges)
  const next = successors(edges)
  const shortcuts = shortcutsOf(order, next)
  if (shortcuts.length > 0) return { shortcuts }
  const crossing = unequalHeads(order, next)
  if (crossing) return { crossing }
  const graph = rootGraph(order, next)
  const rest = reduce(graph)
  if (rest.length > 1) return { crossing: crossingAmong(rest) }
  const rank = new Map(names.map((name, index) => [name, index]))
  return { shape: tidy(rest[0]!.shape, rank) }
}

/** Edges that another way makes needless for the order, though not for the data. */
function shortcutsOf(order: readonly string[], next: ReadonlyMap<string, string[]>): Shortcut[] {
  const found: Shortcut[] = []
  const index = new Map(order.map((name, at) => [name, at]))
  const reach = new Map<string, Uint32Array>()
  for (const name of order.toReversed()) {
    const targets = next.get(name) ?? []
    const beyond = new Uint32Array((order.length + 31) >>> 5)
    for (const to of targets) unite(beyond, reach.get(to)!)
    for (const to of targets) {
      if (!has(beyond, index.get(to)!)) continue
      const through = targets.find((one) => has(reach.get(one)!, index.get(to)!))!
      found.push({ from: name, to, through })
    }
    for (const to of targets) beyond[index.get(to)! >>> 5]! |= 1 << (index.get(to)! & 31)
    reach.set(name, beyond)
  }
  return found.reverse()
}

function unite(set: Uint32Array, other: Uint32Array) {
  for (let at = 0; at < set.length; at++) set[at]! |= other[at]!
}

function has(set: Uint32Array, bit: number): boolean {
  return (set[bit >>> 5]! & (1 << (bit & 31))) !== 0
}

/** In a line digraph two names have all their successors in common, or none. */
function unequalHeads(order: readonly string[], next: ReadonlyMap<string, string[]>): Crossing | null {
  const leaders = new Map<string, string>()
  for (const name of order) {
    const own = next.get(name) ?? []
    let same = name
    for (const to of own) {
      const leader = leaders.get(to) ?? name
      leaders.set(to, leader)
      if (leader === same) continue
      const crossing = compare(leader, next.get(leader)!, name, own, to)
      if (crossing) return crossing
      same = leader
    }
  }
  return null
}

function compare(
  one: string,
  ofOne: readonly string[],
  other: string,
  ofOther: readonly string[],
  both: string,
): Crossing | null {
  const setOfOther = new Set(ofOther)
  const onlyOne = ofOne.find((name) => !setOfOther.has(name))
  if (onlyOne !== undefined) return { left: one, right: other, both, alone: onlyOne }
  if (ofOne.length === ofOther.length) return null
  const setOfOne = new Set(ofOne)
  const onlyOther = ofOther.find((name) => !setOfOne.has(name))!
  return { left: other, right: one, both, alone: onlyOther }
}

/** In the root graph services are edges, and a join of some with others is a point between them. */
type Piece = { shape: Shape; from: number; to: number }

const START = 0
const END = 1

function rootGraph(order: readonly string[], next: ReadonlyMap<string, string[]>): Piece[] {
  const into = new Map<string, number>()
  let points = 2
  return order.map((name) => {
    const targets = next.get(name) ?? []
    let to = END
    if (targets.length > 0) {
      to = into.get(targets[0]!) ?? points++
      for (const target of targets) into.set(target, to)
    }
    return { shape: { type: 'service', name }, from: into.get(name) ?? START, to }
  })
}

/** Joins what stands side by side or in a row, until nothing does any more. One piece is left of what nests. */
function reduce(pieces: readonly Piece[]): Piece[] {
  const alive = new Set<Piece>()
  const leaving = new Map<number, Set<Piece>>()
  const arriving = new Map<number, Set<Piece>>()
  const between = new Map<string, Piece>()
  const queue: number[] = []

  const add = (piece: Piece) => {
    const key = `${piece.from} ${piece.to}`
    const twin = between.get(key)
    if (twin) {
      twin.shape = joined('parallel', twin.shape, piece.shape)
      queue.push(piece.from, piece.to)
      return
    }
    between.set(key, piece)
    alive.add(piece)
    bucket(leaving, piece.from).add(piece)
    bucket(arriving, piece.to).add(piece)
  }
  const drop = (piece: Piece) => {
    between.delete(`${piece.from} ${piece.to}`)
    alive.delete(piece)
    leaving.get(piece.from)!.delete(piece)
    arriving.get(piece.to)!.delete(piece)
  }

  for (const piece of pieces) add({ ...piece })
  queue.push(...leaving.keys())
  for (const point of queue) {
    if (point === START || point === END) continue
    const [before] = arriving.get(point)!
    const [after] = leaving.get(point)!
    if (arriving.get(point)!.size !== 1 || leaving.get(point)!.size !== 1) continue
    drop(before!)
    drop(after!)
    add({ shape: joined('series', before!.shape, after!.shape), from: before!.from, to: after!.to })
  }
  return [...alive]
}

function bucket<K, V>(map: Map<K, Set<V>>, key: K): Set<V> {
  const known = map.get(key)
  if (known) return known
  const made = new Set<V>()
  map.set(key, made)
  return made
}

/** Two shapes as one; the first is extended in place, so that a long row costs what it is long. */
function joined(type: 'series' | 'parallel', first: Shape, second: Shape): Shape {
  const more = second.type === type ? second.parts : [second]
  if (first.type !== type) return { type, parts: [first, ...more] }
  for (const part of more) first.parts.push(part)
  return first
}

/** Parts side by side in the order of the document. */
function tidy(shape: Shape, rank: ReadonlyMap<string, number>): Shape {
  return ranked(shape, rank).shape
}

function ranked(shape: Shape, rank: ReadonlyMap<string, number>): { shape: Shape; least: number } {
  if (shape.type === 'service') return { shape, least: rank.get(shape.name)! }
  const parts = shape.parts.map((part) => ranked(part, rank))
  if (shape.type === 'parallel') parts.sort((a, b) => a.least - b.least)
  const least = parts.reduce((low, part) => Math.min(low, part.least), Number.POSITIVE_INFINITY)
  return { shape: { type: shape.type, parts: parts.map((part) => part.shape) }, least }
}

/**
 * Four of the pieces that cannot be joined further which cross. They are there: a graph of more than one such
 * piece holds a bridge.
 */
function crossingAmong(pieces: readonly Piece[]): Crossing {
  const above = reaches(pieces)
  for (let left = 0; left < pieces.length; left++) {
    for (let right = 0; right < pieces.length; right++) {
      if (left === right || has(above[left]!, right) || has(above[right]!, left)) continue
      for (let alone = 0; alone < pieces.length; alone++) {
        if (!has(above[left]!, alone) || has(above[right]!, alone)) continue
        for (let both = 0; both < pieces.length; both++) {
          if (!has(above[left]!, both) || !has(above[right]!, both) || has(above[alone]!, both)) continue
          return {
            left: lastOf(pieces[left]!.shape),
            right: lastOf(pieces[right]!.shape),
            both: firstOf(pieces[both]!.shape),
            alone: firstOf(pieces[alone]!.shape),
          }
        }
      }
    }
  }
  throw new Error('a graph that does not nest has a crossing')
}

function reaches(pieces: readonly Piece[]): Uint32Array[] {
  const leaving = new Map<number, number[]>()
  pieces.forEach(({ from }, index) => {
    leaving.set(from, [...(leaving.get(from) ?? []), index])
  })
  return pieces.map(({ to }) => {
    const set = new Uint32Array((pieces.length + 31) >>> 5)
    const points = [to]
    for (const point of points) {
      for (const index of leaving.get(point) ?? []) {
        if (has(set, index)) continue
        set[index >>> 5]! |= 1 << (index & 31)
        points.push(pieces[index]!.to)
      }
    }
    return set
  })
}

/** The first service of a row; of a bundle, that of its first branch. */
export function firstOf(shape: Shape): string {
  return shape.type === 'service' ? shape.name : firstOf(shape.parts[0]!)
}

/** The last service of a row; of a bundle, that of its last branch. */
export function lastOf(shape: Shape): string {
  return shape.type === 'service' ? shape.name : lastOf(shape.parts.at(-1)!)
}
