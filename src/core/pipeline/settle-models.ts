// Which model a caller asks for and its server serves: one of the two says it, or neither.

import type { Finding } from '../text/diagnostic'
import type { Pipeline, Service, Use } from './pipeline'
import { modelDiffers } from './realise-findings'

/** A caller's model and its server's are one. Findings: `model-differs`. */
export function settleModels(
  links: readonly Use[],
  services: ReadonlyMap<string, Service>,
  kinds: Pipeline['kinds'],
  findings: Finding[],
) {
  for (const { from, to, slot: name } of links) {
    const caller = services.get(from)!
    const server = services.get(to)!
    const slot = kinds.get(caller.kind)?.slots.find((one) => one.name === name)
    if (!slot?.model) continue
    const wanted = caller.declared.model
    if (wanted !== undefined && server.declared.model === undefined && !server.remote) {
      server.model = wanted
      server.declared = { ...server.declared, model: wanted }
    }
    if (wanted !== undefined && server.declared.model !== undefined && server.declared.model !== wanted) {
      findings.push(modelDiffers(caller, server))
    }
    caller.model = wanted ?? server.model
  }
  for (const { from, to, slot: name } of links) {
    const caller = services.get(from)!
    const slot = kinds.get(caller.kind)?.slots.find((one) => one.name === name)
    if (slot?.model && caller.declared.model === undefined) caller.model = services.get(to)!.model
  }
}
