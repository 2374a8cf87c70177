// What the Python megaservice cannot do.

import { test } from 'vitest'
import { check } from '../../../fixtures/check'

test('an empty flow', () =>
  check(
    `
    opea_micro_services:
      vllm:
    opea_mega_service:
      mega_flow: []
      #          ^^ error empty-flow: Nothing stands in the flow, so there is nothing to call.
      #          hint: Write a rule such as "a >> b" under "mega_flow".
  `,
    'python',
  ))

test('a URL that is not HTTP', () =>
  check(
    `
    opea_micro_services:
      llm: { endpoint: "ftp://far.example.com/x" }
      #                ^^^^^^^^^^^^^^^^^^^^^^^^^ error bad-url: A service in the flow is called over HTTP; "ftp://far.example.com/x" is no such URL.
    opea_mega_service: { mega_flow: [llm] }
  `,
    'python',
  ))

test('names that become one variable', () =>
  check(
    `
    opea_micro_services:
      a-b: { kind: llm }
    # ^^^ info not-streamed: The answer of "a-b" is not streamed, because the flow has 4 ends: clients get the whole at once.
      a_b: { kind: llm }
    # ^^^ error name-clash: "a_b" and "a-b" would both be found by A_B_SERVICE_HOST_IP.
    # hint: Rename one of them.
      7b: { kind: llm }
    # ^^ info name-derived: "7b" is found by S_7B_SERVICE_HOST_IP and S_7B_SERVICE_PORT.
      S.7b: { kind: llm }
    # ^^^^ error name-clash: "S.7b" and "7b" would both be found by S_7B_SERVICE_HOST_IP.
    # hint: Rename one of them.
    # ^^^^ info name-derived: "S.7b" is found by S_7B_SERVICE_HOST_IP and S_7B_SERVICE_PORT.
    opea_mega_service: { mega_flow: ["(a-b, a_b, 7b, S.7b)"] }
  `,
    'python',
  ))

test('conditions', () =>
  check(
    `
    opea_micro_services:
      a: { kind: llm, condition: lang==de }
      #                          ^^^^^^^^ error condition: Python cannot route by a condition, and "a" has one.
      #                          fix: Remove the condition
    opea_mega_service: { mega_flow: [a] }
  `,
    'python',
  ))

test('a kind of one’s own whose adapter is none for a flow', () =>
  check(
    `
    opea_micro_services:
      mine: { port: 80 }
    # ^^^^ error no-adapter: The Python megaservice cannot call "mine": a service of kind "vllm" cannot stand in its flow.
      #     ^^^^^^^^^^^^ info realised-as: Python has no "mine"; "mine" is of kind "vllm" there.
    opea_mega_service: { mega_flow: [mine] }
    x-kinds:
      mine: { role: flow, call: { port: 80, endpoint: /v1/mine, adapter: custom }, realisedAs: { python: vllm } }
  `,
    'python',
  ))

test('images, ports and platforms are no matter', () =>
  check(
    `
    opea_micro_services:
      something: { endpoint: /v1/something, port: 9000 }
      llm: { platform: rocm, replicas: 2, port: 9001 }
    opea_mega_service: { mega_flow: [something >> llm] }
  `,
    'python',
  ))
