// Which declared services could fill a slot. Asked by every caller, so it is found once for all callers of a kind.

import type { Kind, Slot } from '../catalog/kind'
import type { Service } from './pipeline'

/** Those that fit, by what they are or provide, and of them those that no `uses` lists. */
type Candidates = { fitting: readonly Service[]; free: readonly Service[] }

/** Looks services up by slot, as their kinds are now; who asks is not among them, nor who is not meant. */
export function candidatesAmong(
  services: readonly Service[],
  kinds: ReadonlyMap<string, Kind>,
): (slot: Slot, caller: Service, isMeant?: (one: Service) => boolean) => Candidates {
  const listed = new Set(services.flatMap(({ declared }) => declared.uses ?? []))
  const byKind = new Map<string, Service[]>()
  for (const service of services) {
    for (const id of [service.kind, ...(kinds.get(service.kind)?.provides ?? [])]) {
      const known = byKind.get(id)
      if (known) known.push(service)
      else byKind.set(id, [service])
    }
  }
  const bySlot = new Map<Slot, Candidates>()
  return (slot, caller, isMeant) => {
    let found = bySlot.get(slot)
    if (!found) {
      const fitting = slot.kinds.flatMap((id) => byKind.get(id) ?? [])
      found = { fitting, free: fitting.filter(({ name }) => !listed.has(name)) }
      bySlot.set(slot, found)
    }
    const [fitting, free] = [found.fitting, found.free].map((all) => {
      const others = all.includes(caller) ? all.filter((one) => one !== caller) : all
      return isMeant ? others.filter(isMeant) : others
    })
    return { fitting: fitting!, free: free! }
  }
}
