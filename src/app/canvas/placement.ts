// The layout stays put: services move only when the graph changed and has no error. While one stands, known
// services keep their places, also under a name that is being typed anew.

import { layoutOf, overlaps, type Places, type Point, ROW } from '../../core/pipeline/layout'
import type { Pipeline } from '../../core/pipeline/pipeline'
import type { Snapshot } from '../../core/snapshot'

export type Placement = {
  places: Places
  /** What the places were made from. */
  pipeline: Pipeline | null
  /** The graph as a string; null for places that were kept over an error. */
  graph: string | null
  /** `x-layout` as a string. */
  moved: string
}

export const NOWHERE: Placement = { places: new Map(), pipeline: null, graph: '', moved: '{}' }

/** Places for a snapshot, from those before it. */
export function placed(previous: Placement, { pipeline, diagnostics }: Snapshot): Placement {
  if (!pipeline) return previous
  const graph = graphOf(pipeline)
  const moved = JSON.stringify(pipeline.layout)
  if (graph === previous.graph && moved === previous.moved) return previous
  const isBroken = diagnostics.some(({ severity }) => severity === 'error')
  if (!isBroken || !previous.pipeline || previous.places.size === 0)
    return { places: layoutOf(pipeline), pipeline, graph, moved }
  return { places: keptPlaces(previous, pipeline), pipeline, graph: null, moved }
}

function keptPlaces({ places, pipeline: before }: Placement, pipeline: Pipeline): Places {
  const renamed = renames(before!, pipeline)
  const kept = new Map<string, Point>()
  for (const { name } of pipeline.services) {
    const place = pipeline.layout[name] ?? places.get(name) ?? places.get(renamed.get(name) ?? '')
    if (place) kept.set(name, place)
  }
  if (kept.size === pipeline.services.length) return kept
  const computed = layoutOf(pipeline)
  for (const { name } of pipeline.services) {
    if (!kept.has(name)) kept.set(name, freePlace(computed.get(name)!, kept))
  }
  return kept
}

/** New name → old name, where as many services stand in the document and one at the same place is unknown. */
function renames(before: Pipeline, now: Pipeline): Map<string, string> {
  const old = before.services.filter(({ implied }) => !implied)
  const declared = now.services.filter(({ implied }) => !implied)
  const found = new Map<string, string>()
  if (old.length !== declared.length) return found
  const known = new Set(old.map(({ name }) => name))
  const still = new Set(declared.map(({ name }) => name))
  declared.forEach(({ name }, index) => {
    const was = old[index]!.name
    if (!known.has(name) && !still.has(was)) found.set(name, was)
  })
  return found
}

function freePlace([x, start]: Point, taken: Places): Point {
  let y = start
  while ([...taken.values()].some((place) => overlaps([x, y], place))) y += ROW
  return [x, y]
}

function graphOf({ services, flow, uses }: Pipeline): string {
  const names = services.map(({ name, role }) => `${name}:${role}`).join(' ')
  return `${names}|${flow.join(' ')}|${uses.join(' ')}`
}
