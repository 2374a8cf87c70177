// What stands in for each kind in compose.mock.yaml: a role of stub-program.ts, or why the kind runs as it is.

import type { Kind } from '../../catalog/kind'

export type StubRole =
  | 'tei' // vectors and ranks
  | 'model' // a language model
  | 'judge' // a model that finds everything safe
  | 'vision' // a model that sees
  | 'ear' // speech to text
  | 'mouth' // text to speech
  | 'film' // pictures that move
  | 'store'
  | 'retriever'
  | 'dataprep'
  | 'guard'
  | 'writer' // a service that answers in a text
  | 'embedder' // a service that gives a text its vector
  | 'painter'
  | 'query' // a service that asks a database
  | 'record' // a service that keeps what it is given

const KINDS_OF: Record<StubRole, string> = {
  tei: 'tei-embed tei-embedding tei-rerank tei-reranking ovms-embedding ovms-reranking',
  model: 'vllm-chat tgi-chat vllm tgi ollama ovms openai-compatible',
  judge: 'vllm-guardrails',
  vision: 'bridgetower clip llava llama-vision video-llama predictionguard vllm-lvm tgi-lvm',
  ear: 'whisper-asr whisper funasr',
  mouth: 'speecht5-tts speecht5 gpt-sovits-tts gpt-sovits',
  film: 'wav2lip image2video',
  store:
    'redis-vector-db redis-kv-store milvus milvus-etcd milvus-minio etcd minio qdrant pgvector elasticsearch ' +
    'opensearch neo4j vdms arangodb mariadb opengauss pathway postgres mongodb',
  retriever: 'retriever web-retriever',
  dataprep: 'dataprep dataprep-multimodal',
  guard:
    'guardrails guardrails-bias-detection guardrails-factuality-alignment guardrails-hallucination-detection ' +
    'guardrails-pii-detection guardrails-prompt-injection guardrails-toxicity-detection',
  writer: 'llm-docsum llm-faqgen agent arb-post-hearing-assistant router',
  embedder: 'embedding-clip',
  painter: 'text2image image2image',
  query: 'text2sql text2query text2cypher text2graph text2kg struct2graph',
  record: 'prompt-registry chathistory feedback finetuning',
}

const ROLES = new Map(
  Object.entries(KINDS_OF).flatMap(([role, ids]) => ids.split(' ').map((id) => [id, role as StubRole])),
)

const PASSES_ON = 'It loads no model: it only asks its server, which is a stub.'
const RECKONS = 'It reckons by itself, without a model.'

/** Why a kind of the catalog runs as it is. */
export const KEPT: Readonly<Record<string, string>> = {
  embedding: PASSES_ON,
  'embedding-multimodal': PASSES_ON,
  reranking: PASSES_ON,
  llm: PASSES_ON,
  lvm: PASSES_ON,
  asr: PASSES_ON,
  tts: PASSES_ON,
  animation: PASSES_ON,
  'language-detection': RECKONS,
  'prompt-template': RECKONS,
  'video-reranking': RECKONS,
  ui: 'It is a page for browsers, and loads no model.',
}

/** null: it runs as it is, as all kinds of a document's own do but stores. */
export function stubOf({ id, call, role }: Kind): StubRole | null {
  return ROLES.get(id) ?? (role === 'backing' && call.protocol !== 'http' ? 'store' : null)
}
