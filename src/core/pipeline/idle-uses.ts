// Uses that a document declares for a slot which is not there: a language model where the store needs none.

import type { Slot } from '../catalog/kind'
import type { Finding } from '../text/diagnostic'
import type { Pipeline, Service, Use } from './pipeline'
import { idleUse } from './realise-findings'

/** Is the slot there, with what fills the other one? */
function isThere(
  { name }: Service,
  only: NonNullable<Slot['only']>,
  links: readonly Use[],
  services: ReadonlyMap<string, Service>,
): boolean {
  const link = links.find(({ from, slot }) => from === name && slot === only.slot)
  return link !== undefined && only.kinds.includes(services.get(link.to)!.kind)
}

/** Findings: `uses-fits-none`; not told where a target has put another store in the place of the declared one. */
export function dropIdle(
  links: Use[],
  services: ReadonlyMap<string, Service>,
  kinds: Pipeline['kinds'],
  isTold: boolean,
  findings: Finding[],
) {
  for (const link of links) {
    if (!link.declared || link.slot === null) continue
    const service = services.get(link.from)!
    const slot = kinds.get(service.kind)?.slots.find(({ name }) => name === link.slot)
    if (!slot?.only || isThere(service, slot.only, links, services)) continue
    link.slot = null
    if (!isTold) continue
    const other = links.find(({ from, slot: name }) => from === link.from && name === slot.only!.slot)
    findings.push(idleUse(service, services.get(link.to)!, slot, other && services.get(other.to), link.path))
  }
}
