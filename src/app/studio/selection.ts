// What is selected, and what becomes of it when the document changes.

import type { Snapshot } from '../../core/snapshot'

export type Selection = { services: readonly string[]; edge: readonly [from: string, to: string] | null }

export const NOTHING: Selection = { services: [], edge: null }

/** Services that are still there; one that typing renamed is found again by its place in the document. */
export function kept(selection: Selection, before: Snapshot | null, now: Snapshot | null): Selection {
  const { services, edge } = selection
  const names = now?.pipeline?.services.map(({ name }) => name) ?? []
  const known = new Set(names)
  const old = before?.pipeline?.services.map(({ name }) => name) ?? []
  const found = services.flatMap((name) => {
    if (known.has(name)) return [name]
    const index = old.indexOf(name)
    const renamed =
      names.length === old.length && index >= 0 && !old.includes(names[index]!) ? names[index]! : null
    return renamed === null ? [] : [renamed]
  })
  const edges = [now?.pipeline?.flow, now?.pipeline?.uses].flatMap((some) => some ?? [])
  const hasEdge = edge && edges.some(([from, to]) => from === edge[0] && to === edge[1])
  const isSame = found.length === services.length && found.every((name, at) => name === services[at])
  return isSame && (hasEdge || !edge) ? selection : { services: found, edge: hasEdge ? edge : null }
}
