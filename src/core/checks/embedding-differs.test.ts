// Vectors that meet and are of two models.

import { test } from 'vitest'
import { check, mend } from '../../fixtures/check'

test('the embedding of the question and that of the retriever', () =>
  check(`
    opea_micro_services:
      embedding: { uses: [small] }
      small: { kind: tei-embedding, model: BAAI/bge-small-en-v1.5 }
      retriever: { uses: [base] }
    # ^^^^^^^^^ warning embedding-differs: "retriever" works with vectors of BAAI/bge-base-en-v1.5, but "embedding" makes those of BAAI/bge-small-en-v1.5: they do not fit one another.
    # hint: Let them use one embedding server.
    # fix: Use small
      base: { kind: tei-embedding }
      dataprep: { uses: [base] }
    opea_mega_service: { mega_flow: [embedding >> retriever] }
  `))

test('the retriever and the dataprep of one store', () =>
  check(`
    opea_micro_services:
      embedding: { kind: tei-embed }
      retriever: { uses: [embedding, store] }
      dataprep: { uses: [other, store] }
    # ^^^^^^^^ warning embedding-differs: "dataprep" works with vectors of other/model, but "retriever" uses those of BAAI/bge-base-en-v1.5: they do not fit one another.
    # hint: Let them use one embedding server.
    # fix: Use embedding
      other: { kind: tei-embedding, model: other/model }
      store: { kind: qdrant }
    opea_mega_service: { mega_flow: [embedding >> retriever] }
  `))

test('servers of two makes', () =>
  check(`
    opea_micro_services:
      embedding: { kind: embedding-clip }
      retriever: { uses: [tei, vdms] }
    # ^^^^^^^^^ warning embedding-differs: "retriever" works with vectors of BAAI/bge-base-en-v1.5, but "embedding" makes those of CLIP embedding (direct): they do not fit one another.
    # hint: Let them use one embedding server.
    # fix: Use embedding
      tei: { kind: tei-embedding }
      vdms:
      dataprep-multimodal: { uses: [vdms] }
    opea_mega_service: { mega_flow: [embedding >> retriever] }
  `))

test('nothing is said of one model, of two stores, and of what runs elsewhere', () => {
  check(`
    opea_micro_services:
      embedding: { model: me/model }
      retriever:
      dataprep:
    opea_mega_service: { mega_flow: [embedding >> retriever] }
  `)
  check(`
    opea_micro_services:
      a: { kind: tei-embed, model: me/a }
      b: { kind: tei-embed, model: me/b }
      find-a: { kind: retriever, uses: [a, store-a] }
      find-b: { kind: retriever, uses: [b, store-b] }
      fill-a: { kind: dataprep, uses: [a, store-a] }
      fill-b: { kind: dataprep, uses: [b, store-b] }
      store-a: { kind: milvus }
      store-b: { kind: pgvector }
    opea_mega_service: { mega_flow: [a >> find-a, b >> find-b] }
  `)
  check(`
    opea_micro_services:
      embedding: { endpoint: "https://far.example.com/v1/embeddings" }
      retriever: { uses: [tei] }
      tei: { kind: tei-embedding, model: me/model }
      dataprep: { uses: [tei] }
    opea_mega_service: { mega_flow: [embedding >> retriever] }
  `)
})

test('the fix leaves the store', () =>
  mend(
    `
    opea_micro_services:
      embedding: { kind: tei-embed }
      retriever: { uses: [other, store] }
      other: { kind: tei-embedding, model: other/model }
      store: { kind: qdrant }
      dataprep: { uses: [embedding, store] }
    opea_mega_service: { mega_flow: [embedding >> retriever] }
  `,
    'Use embedding',
    `
    opea_micro_services:
      embedding: { kind: tei-embed }
      retriever: { uses: [store, embedding] }
      other: { kind: tei-embedding, model: other/model }
      store: { kind: qdrant }
      dataprep: { uses: [embedding, store] }
    opea_mega_service: { mega_flow: [embedding >> retriever] }
  `,
  ))

test('a server that nobody declared cannot be named by a fix', () =>
  check(`
    opea_micro_services:
      embedding:
    # ^^^^^^^^^ info own-server: "embedding" needs the server that computes the vectors and gets one of its own, because "mine" is listed by others and not by it.
    # fix: Use mine
      retriever: { uses: [mine] }
    # ^^^^^^^^^ warning embedding-differs: "retriever" works with vectors of other/model, but "embedding" makes those of BAAI/bge-base-en-v1.5: they do not fit one another.
    # hint: Let them use one embedding server.
      mine: { kind: tei-embedding, model: other/model }
      dataprep: { uses: [mine] }
    opea_mega_service: { mega_flow: [embedding >> retriever] }
  `))
