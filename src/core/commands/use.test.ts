// Who uses whom.

import { test } from 'vitest'
import { gesture } from '../../fixtures/check'

test('an entry more', () => {
  gesture(
    `
    opea_micro_services:
      llm:   # the model
      vllm:
  `,
    'use',
    { from: 'llm', to: 'vllm' },
    `
    opea_micro_services:
      llm:   # the model
        uses: [vllm]
      vllm:
  `,
  )
  gesture(
    `
    opea_micro_services:
      retriever:
        uses:
          - redis-vector-db   # the store
      redis-vector-db:
      tei-embedding:
  `,
    'use',
    { from: 'retriever', to: 'tei-embedding' },
    `
    opea_micro_services:
      retriever:
        uses:
          - redis-vector-db   # the store
          - tei-embedding
      redis-vector-db:
      tei-embedding:
  `,
  )
  gesture(
    `
    opea_micro_services:
      llm: { uses: [vllm] }
      vllm:
  `,
    'use',
    { from: 'llm', to: 'vllm' },
    `
    opea_micro_services:
      llm: { uses: [vllm] }
      vllm:
  `,
  )
})

test('what cannot be used', () => {
  gesture(
    `
    opea_micro_services:
      llm: { uses: [vllm] }
      vllm:
      tgi:
  `,
    'use',
    { from: 'llm', to: 'tgi' },
    `
    opea_micro_services:
    #^^^^^^^^^^^^^^^^^^^→4:7 error cannot-use: "llm" uses "vllm" for that already.
      llm: { uses: [vllm] }
      vllm:
      tgi:
  `,
  )
  gesture(
    `
    opea_micro_services:
      llm:
      redis-vector-db:
  `,
    'use',
    { from: 'llm', to: 'redis-vector-db' },
    `
    opea_micro_services:
    #^^^^^^^^^^^^^^^^^^^→3:19 error cannot-use: "llm" (llm) has no use for "redis-vector-db" (redis-vector-db).
      llm:
      redis-vector-db:
  `,
  )
  gesture(
    `
    opea_micro_services:
      llm:
  `,
    'use',
    { from: 'llm', to: 'llm' },
    `
    opea_micro_services:
    #^^^^^^^^^^^^^^^^^^^→2:7 error cannot-use: "llm" cannot use itself.
      llm:
  `,
  )
  gesture(
    `
    opea_micro_services:
      a: { image: me/a, uses: [b] }
      b: { image: me/b }
  `,
    'use',
    { from: 'b', to: 'a' },
    `
    opea_micro_services:
    #^^^^^^^^^^^^^^^^^^^→3:21 error cannot-use: These services would use one another in a circle: a → b → a.
      a: { image: me/a, uses: [b] }
      b: { image: me/b }
  `,
  )
  gesture(
    `
    opea_micro_services:
      llm:
  `,
    'use',
    { from: 'llm', to: 'vllm' },
    `
    opea_micro_services:
    #^^^^^^^^^^^^^^^^^^^→2:7 error implied-service: "vllm" is implied: it stands in no line of the document.
    #  hint: Make it explicit first.
      llm:
  `,
  )
})

test('an entry less', () => {
  gesture(
    `
    opea_micro_services:
      retriever:
        uses: [redis-vector-db, tei-embedding]   # both
      redis-vector-db:
      tei-embedding:
  `,
    'unuse',
    { from: 'retriever', to: 'redis-vector-db' },
    `
    opea_micro_services:
      retriever:
        uses: [tei-embedding]   # both
      redis-vector-db:
      tei-embedding:
  `,
  )
  gesture(
    `
    opea_micro_services:
      llm:
        uses: [vllm]
      vllm:
  `,
    'unuse',
    { from: 'llm', to: 'vllm' },
    `
    opea_micro_services:
      llm: {}
      vllm:
  `,
  )
  gesture(
    `
    opea_micro_services:
      llm:
      vllm:
  `,
    'unuse',
    { from: 'llm', to: 'vllm' },
    `
    opea_micro_services:
      llm:
      vllm:
  `,
  )
})
