// The first request to a connector: a JSON object of the shape that its first services read, since the router hands
// it on as it is.

import type { Pipeline } from '../../pipeline/pipeline'
import { SOUND } from '../../plan/samples'
import { labelOf } from './steps'

const QUESTION = 'What is OPEA?'

/** By step, those of GMC's images that do not read `text`. */
const BODIES: Record<string, object> = {
  Llm: { query: QUESTION },
  DocSum: { query: 'OPEA is the Open Platform for Enterprise AI.' },
  Asr: { byte_str: SOUND },
  Tts: { text: QUESTION },
}

export function firstRequest(pipeline: Pipeline): object {
  const { services, flowServices, flow, kinds } = pipeline
  const later = new Set(flow.map(([, to]) => to))
  const first = services.filter(({ name }) => flowServices.includes(name) && !later.has(name))
  const bodies = first.map((service) => {
    const isChat = kinds.get(service.kind)?.call.endpoint === '/v1/chat/completions'
    return BODIES[isChat ? 'Llm' : labelOf(service, pipeline)] ?? { text: QUESTION }
  })
  // a streamed answer is no JSON, which a step behind it needs
  return { ...Object.assign({}, ...bodies), parameters: { max_tokens: 256, streaming: false } }
}
