// The one table of images: what stands in for each, and what is true of the real one.
// `port`: where it listens; `ports`: where else; `args`: whether its arguments can change that; `curl`, `wget`:
// whether the image has it; `reads`: it must have read every question that is asked; `mark`: what it leaves in the answer.

const server = (image, role, port) => ({ image, role, port, args: true, curl: true, reads: true })
const microservice = (role, port, more) => ({
  image: new RegExp(`/${role}$`),
  role,
  port,
  curl: false,
  ...more,
})
/** Its tools are shims that ask whether it listens. */
const store = (image, port, { curl = false, wget = false, ports = [], tools = 'tools' } = {}) => ({
  image,
  role: 'store',
  port,
  ports,
  curl,
  wget,
  tools,
})
/** OPEA's own, by the name of the image, on the port of others.py. */
const other = (role, port, { name = role, curl = false } = {}) => ({
  image: new RegExp(`^(?:.*/)?${name}(?:-gaudi)?$`),
  role,
  port,
  curl,
})

export const images = [
  server(/text-embeddings-inference$|\/tei-gaudi$/, 'tei', 80),
  server(/text-generation-inference$|\/tgi-gaudi$/, 'tgi', 80),
  server(/\/vllm[^/]*$/, 'vllm', 8000),

  store(/^redis\/redis-stack/, 6379, { ports: [8001] }),
  store(/^milvusdb\/milvus$/, 19530, { curl: true, ports: [9091] }),
  store(/^quay\.io\/coreos\/etcd$/, 2379),
  store(/^minio\/minio$/, 9000, { curl: true, ports: [9001] }),
  store(/^qdrant\/qdrant$/, 6333, { ports: [6334] }),
  store(/^pgvector\/pgvector$|^postgres$|^opengauss\/opengauss$/, 5432),
  store(/\/elasticsearch$/, 9200, { curl: true, ports: [9300] }),
  store(/^opensearchproject\/opensearch$/, 9200, { curl: true, ports: [9600], tools: 'tls' }), // its curl speaks TLS
  store(/^neo4j$/, 7687, { wget: true, ports: [7474] }),
  store(/^intellabs\/vdms$/, 55555),
  store(/^arangodb\/arangodb$/, 8529),
  store(/^mariadb$/, 3306),
  store(/^mongo$/, 27017),
  store(/\/pathway$/, 8666),

  microservice('embedding', 6000, { reads: true, mark: ', 4.0]' }),
  microservice('retriever', 7000, { reads: true, mark: 'retrieved with [1.0, 2.0, 3.0' }),
  microservice('reranking', 8000, { reads: true, mark: '[reranked]' }),
  microservice('llm-textgen', 9000, { reads: true, mark: '[llm-textgen]' }),
  microservice('guardrails', 9090, { reads: true }),
  microservice('dataprep', 5000, { curl: true }),
  { image: /\/comps-base$/, role: 'comps-base', port: null, curl: false }, // runs what the compose file mounts

  other('llm-docsum', 9000),
  other('llm-faqgen', 9000),
  other('arb-post-hearing-assistant', 9000),
  other('agent', 9090),
  other('web-retriever', 7077, { curl: true }),
  other('guardrails-toxicity', 9090, { name: 'guardrails-toxicity-\\w+' }),
  other('guardrails-bias', 9092, { name: 'guardrails-bias-\\w+' }),
  other('guardrails-injection', 9085, { name: 'guardrails-injection-\\w+' }),
  other('guardrails-pii', 9080, { name: 'guardrails-pii-\\w+' }),
  other('guardrails-factuality', 9075, { name: 'guardrails-factuality-\\w+' }),
  other('guardrails-hallucination', 9000, { name: 'guardrails-hallucination-\\w+' }),
  other('asr', 9099),
  other('tts', 9088),
  other('whisper', 7066, { name: '(?:whisper|funasr-paraformer)', curl: true }),
  other('speecht5', 7055, { curl: true }),
  other('gpt-sovits', 9880, { curl: true }),
  other('lvm', 9399),
  other('lvm-llava', 8399, { curl: true }),
  other('lvm-llama-vision', 9399, { curl: true }),
  other('lvm-video-llama', 9009, { curl: true }),
  other('lvm-predictionguard', 9399, { curl: true }),
  other('text2image', 9379),
  other('image2image', 9389),
  other('image2video', 9369),
  other('animation', 9066),
  other('wav2lip', 7860),
  other('text2query', 9097, { name: 'text2query-\\w+' }),
  other('text2sql', 8080),
  other('text2cypher', 9097),
  other('struct2graph', 8090),
  other('text2graph', 8090),
  other('text2kg', 8090),
  other('language-detection', 8069),
  other('prompt-template', 7900),
  other('router', 6000),
  other('promptregistry', 6018),
  other('chathistory', 6012),
  other('feedbackmanagement', 6016),
  other('finetuning', 8015),
  other('chatqna-ui', 5173),
  other('embedding-multimodal-bridgetower', 8080, { curl: true }),
  other('embedding-multimodal-clip', 6990),
  other('custom', 80, { name: 'megaflow-elsewhere' }), // what runs outside of a compose file
]

/** The row of an image by its full name. Undefined for an image that nothing stands in for. */
export function imageRow(name) {
  const bare = name.replace(/@.*$/, '').replace(/:[^:/]*$/, '')
  return images.find(({ image }) => image.test(bare))
}

/** The port on which a service of a compose model listens inside its container. */
export function containerPort(service) {
  const row = imageRow(service.image)
  const words = [service.entrypoint, service.command].flat().filter(Boolean).map(String)
  const named = words[words.indexOf('--port') + 1]
  if (row?.args && words.includes('--port')) return Number(named)
  if (row?.port) return row.port
  // a stub is told its port behind its role
  if (service.environment?.STUB) return Number(service.environment.STUB.split(' ')[1])
  return Number(service.environment?.MEGA_SERVICE_PORT ?? service.ports?.[0]?.target)
}
