// The one table of images: what stands in for each, and what is true of the real one.
// `port`: where it listens; `args`: whether its arguments can change that; `curl`: whether the image has it;
// `reads`: it must have read every question that is asked; `mark`: what it leaves in the answer.

const server = (image, role, port) => ({ image, role, port, args: true, curl: true, reads: true })
const microservice = (role, port, more) => ({
  image: new RegExp(`/${role}$`),
  role,
  port,
  curl: false,
  ...more,
})

export const images = [
  server(/text-embeddings-inference$|\/tei-gaudi$/, 'tei', 80),
  server(/text-generation-inference$|\/tgi-gaudi$/, 'tgi', 80),
  server(/\/vllm[^/]*$/, 'vllm', 8000),
  { image: /^redis\/redis-stack/, role: 'redis', port: 6379, curl: false },
  microservice('embedding', 6000, { reads: true, mark: ', 4.0]' }),
  microservice('retriever', 7000, { reads: true, mark: 'retrieved with [1.0, 2.0, 3.0' }),
  microservice('reranking', 8000, { reads: true, mark: '[reranked]' }),
  microservice('llm-textgen', 9000, { reads: true, mark: '[llm-textgen]' }),
  microservice('guardrails', 9090, { reads: true }),
  microservice('dataprep', 5000, { curl: true }),
  { image: /\/comps-base$/, role: 'comps-base', port: null, curl: false }, // runs what the compose file mounts
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
  return Number(service.environment?.MEGA_SERVICE_PORT ?? service.ports?.[0]?.target)
}
