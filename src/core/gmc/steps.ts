// What GMC knows of steps: names that its admission lets pass, and config keys with a meaning of their own.
// Source: GenAIInfra/microservices-connector, api/v1alpha3/validating_webhook.go and
// internal/controller/gmconnector_controller.go; seen on the running controller.

/** The router answers here; its Service may have any name but its pods carry this label. */
export const ROUTER = 'router-service'
export const ROUTER_PORT = 8080

/** Says nothing about a step. Admission takes it, and the controller cannot deploy it: for calls elsewhere only. */
export const NEUTRAL = 'Router'

/** All 22, in the order in which they serve as labels where none fits; what pipelines have anyway comes late. */
export const STEP_NAMES: readonly string[] = [
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

/** What its manifests run (config/manifests); of OPEA's own the tag is the cluster's. */
export const IMAGES: Readonly<Record<string, string>> = {
  Embedding: 'opea/embedding-tei',
  Retriever: 'opea/retriever-redis',
  Reranking: 'opea/reranking-tei',
  Llm: 'opea/llm-tgi',
  DocSum: 'opea/llm-docsum-tgi',
  WebRetriever: 'opea/web-retriever-chroma',
  Asr: 'opea/asr',
  Tts: 'opea/tts',
  DataPrep: 'opea/dataprep-redis',
  UI: 'opea/chatqna-conversation-ui',
  TeiEmbedding: 'ghcr.io/huggingface/text-embeddings-inference:cpu-1.5',
  TeiEmbeddingGaudi: 'ghcr.io/huggingface/tei-gaudi:1.5.0',
  TeiReranking: 'ghcr.io/huggingface/text-embeddings-inference:cpu-1.5',
  Tgi: 'ghcr.io/huggingface/text-generation-inference:2.4.0-intel-cpu',
  TgiGaudi: 'ghcr.io/huggingface/tgi-gaudi:2.0.6',
  TgiNvidia: 'ghcr.io/huggingface/text-generation-inference:2.2.0',
  VectorDB: 'redis/redis-stack:7.2.0-v9',
  Whisper: 'opea/whisper',
  WhisperGaudi: 'opea/whisper-gaudi',
  SpeechT5: 'opea/speecht5',
  SpeechT5Gaudi: 'opea/speecht5-gaudi',
}

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

/** Steps that come in variants, of which a namespace can have one: they share a ConfigMap by name. */
export const VARIANTS: readonly (readonly string[])[] = [
  ['Tgi', 'TgiGaudi', 'TgiNvidia'],
  ['TeiEmbedding', 'TeiEmbeddingGaudi'],
  ['Whisper', 'WhisperGaudi'],
  ['SpeechT5', 'SpeechT5Gaudi'],
]

/**
 * Kubernetes tells every container of the namespace NAME_PORT=tcp://… for each Service, and the code of OPEA's
 * retriever and dataprep reads REDIS_PORT and its like as numbers; vLLM reads VLLM_PORT.
 */
export const COLLIDING: ReadonlySet<string> = new Set([
  'redis',
  'milvus',
  'mongo',
  'qdrant',
  'opensearch',
  'vdms',
  'pathway',
  'vllm',
])
