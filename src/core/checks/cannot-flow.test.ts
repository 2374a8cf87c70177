// A service that cannot stand in a flow, named by a rule.

import { test } from 'vitest'
import { check } from '../../fixtures/check'

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
