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
  const pairs: { caller: Service; server: Service }[] = []
  for (const { from, to, slot } of links) {
    const caller = services.get(from)!
    if (slot !== null && kinds.get(caller.kind)?.slots.find((one) => one.name === slot)?.model)
      pairs.push({ caller, server: services.get(to)! })
  }
  for (const { caller, server } of pairs) {
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
  for (const { caller, server } of pairs) if (caller.declared.model === undefined) caller.model = server.model
}
