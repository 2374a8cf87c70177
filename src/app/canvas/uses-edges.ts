// Where the dashed lines of `uses` leave and arrive: foot or head of a node, side by side where several meet.

import type { Places } from '../../core/pipeline/layout'
import type { Pipeline } from '../../core/pipeline/pipeline'

export type UsesEdge = {
  from: string
  to: string
  sourceHandle: 'head' | 'foot'
  targetHandle: 'head' | 'foot'
  data: { begin: number; end: number; implied: boolean }
}

const GAP = 18
/** More lines than this share their ends: a fan would be wider than the node. */
const WIDEST = 7

export function usesEdges({ uses, links }: Pipeline, places: Places): UsesEdge[] {
  const written = new Set(links.flatMap(({ from, to, declared }) => (declared ? [`${from}\n${to}`] : [])))
  const edges = uses.map(([from, to]): UsesEdge => {
    const above = yOf(places, from)
    const below = yOf(places, to)
    const implied = !written.has(`${from}\n${to}`)
    const data = { begin: 0, end: 0, implied }
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
  return edges
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
