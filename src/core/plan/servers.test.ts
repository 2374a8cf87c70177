// What a caller is told of the server that it uses, by the kind of that server.

import { load } from 'js-yaml'
import { expect, test } from 'vitest'
import { emit } from '../emit'

test.each([
  [
    'embedding',
    'kind: ovms-embedding',
    {
      EMBEDDING_COMPONENT_NAME: 'OPEA_OVMS_EMBEDDING',
      OVMS_EMBEDDING_ENDPOINT: 'http://server:8000',
      MODEL_ID: '${EMBEDDING_MODEL_ID:-BAAI/bge-base-en-v1.5}',
    },
  ],
  [
    'reranking',
    'kind: ovms-reranking',
    {
      RERANK_COMPONENT_NAME: 'OPEA_OVMS_RERANKING',
      OVMS_RERANKING_ENDPOINT: 'http://server:8000',
      MODEL_ID: '${RERANK_MODEL_ID:-BAAI/bge-reranker-base}',
    },
  ],
  [
    'llm',
    'kind: ovms',
    {
      LLM_COMPONENT_NAME: 'OpeaTextGenOVMS',
      LLM_ENDPOINT: 'http://server:8000',
      MODEL_ID: served('Qwen/Qwen2-7B-Instruct'),
    },
  ],
  ['llm', 'kind: ollama', { LLM_ENDPOINT: 'http://server:11434', LLM_MODEL_ID: '${OLLAMA_MODEL:-llama3.2}' }],
  [
    'agent',
    'kind: openai-compatible, endpoint: "https://models.example.com", model: me/m, api_key: "${KEY}"',
    {
      llm_engine: 'openai',
      model: served('me/m'),
      OPENAI_API_BASE: 'https://models.example.com/v1',
      OPENAI_API_KEY: '${KEY:?see .env.example}',
    },
  ],
])('%s with { %s }', (kind, server, told) => {
  const { files, diagnostics } = emit(
    `opea_micro_services: { one: { kind: ${kind}, uses: [server] }, server: { ${server} } }`,
    'compose',
  )
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  const { services } = load(files[0]!.text) as { services: Record<string, { environment: object }> }
  expect(services.one!.environment).toMatchObject(told)
})

function served(usual: string) {
  return `\${LLM_MODEL_ID:-${usual}}`
}
