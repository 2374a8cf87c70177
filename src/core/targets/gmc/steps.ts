// What GMC knows of steps: names that its admission lets pass, and config keys with a meaning of their own.
// Source: GenAIInfra/microservices-connector, api/v1alpha3/validating_webhook.go and
// internal/controller/gmconnector_controller.go; seen on the running controller.

import type { Kind, Platform } from '../../catalog/kind'
import type { Pipeline, Service } from '../../pipeline/pipeline'

/** The router answers here; its Service may have any name but its pods carry this label. */
export const ROUTER = 'router-service'
export const ROUTER_PORT = 8080

/** Says nothing about a step. Admission takes it, and the controller cannot deploy it: for calls elsewhere only. */
export const NEUTRAL = 'Router'

/** All 22, in the order in which they serve as labels where none fits; what pipelines have anyway comes late. */
export const STEP_NAMES = [
  NEUTRAL,
  'DocSum',
  'WebRetriever',
  'Asr',
  'Tts',
  'Whisper',
  'WhisperGaudi',
  'SpeechT5',
  'SpeechT5Gaudi',
  'VectorDB',
  'TeiEmbedding',
  'TeiEmbeddingGaudi',
  'TeiReranking',
  'Tgi',
  'TgiGaudi',
  'TgiNvidia',
  'Retriever',
  'Reranking',
  'Embedding',
  'Llm',
  'UI',
  'DataPrep',
]

/** Keys whose value the controller replaces by the URL of the downstream step of that name. */
export const SERVICE_KEYS: ReadonlySet<string> = new Set([
  'TEI_EMBEDDING_ENDPOINT',
  'TEI_RERANKING_ENDPOINT',
  'TGI_LLM_ENDPOINT',
  'REDIS_URL',
  'ASR_ENDPOINT',
  'TTS_ENDPOINT',
  'TEI_ENDPOINT',
])

/** The step that deploys a kind on a platform; where there is none of its own, the CPU's. null: there is none. */
export function stepOf(kind: Kind | undefined, platform: Platform): string | null {
  if (!kind?.gmc || platform === 'rocm') return null
  return kind.gmc.steps[platform] ?? kind.gmc.steps.xeon ?? null
}

/** The step name that tells best what a service is; `Router` for what GMC does not know. */
export function labelOf({ kind: id, platform }: Service, { kinds }: Pipeline): string {
  const kind = kinds.get(id)
  const standIn = kind?.realisedAs?.gmc
  return stepOf(kind, platform) ?? stepOf(standIn ? kinds.get(standIn) : undefined, platform) ?? NEUTRAL
}
