// Stores whose users call one index by two names, or by a variable that nobody reads.

import { test } from 'vitest'
import { check, mend } from '../../fixtures/check'

test('an index of two names', () => {
  check(
    `
    opea_micro_services:
      embedding:
      retriever: { uses: [store], environment: { INDEX_NAME: one } }
      dataprep: { uses: [store], environment: { INDEX_NAME: two } }
      #                                                     ^^^ warning index-differs: "dataprep" names the index of "store" two, but "retriever" names it one: what the one writes the other does not find.
      #                                                     fix: Change to one
      store: { kind: redis-vector-db }
    opea_mega_service: { mega_flow: [embedding >> retriever] }
  `,
  )
  mend(
    `
    opea_micro_services:
      embedding:
      retriever: { uses: [store], environment: { INDEX_NAME: one } }
      dataprep: { uses: [store], environment: { INDEX_NAME: 'two' } }
      store: { kind: redis-vector-db }
    opea_mega_service: { mega_flow: [embedding >> retriever] }
  `,
    'Change to one',
    `
    opea_micro_services:
      embedding:
      retriever: { uses: [store], environment: { INDEX_NAME: one } }
      dataprep: { uses: [store], environment: { INDEX_NAME: 'one' } }
      store: { kind: redis-vector-db }
    opea_mega_service: { mega_flow: [embedding >> retriever] }
  `,
  )
})

test('whatever the variables are called', () =>
  check(`
    opea_micro_services:
      embedding:
      retriever: { uses: [store], environment: { QDRANT_INDEX_NAME: one } }
      dataprep: { uses: [store], environment: { COLLECTION_NAME: two } }
      #                                                          ^^^ warning index-differs: "dataprep" names the index of "store" two, but "retriever" names it one: what the one writes the other does not find.
      #                                                          fix: Change to one
      store: { kind: qdrant }
    opea_mega_service: { mega_flow: [embedding >> retriever] }
  `))

test('stores of their own may have indexes of their own', () =>
  check(`
    opea_micro_services:
      embedding:
      retriever: { uses: [a], environment: { INDEX_NAME: one } }
      dataprep: { uses: [a], environment: { INDEX_NAME: one } }
      other: { kind: retriever, uses: [b], environment: { INDEX_NAME: two } }
      a: { kind: redis-vector-db }
      b: { kind: redis-vector-db }
    opea_mega_service: { mega_flow: ["embedding >> (retriever, other)"] }
  `))

test('a variable for another store does nothing', () => {
  check(`
    opea_micro_services:
      embedding:
      retriever: { uses: [store], environment: { QDRANT_INDEX_NAME: one } }
      dataprep: { uses: [store], environment: { QDRANT_HOST: far, INDEX_NAME: one } }
      #                                                           ^^^^^^^^^^ warning index-unread: With a "qdrant", "dataprep" reads the name of the index from COLLECTION_NAME; INDEX_NAME does nothing.
      #                                                           fix: Rename to COLLECTION_NAME
      store: { kind: qdrant }
    opea_mega_service: { mega_flow: [embedding >> retriever] }
  `)
  mend(
    `
    opea_micro_services:
      embedding:
      retriever:
        uses: [store]
        environment: { PG_INDEX_NAME: one, INDEX_NAME: one }
      store: { kind: pgvector }
      dataprep:
    `,
    'Remove it',
    `
    opea_micro_services:
      embedding:
      retriever:
        uses: [store]
        environment: { PG_INDEX_NAME: one }
      store: { kind: pgvector }
      dataprep:
    `,
  )
})
