// Implied services written down.

import { test } from 'vitest'
import { gesture } from '../../fixtures/check'

test('all of them', () =>
  gesture(
    `
    opea_micro_services:
      embedding:   # of the question
      retriever:
        uses: [store]
      store: { kind: redis-vector-db }
      llm:
        model: me/m
        platform: gaudi
    opea_mega_service:
      mega_flow:
        - embedding >> retriever >> llm
  `,
    'explicit',
    {},
    `
    opea_micro_services:
      embedding:   # of the question
        uses: [tei-embedding]
      retriever:
        uses: [store, tei-embedding]
      store: { kind: redis-vector-db }
      llm:
        model: me/m
        platform: gaudi
        uses: [vllm]
      tei-embedding:
        kind: tei-embedding
      vllm:
        kind: vllm
        model: me/m
        platform: gaudi
    opea_mega_service:
      mega_flow:
        - embedding >> retriever >> llm
  `,
  ))

test('one', () =>
  gesture(
    `
    opea_micro_services: { llm: , embedding: }
  `,
    'explicit',
    { name: 'vllm' },
    `
    opea_micro_services: { llm: { uses: [vllm] } , embedding:, vllm: { kind: vllm } }
  `,
  ))

test('none', () => {
  gesture(
    `
    opea_micro_services:
      vllm:
  `,
    'explicit',
    {},
    `
    opea_micro_services:
      vllm:
  `,
  )
  gesture(
    `
    opea_micro_services:
      llm:
  `,
    'explicit',
    { name: 'llm' },
    `
    opea_micro_services:
    #^^^^^^^^^^^^^^^^^^^→2:7 error not-implied: "llm" stands in the document already.
      llm:
  `,
  )
  gesture(
    `
    opea_micro_services:
      llm:
  `,
    'explicit',
    { name: 'redis' },
    `
    opea_micro_services:
    #^^^^^^^^^^^^^^^^^^^→2:7 error not-implied: There is no implied service "redis".
      llm:
  `,
  )
})
