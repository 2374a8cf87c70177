// Names of steps where they are free to choose, which is where the answer of an Ensemble gets its keys from.

import { NEUTRAL, STEP_NAMES } from '../../gmc/steps'
import type { Routed } from './routing'

export type Arranging = {
  labelOf(name: string): string
  /** It brings no servers along: an Ensemble calls downstream steps like any other, and skips none. */
  standsAlone(name: string): boolean
  /** Its label can be chosen: the controller does not deploy it at that step. */
  isCalledElsewhere(name: string): boolean
}

export type Label = { text: string; isOwn: boolean }

/**
 * Labels that differ, because the answer of an Ensemble is an object by them. Who is deployed at its step has no
 * choice, so it comes first; a second one of its type gets a node around it, whose label is free.
 */
export function labelsFor(parts: readonly Routed[], arranging: Arranging): Label[] {
  const taken = new Set<string>()
  const isPlain = (part: Routed) => part.type === 'service' && arranging.standsAlone(part.name)
  const fixed = parts.map((part): Label | null => {
    if (part.type !== 'service' || !isPlain(part) || arranging.isCalledElsewhere(part.name)) return null
    const text = arranging.labelOf(part.name)
    if (taken.has(text)) return null
    taken.add(text)
    return { text, isOwn: true }
  })
  return parts.map((part, at) => {
    const known = fixed[at]
    if (known) return known
    const wanted = [arranging.labelOf(end(part)), NEUTRAL, ...STEP_NAMES]
    const text = wanted.find((one) => !taken.has(one)) ?? NEUTRAL
    taken.add(text)
    const isOwn = isPlain(part) && part.type === 'service' && arranging.isCalledElsewhere(part.name)
    return { text, isOwn }
  })
}

/** The last service of a part. */
export function end(part: Routed): string {
  if (part.type === 'service') return part.name
  return end(part.type === 'switch' ? part.branches.at(-1)!.part : part.parts.at(-1)!)
}
