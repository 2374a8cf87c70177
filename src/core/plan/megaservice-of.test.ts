// How the megaservice calls a service: as its kind says, or as what fills one of its slots asks for.

import { expect, test } from 'vitest'
import { dedent } from '../../fixtures/drawn'
import { emit } from '../emit'

test.each([
  ['a store of vectors', 'redis-vector-db', 'Retriever'],
  ['a store of graphs', 'neo4j', 'GraphRetriever'],
  ['a kind of one’s own, as the one that it provides', 'my-graphs', 'GraphRetriever'],
])('a retriever on %s', (_, kind, called) => {
  const { files, diagnostics } = emit(
    dedent(`
      opea_micro_services:
        tei-embed:
        retriever: { uses: [store] }
        store: { kind: ${kind} }
        model: { kind: vllm-chat }
      opea_mega_service:
        mega_flow: [tei-embed >> retriever >> model]
      x-kinds:
        my-graphs: { role: backing, provides: [neo4j], call: { port: 1 }, container: { image: graphs } }
    `),
    'python',
  )
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(files[0]!.text).toMatch(new RegExp(`flow.add\\(retriever, ${called}\\(`))
})

test.each([
  ['https://far.example.com/v1/chat/completions', 'protocol="https",', '443'],
  ['HTTPS://far.example.com/v1/chat/completions', 'protocol="https",', '443'],
  ['http://far.example.com/v1/chat/completions', '', '80'],
])('a service at %s', (endpoint, protocol, port) => {
  const { files } = emit(
    `opea_micro_services:\n  llm: { kind: vllm-chat, endpoint: "${endpoint}" }\nopea_mega_service: { mega_flow: [llm] }\n`,
    'python',
  )
  const call = /llm = MicroService\([\s\S]*?\n {4}\)/.exec(files[0]!.text)![0]
  expect(/protocol=.*/.exec(call)?.[0] ?? '').toBe(protocol)
  expect(call).toContain(`os.getenv("LLM_SERVICE_PORT", "${port}")`)
})
