// Models that nobody may download who has not accepted their terms.

import { withDefaults } from '../pipeline/substitution'
import type { Finding } from '../text/diagnostic'
import type { Unit } from './unit'

/** Families that ask for it on Hugging Face, besides what the catalog has as a default. */
const FAMILIES =
  /^(?:meta-llama\/|google\/[a-z]*gemma|stabilityai\/stable-diffusion-3|black-forest-labs\/FLUX\.1-dev)/i

/** The models that containers download and that are gated, each once, with the first that does. */
export function gatedModels(units: readonly Unit[]): { model: string; unit: Unit }[] {
  const found = new Map<string, Unit>()
  for (const unit of units) {
    const { service, kind } = unit
    const model = withDefaults(service.model ?? '')
    if (!kind.model || found.has(model)) continue
    if (FAMILIES.test(model) || (kind.model.gated && model === kind.model.default)) found.set(model, unit)
  }
  return [...found].map(([model, unit]) => ({ model, unit }))
}

/** Findings: `gated-model`. */
export function reportGated(units: readonly Unit[]): Finding[] {
  return gatedModels(units).map(({ model, unit: { service } }) => ({
    code: 'gated-model',
    severity: 'info',
    message: `${model} is gated: its terms have to be accepted on Hugging Face with the account of HF_TOKEN.`,
    // an implied server has the place of who needs it
    ...(service.declared.model !== undefined
      ? { path: [...service.path, 'model'] }
      : { path: service.path, part: 'key' as const }),
  }))
}
