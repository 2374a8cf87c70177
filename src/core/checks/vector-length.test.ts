// A retriever over Qdrant with a model of which nobody said how long its vectors are.

import { test } from 'vitest'
import { check } from '../../fixtures/check'

test('another model than the usual one', () =>
  check(`
    opea_micro_services:
      embedding: { kind: tei-embed, model: BAAI/bge-large-en-v1.5 }
      retriever: { uses: [embedding, store] }
    # ^^^^^^^^^ warning vector-length: With "store", "retriever" expects vectors of 768 numbers; those of BAAI/bge-large-en-v1.5 may have another length.
    # hint: Set QDRANT_EMBED_DIMENSION of "retriever" to the length of the model’s vectors, 768 if they fit.
      dataprep: { uses: [embedding, store] }
      store: { kind: qdrant }
    opea_mega_service: { mega_flow: [embedding >> retriever] }
  `))

test('nothing is said of the usual model, of a length that is given, and of other stores', () => {
  const text = (model: string, store: string, environment = '') => `
    opea_micro_services:
      embedding: { kind: tei-embed, model: ${model} }
      retriever: { uses: [embedding, store]${environment} }
      dataprep: { uses: [embedding, store] }
      store: { kind: ${store} }
    opea_mega_service: { mega_flow: [embedding >> retriever] }
  `
  check(text('BAAI/bge-base-en-v1.5', 'qdrant'))
  check(text('me/other', 'qdrant', ', environment: { QDRANT_EMBED_DIMENSION: 1024 }'))
  check(text('me/other', 'milvus'))
})
