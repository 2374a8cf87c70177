// Where the dashed lines of `uses` leave and arrive: foot or head of a node, side by side where several meet; and
// where they go round services that stand in between.

import { NODE_HEIGHT, NODE_WIDTH, type Places, type Point } from '../../core/pipeline/layout'
import type { Pipeline } from '../../core/pipeline/pipeline'
import { byHeight, detour } from './detour'

export type UsesEdge = {
  from: string
  to: string
  sourceHandle: 'head' | 'foot'
  targetHandle: 'head' | 'foot'
  data: { begin: number; end: number; implied: boolean; gap: number | null }
}

const GAP = 18
/** More lines than this share their ends: a fan would be wider than the node. */
const WIDEST = 7
/** Among more services than this nobody follows a line, and each key would pay for its way. */
const FOLLOWED = 200
/** Within a gap between two columns. */
const MOST_APART = 12

export function usesEdges({ uses, links }: Pipeline, places: Places): UsesEdge[] {
  const written = new Set(links.flatMap(({ from, to, declared }) => (declared ? [`${from}\n${to}`] : [])))
  const edges = uses.map(([from, to]): UsesEdge => {
    const above = yOf(places, from)
    const below = yOf(places, to)
    const implied = !written.has(`${from}\n${to}`)
    const data = { begin: 0, end: 0, implied, gap: null }
    // in one row both ends hang below
    const sourceHandle = below < above ? 'head' : 'foot'
    return { from, to, sourceHandle, targetHandle: below > above ? 'head' : 'foot', data }
  })
  spread(
    edges,
    (edge) => `${edge.from}\n${edge.sourceHandle}`,
    (edge) => xOf(places, edge.to),
    'begin',
  )
  spread(
    edges,
    (edge) => `${edge.to}\n${edge.targetHandle}`,
    (edge) => xOf(places, edge.from),
    'end',
  )
  const sorted = byHeight(places)
  if (sorted.length <= FOLLOWED) for (const edge of edges) edge.data.gap = gapOf(edge, places, sorted)
  return edges
}

function gapOf({ from, to, sourceHandle, targetHandle, data }: UsesEdge, places: Places, sorted: Point[]) {
  const [source, target] = [places.get(from), places.get(to)]
  if (!source || !target || sourceHandle === targetHandle) return null
  const begin = atSide(source, sourceHandle === 'foot', data.begin)
  const end = atSide(target, targetHandle === 'foot', data.end)
  const gap = sourceHandle === 'foot' ? detour(sorted, begin, end) : detour(sorted, end, begin)
  // lines in one gap stand apart as their ends do
  return gap === null ? null : gap + Math.max(-MOST_APART, Math.min(MOST_APART, (data.begin + data.end) / 2))
}

/** In the middle of a node's head or foot, or a little beside it. */
export function atSide([x, y]: Point, isFoot: boolean, shift: number): Point {
  return [x + NODE_WIDTH / 2 + shift, isFoot ? y + NODE_HEIGHT : y]
}

/** Ends at one side of one node, in the order of where their other ends are. */
function spread(
  edges: readonly UsesEdge[],
  side: (edge: UsesEdge) => string,
  far: (edge: UsesEdge) => number,
  end: 'begin' | 'end',
) {
  const groups = new Map<string, UsesEdge[]>()
  for (const edge of edges) {
    const group = groups.get(side(edge))
    if (group) group.push(edge)
    else groups.set(side(edge), [edge])
  }
  for (const group of groups.values()) {
    if (group.length < 2 || group.length > WIDEST) continue
    group.sort((a, b) => far(a) - far(b))
    group.forEach((edge, index) => {
      edge.data[end] = (index - (group.length - 1) / 2) * GAP
    })
  }
}

function xOf(places: Places, name: string): number {
  return places.get(name)?.[0] ?? 0
}

function yOf(places: Places, name: string): number {
  return places.get(name)?.[1] ?? 0
}
