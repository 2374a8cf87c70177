// Another name, wherever the old one is mentioned.

import { test } from 'vitest'
import { gesture } from '../../fixtures/check'

test('in rules, uses and the layout', () =>
  gesture(
    `
    opea_micro_services:
      # looks things up
      finder:   # the one
        kind: retriever
        uses: [store]
      store:
        kind: redis-vector-db   # in memory
      other:
        kind: dataprep
        uses:
          - store   # the same
    opea_mega_service:
      mega_flow:
        - finder
    x-layout:
      store: [1, 2]
  `,
    'rename',
    { from: 'store', to: 'memory' },
    `
    opea_micro_services:
      # looks things up
      finder:   # the one
        kind: retriever
        uses: [memory]
      memory:
        kind: redis-vector-db   # in memory
      other:
        kind: dataprep
        uses:
          - memory   # the same
    opea_mega_service:
      mega_flow:
        - finder
    x-layout:
      memory: [1, 2]
  `,
  ))

test('an inferred kind is written down, where the new name would mean another', () => {
  gesture(
    `
    opea_micro_services:
      llm:
        port: 9000
    opea_mega_service:
      mega_flow:
        - (llm)  >>llm2
        - 'llm'
  `,
    'rename',
    { from: 'llm', to: 'chat' },
    `
    opea_micro_services:
      chat:
        port: 9000
        kind: llm
    opea_mega_service:
      mega_flow:
        - (chat)  >>llm2
        - 'chat'
  `,
  )
  gesture(
    `
    opea_micro_services:
      embedding:
  `,
    'rename',
    { from: 'embedding', to: 'llm' },
    `
    opea_micro_services:
      llm:
        kind: embedding
  `,
  )
  gesture(
    `
    opea_micro_services:
      my-model: { endpoint: /v1/chat/completions }
  `,
    'rename',
    { from: 'my-model', to: 'chat' },
    `
    opea_micro_services:
      chat: { endpoint: /v1/chat/completions }
  `,
  )
})

test('a name that needs quotes', () => {
  gesture(
    `
    opea_micro_services:
      llm: { kind: llm }
      b: { kind: llm, uses: [] }
    opea_mega_service:
      mega_flow:
        - llm >> b
  `,
    'rename',
    { from: 'llm', to: '1.10' },
    `
    opea_micro_services:
      "1.10": { kind: llm }
      b: { kind: llm, uses: [] }
    opea_mega_service:
      mega_flow:
        - 1.10 >> b
  `,
  )
  gesture(
    `
    opea_micro_services: { "llm": { kind: llm } }
    opea_mega_service: { mega_flow: [llm] }
  `,
    'rename',
    { from: 'llm', to: 'no' },
    `
    opea_micro_services: { "no": { kind: llm } }
    opea_mega_service: { mega_flow: ["no"] }
  `,
  )
})

test('to itself', () =>
  gesture(
    `
    opea_micro_services:
      llm:
  `,
    'rename',
    { from: 'llm', to: 'llm' },
    `
    opea_micro_services:
      llm:
  `,
  ))

test('refused', () => {
  gesture(
    `
    opea_micro_services:
      llm:
      chat: { kind: llm }
  `,
    'rename',
    { from: 'llm', to: 'chat' },
    `
    opea_micro_services:
    #^^^^^^^^^^^^^^^^^^^→3:22 error edit-name-taken: There is a service "chat" already.
      llm:
      chat: { kind: llm }
  `,
  )
  gesture(
    `
    opea_micro_services:
      llm:
  `,
    'rename',
    { from: 'llm', to: 'megaservice' },
    `
    opea_micro_services:
    #^^^^^^^^^^^^^^^^^^^→2:7 error name-clash: "megaservice" is the name of the application.
      llm:
  `,
  )
  gesture(
    `
    opea_micro_services:
      llm:
  `,
    'rename',
    { from: 'llm', to: 'a b' },
    `
    opea_micro_services:
    #^^^^^^^^^^^^^^^^^^^→2:7 error bad-name: "a b" cannot name a service: letters, digits, "_", "-" and "." may stand in a name.
      llm:
  `,
  )
  gesture(
    `
    opea_micro_services:
      llm:
  `,
    'rename',
    { from: 'vllm', to: 'server' },
    `
    opea_micro_services:
    #^^^^^^^^^^^^^^^^^^^→2:7 error implied-service: "vllm" is implied: it stands in no line of the document.
    #  hint: Make it explicit first.
      llm:
  `,
  )
  gesture(
    `
    opea_micro_services:
      llm:
  `,
    'rename',
    { from: 'gone', to: 'server' },
    `
    opea_micro_services:
    #^^^^^^^^^^^^^^^^^^^→2:7 error no-such-service: There is no service "gone".
      llm:
  `,
  )
})
