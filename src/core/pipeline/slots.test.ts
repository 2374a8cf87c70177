// Which slot each entry of uses fills.

import { test } from 'vitest'
import { check, mend } from '../../fixtures/check'

test('an entry that fits no slot', () =>
  check(`
    opea_micro_services:
      llm:
        uses: [vllm, redis-vector-db]
        #            ^^^^^^^^^^^^^^^ error uses-fits-none: "llm" (llm) has no use for "redis-vector-db" (redis-vector-db). It uses services of kind "vllm", "tgi", "ollama" (and 2 more).
        #            fix: Remove it
      vllm:
      redis-vector-db:
      embedding:
        uses: [llm]
        #      ^^^ error uses-fits-none: "embedding" (embedding) has no use for "llm" (llm). It uses services of kind "tei-embedding", "ovms-embedding", "clip" (and 1 more).
        #      fix: Remove it
      vllm-chat:
        uses: [vllm]
        #      ^^^^ error uses-fits-none: "vllm-chat" (vllm-chat) has no use for "vllm" (vllm). It uses no other service.
        #      fix: Remove it
    opea_mega_service:
      mega_flow: [embedding, llm, vllm-chat]
  `))

test('an entry too many for its slot', () =>
  check(`
    opea_micro_services:
      llm:
        uses: [vllm, tgi]
        #            ^^^ error slot-filled-twice: "llm" needs the server that runs the model once, and "vllm" is that already; "tgi" is too many.
        #            fix: Remove tgi
      vllm:
      tgi:
  `))

test('a service that uses itself, and a circle', () =>
  check(`
    opea_micro_services:
      llm: { uses: [llm] }
      #             ^^^ error self-use: "llm" cannot use itself.
      #             fix: Remove it
      a: { image: me/a, uses: [b] }
      b: { image: me/b, uses: [c] }
      d: { image: me/d }
      c: { image: me/c, uses: [d, a] }
      #                           ^ error uses-cycle: These services use one another in a circle: a → b → c → a.
  `))

test('a flow service fills a slot that names it or what it provides', () =>
  check(`
    opea_micro_services:
      embedding:
    # ^^^^^^^^^ info own-server: "embedding" needs the server that computes the vectors and gets one of its own, because "direct" is listed by others and not by it.
    # fix: Use direct
      direct: { kind: tei-embed }
      retriever: { uses: [embedding] }
    # ^^^^^^^^^ info own-server: "retriever" needs the embedding server whose model made the stored vectors and gets one of its own, because "direct" is listed by others and not by it.
    # fix: Use direct
      #                   ^^^^^^^^^ error uses-fits-none: "retriever" (retriever) has no use for "embedding" (embedding). It uses services of kind "redis-vector-db", "milvus", "qdrant" (and 10 more); "tei-embedding", "bridgetower", "clip".
      #                   fix: Remove it
      dataprep: { uses: [direct] }
  `))

test('custom services may use anything', () =>
  check(`
    opea_micro_services:
      mine: { image: me/mine, uses: [vllm, redis-vector-db, other] }
      vllm:
      redis-vector-db:
      other: { image: me/other }
  `))

test('an entry for a slot that is there with other stores only', () =>
  check(`
    opea_micro_services:
      retriever: { uses: [vllm, store] }
      #                   ^^^^ error uses-fits-none: "retriever" (retriever) has no use for "vllm" (vllm) with "store" (redis-vector-db), only with a "neo4j".
      #                   fix: Remove it
      store: { kind: redis-vector-db }
      graphs: { kind: retriever, uses: [vllm, graph] }
      graph: { kind: neo4j }
      vllm:
      dataprep: { uses: [store] }
  `))

test('fixes', () => {
  mend(
    `
    opea_micro_services:
      llm:
        uses: [llm, vllm]   # both
      vllm:
  `,
    'Remove it',
    `
    opea_micro_services:
      llm:
        uses: [vllm]   # both
      vllm:
  `,
  )
  mend(
    `
    opea_micro_services:
      llm:
        uses:
          - vllm
          - tgi   # why
      vllm:
      tgi:
  `,
    'Remove tgi',
    `
    opea_micro_services:
      llm:
        uses:
          - vllm
      vllm:
      tgi:
  `,
  )
})
