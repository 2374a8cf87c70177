// Retrievers whose store nobody fills.

import { test } from 'vitest'
import { check, mend } from '../../fixtures/check'

test('a retriever without a dataprep', () =>
  check(`
    opea_micro_services:
      embedding:
      retriever:
    # ^^^^^^^^^ info no-dataprep: Nothing fills the store of "retriever": the export runs, and finds no documents.
    # fix: Add dataprep
    opea_mega_service:
      mega_flow:
        - embedding >> retriever
  `))

test('with one, or where it runs elsewhere, nothing is said', () => {
  check(`
    opea_micro_services:
      embedding:
      retriever:
      dataprep:
    opea_mega_service:
      mega_flow: [embedding >> retriever]
  `)
  check(`
    opea_micro_services:
      embedding:
      retriever: { endpoint: "https://far.example.com/v1/retrieval" }
    opea_mega_service:
      mega_flow: [embedding >> retriever]
  `)
})

test('the dataprep that is added uses what the retriever uses', () =>
  mend(
    `
    opea_micro_services:
      embedding: { kind: tei-embed }
      retriever:
        uses: [store, embedding]
      store: { kind: redis-vector-db }
    opea_mega_service:
      mega_flow:
        - embedding >> retriever
  `,
    'Add dataprep',
    `
    opea_micro_services:
      embedding: { kind: tei-embed }
      retriever:
        uses: [store, embedding]
      store: { kind: redis-vector-db }
      dataprep:
        kind: dataprep
        uses: [store, embedding]
    opea_mega_service:
      mega_flow:
        - embedding >> retriever
  `,
  ))

test('a store that fills itself needs none, and chat history is none', () => {
  check(`
    opea_micro_services:
      embedding:
      retriever: { uses: [store] }
      store: { kind: pathway }
    opea_mega_service:
      mega_flow: [embedding >> retriever]
  `)
  check(`
    opea_micro_services:
      chathistory: { uses: [store] }
      retriever: { uses: [store] }
    # ^^^^^^^^^ info no-dataprep: Nothing fills the store of "retriever": the export runs, and finds no documents.
    # fix: Add dataprep
      store: { kind: arangodb }
    opea_mega_service:
      mega_flow: [retriever]
  `)
})

test('the dataprep that is added makes the vectors that the retriever looks for', () =>
  check(`
    opea_micro_services:
      embedding: { kind: embedding-multimodal }
      retriever:
    # ^^^^^^^^^ info no-dataprep: Nothing fills the store of "retriever": the export runs, and finds no documents.
    # fix: Add dataprep-multimodal
    opea_mega_service:
      mega_flow: [embedding >> retriever]
  `))

test('no fix takes the place of another service', () =>
  check(`
    opea_micro_services:
      embedding:
      retriever:
    # ^^^^^^^^^ info no-dataprep: Nothing fills the store of "retriever": the export runs, and finds no documents.
      dataprep: { kind: llm }
    opea_mega_service:
      mega_flow: [embedding >> retriever >> dataprep]
  `))

test('a retriever that is left out finds nothing anyway', () =>
  check(`
    opea_micro_services:
      retriever:
    # ^^^^^^^^^ warning unreachable-service: "retriever" is declared, but no rule of mega_flow names it and no service uses it: it is left out.
      llm:
    opea_mega_service:
      mega_flow: [llm]
  `))
