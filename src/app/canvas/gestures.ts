// What React Flow reports → gestures of the table, or the selection. Pure.

import type { EdgeChange, NodeChange } from '@xyflow/react'
import type { Point } from '../../core/pipeline/layout'
import type { Pipeline } from '../../core/pipeline/pipeline'
import { type Adding, adding, type Spot } from '../studio/adding'
import type { Selection } from '../studio/selection'
import type { Connecting, Mode } from './view'

/** The selection after some changes; null when they change nothing of it. */
export function selectedAfter(selection: Selection, changes: readonly NodeChange[]): Selection | null {
  const names = new Set(selection.services)
  let changed = false
  for (const change of changes) {
    if (change.type !== 'select' || names.has(change.id) === change.selected) continue
    if (change.selected) names.add(change.id)
    else names.delete(change.id)
    changed = true
  }
  return changed ? { services: [...names], edge: names.size > 0 ? null : selection.edge } : null
}

/** The same for edges, of which at most one is selected, and none beside services. */
export function edgeAfter(
  selection: Selection,
  changes: readonly EdgeChange[],
  endsOf: (id: string) => readonly [string, string] | undefined,
): Selection | null {
  const picked = changes.find((change) => change.type === 'select' && change.selected)
  if (picked && 'id' in picked) {
    const edge = endsOf(picked.id)
    return edge && selection.services.length === 0 ? { services: [], edge } : null
  }
  const dropped = changes.some(
    (change) => change.type === 'select' && !change.selected && equal(endsOf(change.id), selection.edge),
  )
  return dropped ? { services: selection.services, edge: null } : null
}

/** Places of nodes that are being dragged, over those known already; null when none is. */
export function draggedAfter(
  dragged: ReadonlyMap<string, Point> | null,
  changes: readonly NodeChange[],
): ReadonlyMap<string, Point> | null {
  const moves = changes.flatMap((change) =>
    change.type === 'position' && change.position
      ? [[change.id, [change.position.x, change.position.y] as Point] as const]
      : [],
  )
  return moves.length === 0 ? dragged : new Map([...(dragged ?? []), ...moves])
}

/** The gestures that draw an edge, or move the end of one, so that it ends at a service. */
export function connecting({ from, mode, backwards, moves }: Connecting, at: string): Adding {
  const [a, b] = backwards ? [at, from] : [from, at]
  if (moves) {
    const [oldFrom, oldTo] = moves
    const args = { from: oldFrom, to: oldTo, ...(backwards ? { newFrom: a } : { newTo: b }) }
    return { label: `reconnect ${a} → ${b}`, steps: [{ gesture: 'reconnect', args }] }
  }
  const gesture = mode === 'flow' ? 'connect' : 'use'
  return { label: `${gesture} ${a} → ${b}`, steps: [{ gesture, args: { from: a, to: b } }] }
}

/** What is deleted with the selection; null when nothing can be. */
export function deleting(
  pipeline: Pipeline,
  { services, edge }: Selection,
  reconnect: boolean,
): Adding | null {
  if (edge && services.length === 0) {
    const [from, to] = edge
    const isFlow = pipeline.flow.some(([a, b]) => a === from && b === to)
    const isWritten = pipeline.links.some((one) => one.from === from && one.to === to && one.declared)
    if (!isFlow && !isWritten) return null
    const gesture = isFlow ? 'disconnect' : 'unuse'
    return {
      label: `${isFlow ? 'disconnect' : 'stop using'} ${from} → ${to}`,
      steps: [{ gesture, args: { from, to } }],
    }
  }
  const implied = new Set(pipeline.services.flatMap(({ name, implied }) => (implied ? [name] : [])))
  const names = services.filter((name) => !implied.has(name))
  if (names.length === 0) return null
  const args = { names, ...(reconnect ? { reconnect: true } : {}) }
  return { label: `delete ${names.join(', ')}`, steps: [{ gesture: 'remove', args }] }
}

/** A kind dropped on the canvas: onto an edge, or free where it was let go. */
export function dropping(kind: string, place: Point, edge: readonly [string, string] | null): Adding {
  if (edge) return adding(kind, { after: edge[0], before: edge[1] })
  const { label, steps } = adding(kind, {})
  return {
    label,
    steps: [...steps, { gesture: 'move', args: ([name]) => ({ positions: { [name!]: place } }) }],
  }
}

/** A kind chosen where the end of an edge was let go. */
export function continuing(kind: string, from: string, mode: Mode, backwards: boolean): Adding {
  const spot: Spot = mode === 'uses' ? { usedBy: from } : backwards ? { before: from } : { after: from }
  return adding(kind, spot)
}

function equal(a: readonly [string, string] | undefined, b: readonly [string, string] | null): boolean {
  return a !== undefined && b !== null && a[0] === b[0] && a[1] === b[1]
}
