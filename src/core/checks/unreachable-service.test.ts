// Services that nobody runs.

import { test } from 'vitest'
import { check } from '../../fixtures/check'

test('no rule names it and nobody uses it', () =>
  check(`
    opea_micro_services:
      embedding:
    # ^^^^^^^^^ warning unreachable-service: "embedding" is declared, but no rule of mega_flow names it and no service uses it: it is left out.
      llm:
      vllm:
      redis-vector-db:
    # ^^^^^^^^^^^^^^^ warning unreachable-service: "redis-vector-db" is declared, but no rule of mega_flow names it and no service uses it: it is left out.
    opea_mega_service:
      mega_flow:
        - llm
  `))

test('side services are deployed all the same', () =>
  check(`
    opea_micro_services:
      llm:
      dataprep:
    opea_mega_service:
      mega_flow: [llm]
  `))

test('an empty list names nobody', () =>
  check(`
    opea_micro_services:
      llm:
    # ^^^ warning unreachable-service: "llm" is declared, but no rule of mega_flow names it and no service uses it: it is left out.
    opea_mega_service:
      mega_flow: []
  `))

test('without a flow each one is a node', () =>
  check(`
    opea_micro_services:
      embedding:
      llm:
    opea_mega_service:
      mega_flow:
  `))

test('a rule that cannot be read may have meant it', () =>
  check(`
    opea_micro_services:
      embedding:
      llm:
    opea_mega_service:
      mega_flow:
        - embedding >> >>
        #           ^^^^^ error empty-stage: Between these two ">>" a service is missing.
        #              ^^ error trailing-arrow: Behind this ">>" a service is missing.
  `))

test('a misspelt name may mean any of those that no rule names', () =>
  check(`
    opea_micro_services:
      retriever:
      llm:
    opea_mega_service:
      mega_flow: [retriver >> llm]
      #           ^^^^^^^^ error undeclared-name: There is no service "retriver". Did you mean "retriever"?
      #           fix: Change to retriever
  `))
