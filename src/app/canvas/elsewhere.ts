// Where GMC makes something else of a service than what is drawn: `vllm · GMC: tgi`.

import type { Pipeline } from '../../core/pipeline/pipeline'
import { realise } from '../../core/pipeline/realise'

/** By name, the kind that takes a service's place on GMC. */
export function elsewhereOf(declared: Pipeline, drawn: Pipeline): ReadonlyMap<string, string> {
  const there = realise(declared, 'gmc').pipeline
  const kinds = new Map(there.services.map(({ name, kind }) => [name, kind]))
  const links = new Map(there.links.map(({ from, slot, to }) => [`${from}\n${slot}`, to]))
  const found = new Map<string, string>()
  for (const { name, kind, implied } of drawn.services) {
    if (implied) continue
    const other = kinds.get(name)
    if (other !== undefined && other !== kind) found.set(name, other)
  }
  const impliedKinds = new Map(drawn.services.flatMap((one) => (one.implied ? [[one.name, one.kind]] : [])))
  for (const { from, slot, to } of drawn.links) {
    const kind = impliedKinds.get(to)
    const filler = links.get(`${from}\n${slot}`)
    const other = filler && kinds.get(filler)
    if (kind !== undefined && other !== undefined && other !== kind) found.set(to, other)
  }
  return found
}
