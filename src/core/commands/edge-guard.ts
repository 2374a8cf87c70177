// Which edges cannot be drawn, and why. The page asks it while one connects; the gestures refuse by it.

import { NAME } from '../pipeline/flow'
import { predecessors, reachable, successors } from '../pipeline/graph'
import type { Pipeline } from '../pipeline/pipeline'
import { fits } from '../pipeline/slots'

/** Why `from → to` cannot be an edge of the flow; null when it can. */
export function whyNotConnect(pipeline: Pipeline, from: string, to: string): string | null {
  if (from === to) return `\`${from}\` cannot lead to itself.`
  for (const name of [from, to]) {
    const service = pipeline.services.find((one) => one.name === name)
    if (!service) return `There is no service \`${name}\`.`
    if (!NAME.test(name)) return `\`${name}\` cannot stand in a rule; rename it first.`
    if (service.implied) return `\`${name}\` is implied and not part of the flow.`
    if (service.role === 'side') return `\`${name}\` runs beside the flow.`
    if (service.role === 'backing')
      return `\`${name}\` is used by other services; it does not stand in the flow.`
  }
  return whyNotLead(pipeline, from, to)
}

/** Why no way may lead from one service of the flow to another: there would be a circle. */
export function whyNotLead({ flow }: Pipeline, from: string, to: string): string | null {
  const trail = wayFrom(to, from, flow)
  if (from === to) return `\`${from}\` cannot lead to itself.`
  return trail ? `That would make a circle: ${[...trail, to].join(' → ')}.` : null
}

/** Why `from` cannot use `to`; null when it can. */
export function whyNotUse(pipeline: Pipeline, from: string, to: string): string | null {
  if (from === to) return `\`${from}\` cannot use itself.`
  const caller = pipeline.services.find((one) => one.name === from)
  const server = pipeline.services.find((one) => one.name === to)
  if (!caller || !server) return `There is no service \`${caller ? to : from}\`.`
  const trail = wayFrom(to, from, pipeline.uses)
  if (trail) return `These services would use one another in a circle: ${[...trail, to].join(' → ')}.`
  if (caller.kind === 'custom') return null
  const slots = (pipeline.kinds.get(caller.kind)?.slots ?? []).filter((slot) =>
    fits(server, slot, pipeline.kinds),
  )
  if (slots.length === 0) return `\`${from}\` (${caller.kind}) has no use for \`${to}\` (${server.kind}).`
  const taken = pipeline.links.filter(
    (link) => link.from === from && link.declared && slots.some(({ name }) => name === link.slot),
  )
  if (slots.some((slot) => slot.many) || taken.length < slots.length) return null
  return `\`${from}\` uses \`${taken[0]!.to}\` for that already.`
}

/** A way along the edges from one name to another, both included; null when there is none. */
function wayFrom(from: string, to: string, edges: readonly (readonly [string, string])[]): string[] | null {
  const next = successors(edges)
  const back = reachable([to], predecessors(edges))
  if (!back.has(from)) return null
  const way = [from]
  const seen = new Set(way)
  while (way.at(-1) !== to) {
    const step = next.get(way.at(-1)!)?.find((name) => back.has(name) && !seen.has(name))
    if (step === undefined) return [from, to]
    seen.add(step)
    way.push(step)
  }
  return way
}
