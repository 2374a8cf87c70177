// The deployment RFC's sample as GMC takes it today: its eight steps, under the key names that are read now.

import { stepsOf } from './connector.mjs'

const steps = {
  Embedding: { TEI_EMBEDDING_ENDPOINT: 'TeiEmbedding' },
  TeiEmbedding: {},
  Retriever: { TEI_EMBEDDING_ENDPOINT: 'TeiEmbedding', REDIS_URL: 'VectorDB' },
  VectorDB: {},
  Reranking: { TEI_RERANKING_ENDPOINT: 'TeiReranking' },
  TeiReranking: {},
  Llm: { TGI_LLM_ENDPOINT: 'Tgi' },
  Tgi: {},
}
const outdated = [
  'tei_endpoint',
  'tei_reranking_endpoint',
  'tgi_endpoint',
  'RedisUrl',
  'IndexName',
  'modelId',
]

export function rfcProblems(connector) {
  const found = stepsOf(connector)
  const names = found.map(({ step }) => step.name)
  const wanted = Object.keys(steps)
  if ([...names].sort().join() !== [...wanted].sort().join()) return [`steps: ${names.join(', ')}`]

  const serviceName = (name) => found.find(({ step }) => step.name === name).service.serviceName
  const problems = []
  for (const { step, service } of found) {
    const config = service.config ?? {}
    for (const [key, target] of Object.entries(steps[step.name])) {
      if (config[key] !== serviceName(target)) problems.push(`${step.name}: ${key} is ${config[key]}`)
    }
    problems.push(
      ...outdated.filter((key) => key in config).map((key) => `${step.name}: ${key} is read by nothing`),
    )
  }
  const flow = found.filter(({ service }) => !service.isDownstreamService).map(({ step }) => step.name)
  if (flow.join() !== 'Embedding,Retriever,Reranking,Llm') problems.push(`flow: ${flow.join(' >> ')}`)
  return problems
}
