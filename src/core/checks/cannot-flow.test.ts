// A service that cannot stand in a flow, named by a rule.

import { test } from 'vitest'
import { check, mend } from '../../fixtures/check'

test('a store: other services use it', () =>
  check(`
    opea_micro_services:
      llm:
      redis-vector-db:
    opea_mega_service:
      mega_flow:
        - llm >> redis-vector-db
        #        ^^^^^^^^^^^^^^^ error cannot-flow: "redis-vector-db" (redis-vector-db) cannot stand in the flow: other services call it themselves.
        #        hint: Name it in the "uses" of a service instead.
  `))

test('a server: a direct kind can stand there', () =>
  check(`
    opea_micro_services:
      vllm:
    opea_mega_service:
      mega_flow:
        - (vllm)
        #  ^^^^ error cannot-flow: "vllm" (vllm) cannot stand in the flow: other services call it themselves.
        #  hint: A service of kind "vllm-chat" can.
  `))

test('a side service: it stays declared', () =>
  check(`
    opea_micro_services:
      retriever:
      dataprep:
    opea_mega_service:
      mega_flow: [dataprep >> retriever]
      #           ^^^^^^^^ error cannot-flow: "dataprep" (dataprep) cannot stand in the flow: it runs beside it.
      #           hint: Leave it declared and take it out of the rule.
      #           fix: Take dataprep out of the rule
  `))

test('a remote store is one too', () =>
  check(`
    opea_micro_services:
      store:
        kind: redis-vector-db
        endpoint: redis://store.example.com:6379
      llm:
    opea_mega_service:
      mega_flow:
        - "store >> llm"
        #  ^^^^^ error cannot-flow: "store" (redis-vector-db) cannot stand in the flow: other services call it themselves.
        #  hint: Name it in the "uses" of a service instead.
  `))

test('taken out, what stood around it is joined', () => {
  const flow = (...rules: string[]) => `
    opea_micro_services:
      embedding:
      retriever:
      guardrails:
      dataprep:
      chathistory:
    opea_mega_service:
      mega_flow:
${rules.map((rule) => `        - ${rule}`).join('\n')}
  `
  const out = 'Take dataprep out of the rule'
  mend(flow('embedding >> dataprep >> retriever'), out, flow('embedding >> retriever'))
  mend(flow('(embedding, dataprep) >> retriever # why'), out, flow('embedding >> retriever # why'))
  mend(flow('embedding >> retriever', 'dataprep'), out, flow('embedding >> retriever'))
  mend(
    flow('guardrails >> embedding >> retriever >> chathistory'),
    'Take chathistory out of the rule',
    flow('guardrails >> embedding >> retriever'),
  )
})
