// All adapters by name; the names are what `call.adapter` of a kind may say.

import type { Adapter } from './adapter'
import { CUSTOM } from './custom'
import { DATA } from './data'
import { GUARDRAILS } from './guardrails'
import { IMAGES } from './images'
import { PROMPTS } from './prompts'
import { RETRIEVAL } from './retrieval'
import { SPEECH } from './speech'
import { TEXT } from './text'
import { VISION } from './vision'

export const ADAPTERS = {
  ...RETRIEVAL,
  ...TEXT,
  ...PROMPTS,
  ...GUARDRAILS,
  ...SPEECH,
  ...VISION,
  ...IMAGES,
  ...DATA,
  ...CUSTOM,
} satisfies Record<string, Adapter>
