// Who can be the first in a flow.

import { test } from 'vitest'
import { check } from '../../fixtures/check'

test('a reranker has nothing to rank, a search on the web no vector', () =>
  check(`
    opea_micro_services:
      reranking:
    # ^^^^^^^^^ warning cannot-begin: "reranking" is the first in the flow, but reads RetrievedDocs, which no request holds.
    # hint: Put a service before it that makes that.
      web-retriever:
    # ^^^^^^^^^^^^^ warning cannot-begin: "web-retriever" is the first in the flow, but reads EmbedDoc, which no request holds.
    # hint: Put a service before it that makes that.
      llm:
    opea_mega_service:
      mega_flow: ["(reranking, web-retriever) >> llm"]
  `))

test('sound, images and text are sent; a graph is asked in words', () =>
  check(`
    opea_micro_services:
      asr:
      lvm:
      image2video:
      retriever: { uses: [neo4j] }
      neo4j:
      dataprep: { uses: [neo4j] }
      mine: { kind: custom, endpoint: "http://mine.example.com/x" }
    opea_mega_service:
      mega_flow: [asr, lvm, image2video, retriever, mine]
  `))

test('a store of one’s own may be asked in words, or by a vector', () =>
  check(`
    opea_micro_services:
      graphs: { kind: retriever, uses: [mine] }
    # ^^^^^^ info no-dataprep: Nothing fills the store of "graphs": the export runs, and finds no documents.
    # fix: Add dataprep
      vectors: { kind: retriever, uses: [other] }
    # ^^^^^^^ warning cannot-begin: "vectors" is the first in the flow, but reads EmbedDoc, which no request holds.
    # hint: Put a service before it that makes that.
      mine: { kind: word-store, endpoint: "http://a.example.com" }
      other: { kind: vector-store, endpoint: "http://b.example.com" }
    opea_mega_service:
      mega_flow: [graphs, vectors]
    x-kinds:
      word-store: { role: backing, provides: [redis-vector-db], askedInWords: true, call: { port: 1 } }
      vector-store: { role: backing, provides: [redis-vector-db], call: { port: 1 } }
  `))
