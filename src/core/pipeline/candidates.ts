// Which declared services could fill a slot. Asked by every caller, so it is found once for all callers of a kind.

import type { Slot } from '../catalog/kind'
import type { Pipeline, Service } from './pipeline'

/** Those that fit, by what they are or provide, and of them those that no `uses` lists. */
type Candidates = { fitting: readonly Service[]; free: readonly Service[] }

/**
 * Looks services up by slot, each by the kind that it is declared with; who asks is not among them, nor who is not
 * meant. `services` are those of the pipeline as they have become.
 */
export function candidatesAmong(
  declared: Pipeline,
  services: ReadonlyMap<string, Service>,
): (slot: Slot, caller: Service, isMeant?: (one: Service) => boolean) => Candidates {
  // where every slot is filled, nobody asks
  let byKind: Map<string, Service[]> | undefined
  let listed: Set<string> | undefined
  const bySlot = new Map<Slot, Candidates>()
  return (slot, caller, isMeant) => {
    let found = bySlot.get(slot)
    if (!found) {
      byKind ??= servicesByKind(declared, services)
      listed ??= new Set(declared.services.flatMap((one) => one.declared.uses ?? []))
      const fitting = slot.kinds.flatMap((id) => byKind!.get(id) ?? [])
      found = { fitting, free: fitting.filter(({ name }) => !listed!.has(name)) }
      bySlot.set(slot, found)
    }
    const [fitting, free] = [found.fitting, found.free].map((all) => {
      const others = all.includes(caller) ? all.filter((one) => one !== caller) : all
      return isMeant ? others.filter(isMeant) : others
    })
    return { fitting: fitting!, free: free! }
  }
}

function servicesByKind(declared: Pipeline, services: ReadonlyMap<string, Service>): Map<string, Service[]> {
  const byKind = new Map<string, Service[]>()
  for (const { name, kind } of declared.services) {
    const service = services.get(name)!
    for (const id of [kind, ...(declared.kinds.get(kind)?.provides ?? [])]) {
      const known = byKind.get(id)
      if (known) known.push(service)
      else byKind.set(id, [service])
    }
  }
  return byKind
}
