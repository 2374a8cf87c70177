// The flow in layers: the longest way from a root decides the column, barycentres the order within it, and rows
// are chosen so that chains run straight. Edges over several columns keep a lane free by way points.

import { type Edge, inOrder } from './graph'

/** Column and row of each name; rows may be fractions. Width and height count columns and rows. */
type Arranged = { cells: Map<string, [column: number, row: number]>; width: number; height: number }

/** Nodes and way points by number, because names would be looked up too often. */
type Layers = { layers: number[][]; before: number[][]; behind: number[][]; count: number }

const SWEEPS = 4
/** In a row of services that no edge joins. */
const PER_ROW = 6

/** Columns and rows of the services that stand in the flow; edges that close a circle do not count. */
export function arrangeFlow(names: readonly string[], edges: readonly Edge[]): Arranged {
  const own = new Set(names)
  const inner = edges.filter(([from, to]) => own.has(from) && own.has(to) && from !== to)
  if (inner.length === 0) return inRows(names)
  const order = inOrder(names, inner)
  const rank = new Map(order.map((name, index) => [name, index]))
  // edges against the order close a circle: they are drawn, and count for nothing here
  const forward = inner
    .map(([from, to]) => [rank.get(from)!, rank.get(to)!] as const)
    .filter(([from, to]) => from < to)
  const column = longestWays(order.length, forward)
  const graph = layered(column, forward)
  const place = new Float64Array(graph.count)
  for (const layer of graph.layers) number(layer, place)
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    for (let at = 1; at < graph.layers.length; at++) sortLayer(graph.layers[at]!, graph.before, place)
    for (let at = graph.layers.length - 2; at >= 0; at--) sortLayer(graph.layers[at]!, graph.behind, place)
  }
  const rows = rowsOf(graph)
  const cells = new Map<string, [number, number]>()
  let least = Number.POSITIVE_INFINITY
  let most = 0
  order.forEach((_, node) => {
    least = Math.min(least, rows[node]!)
    most = Math.max(most, rows[node]!)
  })
  order.forEach((name, node) => {
    cells.set(name, [column[node]!, Math.round((rows[node]! - least) * 10) / 10])
  })
  return { cells, width: graph.layers.length, height: most - least + 1 }
}

function inRows(names: readonly string[]): Arranged {
  const perRow = Math.max(PER_ROW, Math.ceil(Math.sqrt(names.length)))
  const cells = new Map(
    names.map((name, at) => [name, [at % perRow, Math.floor(at / perRow)] as [number, number]]),
  )
  return { cells, width: Math.min(names.length, perRow), height: Math.ceil(names.length / perRow) }
}

type Pair = readonly [number, number]

function longestWays(count: number, edges: readonly Pair[]): number[] {
  const column = new Array<number>(count).fill(0)
  const hasBefore = new Array<boolean>(count).fill(false)
  const next: number[][] = Array.from({ length: count }, () => [])
  for (const [from, to] of edges) {
    next[from]!.push(to)
    hasBefore[to] = true
  }
  for (let node = 0; node < count; node++)
    for (const to of next[node]!) column[to] = Math.max(column[to]!, column[node]! + 1)
  // a root stands right before what it leads to, not at the far left
  for (let node = 0; node < count; node++) {
    if (!hasBefore[node] && next[node]!.length > 0)
      column[node] = Math.min(...next[node]!.map((to) => column[to]!)) - 1
  }
  return column
}

/** Layers with way points, as long as these do not outnumber the nodes by far. */
function layered(column: readonly number[], edges: readonly Pair[]): Layers {
  const layers: number[][] = Array.from({ length: Math.max(...column) + 1 }, () => [])
  column.forEach((at, node) => {
    layers[at]!.push(node)
  })
  let count = column.length
  const before: number[][] = Array.from({ length: count }, () => [])
  const behind: number[][] = Array.from({ length: count }, () => [])
  const spans = edges.reduce((sum, [from, to]) => sum + column[to]! - column[from]! - 1, 0)
  const withPoints = spans <= 3 * count
  for (const [from, to] of edges) {
    let last = from
    for (let at = column[from]! + 1; withPoints && at < column[to]!; at++) {
      const point = count++
      layers[at]!.push(point)
      before[point] = [last]
      behind[point] = []
      behind[last]!.push(point)
      last = point
    }
    behind[last]!.push(to)
    before[to]!.push(last)
  }
  return { layers, before, behind, count }
}

/** By the mean place of the neighbours; `place` counts from the middle of each layer. */
function sortLayer(layer: number[], near: readonly number[][], place: Float64Array) {
  if (layer.length < 2) return
  const keyed = layer.map((node) => ({ node, key: mean(near[node]!, place) ?? place[node]! }))
  keyed.sort((a, b) => a.key - b.key || place[a.node]! - place[b.node]!)
  keyed.forEach(({ node }, index) => {
    layer[index] = node
  })
  number(layer, place)
}

function number(layer: readonly number[], place: Float64Array) {
  const middle = (layer.length - 1) / 2
  layer.forEach((node, index) => {
    place[node] = index - middle
  })
}

function mean(nodes: readonly number[], place: Float64Array): number | null {
  if (nodes.length === 0) return null
  let sum = 0
  for (const node of nodes) sum += place[node]!
  return sum / nodes.length
}

/** Rows near the neighbours', one apart within a layer. */
function rowsOf({ layers, before, behind, count }: Layers): Float64Array {
  const rows = new Float64Array(count)
  for (const layer of layers) number(layer, rows)
  for (let pass = 0; pass < 3; pass++) {
    for (let at = 1; at < layers.length; at++) settle(layers[at]!, before, rows)
    for (let at = layers.length - 2; at >= 0; at--) settle(layers[at]!, behind, rows)
  }
  for (let at = 1; at < layers.length; at++) settle(layers[at]!, before, rows)
  return rows
}

/** Least squares under "one apart, in this order": neighbours that press on each other form blocks. */
function settle(layer: readonly number[], near: readonly number[][], rows: Float64Array) {
  const blocks: { sum: number; size: number }[] = []
  layer.forEach((node, index) => {
    let block = { sum: (mean(near[node]!, rows) ?? rows[node]!) - index, size: 1 }
    while (blocks.length > 0) {
      const last = blocks.at(-1)!
      if (last.sum / last.size < block.sum / block.size) break
      block = { sum: last.sum + block.sum, size: last.size + block.size }
      blocks.pop()
    }
    blocks.push(block)
  })
  let index = 0
  for (const { sum, size } of blocks) {
    for (let left = size; left > 0; left--) {
      rows[layer[index]!] = sum / size + index
      index++
    }
  }
}
