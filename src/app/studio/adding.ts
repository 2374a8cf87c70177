// What adding a kind means where something is selected: behind the selected service of the flow, or used by it.
// Shared by the palette, the canvas and whatever else adds.

import type { Step } from '../../core/commands/perform'
import type { Pipeline } from '../../core/pipeline/pipeline'
import type { Finding } from '../../core/text/diagnostic'
import type { Studio } from './studio'

/** What is dragged when a kind is; the second only for one of the flow: over a target types are all that can be read. */
export const KIND_TYPE = 'application/x-megaflow-kind'
export const FLOW_TYPE = 'application/x-megaflow-flow'

export type Adding = { label: string; steps: Step[] }

/** Where a new service goes: between two, beside one, or nowhere in particular. */
export type Spot = { after?: string | undefined; before?: string | undefined; usedBy?: string | undefined }

export function adding(kind: string, { after, before, usedBy }: Spot): Adding {
  const steps: Step[] = [
    { gesture: 'add', args: { kind, ...(after ? { after } : {}), ...(before ? { before } : {}) } },
  ]
  if (usedBy) steps.push({ gesture: 'use', args: ([to]) => ({ from: usedBy, to }) })
  // `use` selects nothing itself, so that what was added stays selected
  const place =
    after && before
      ? ` between ${after} and ${before}`
      : after
        ? ` after ${after}`
        : before
          ? ` before ${before}`
          : usedBy
            ? ` for ${usedBy}`
            : ''
  return { label: `add ${kind}${place}`, steps }
}

/** The spot that a selection suggests for a kind. */
export function spotFor(pipeline: Pipeline | null, selected: readonly string[], kind: string): Spot {
  const service =
    selected.length === 1 ? pipeline?.services.find(({ name }) => name === selected[0]) : undefined
  const role = pipeline?.kinds.get(kind)?.role
  if (!service || service.implied || role === undefined) return {}
  if (role === 'flow') return service.role === 'flow' ? { after: service.name } : {}
  const takes = role === 'backing' && openSlotFor(pipeline!, service.name, kind)
  return takes ? { usedBy: service.name } : {}
}

/** Has a service a slot for a kind that nothing declared fills? */
function openSlotFor(pipeline: Pipeline, name: string, kind: string): boolean {
  const service = pipeline.services.find((one) => one.name === name)!
  const provides = [kind, ...(pipeline.kinds.get(kind)?.provides ?? [])]
  return (pipeline.kinds.get(service.kind)?.slots ?? []).some((slot) => {
    const isTaken = pipeline.links.some(
      (link) => link.from === name && link.slot === slot.name && link.declared,
    )
    return slot.kinds.some((id) => provides.includes(id)) && (slot.many || !isTaken)
  })
}

/** Adds a kind where the selection suggests. Gives the refusal, or null when it was done. */
export function addKind(studio: Studio, kind: string): Finding | null {
  const { snapshot, selection } = studio.getState()
  const { label, steps } = adding(kind, spotFor(snapshot.pipeline, selection.services, kind))
  return studio.runAll(label, steps)
}
