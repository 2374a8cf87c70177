// What nobody declared and somebody needs.

import { describe, expect, test } from 'vitest'
import { check, mend } from '../../fixtures/check'
import { dedent } from '../../fixtures/drawn'
import { compile } from '../compile'
import { realise, type TargetId } from './realise'

/** Who uses whom, implied ones with a `*` and their model. */
function uses(yaml: string, target: TargetId = 'compose'): string[] {
  const { pipeline } = realise(compile(dedent(yaml)).declared!, target)
  const words = new Map(
    pipeline.services.map((one) => [
      one.name,
      one.implied ? `${one.name}*${one.kind === one.name ? '' : ` (${one.kind})`}` : one.name,
    ]),
  )
  return pipeline.links.map(({ from, to, slot }) => `${from} > ${words.get(to)}${slot ? '' : ' (no slot)'}`)
}

describe('an unfilled slot', () => {
  test.each([
    {
      why: 'takes the only one that fits and that nobody lists',
      yaml: 'opea_micro_services: { llm: , my-server: { kind: tgi } }',
      found: ['llm > my-server'],
    },
    {
      why: 'takes none that is listed by another',
      yaml: 'opea_micro_services: { a: { kind: llm, uses: [v] }, b: { kind: llm }, v: { kind: vllm } }',
      found: ['a > v', 'b > vllm*'],
    },
    {
      why: 'implies the first kind of its list',
      yaml: 'opea_micro_services: { llm: , embedding: , reranking: , retriever: }',
      found: [
        'llm > vllm*',
        'embedding > tei-embedding*',
        'reranking > tei-reranking*',
        'retriever > redis-vector-db*',
        'retriever > tei-embedding*',
      ],
    },
    {
      why: 'gives a name that is taken a number',
      yaml: 'opea_micro_services: { a: { kind: llm }, vllm: { image: me/mine, kind: custom } }',
      found: ['a > vllm-2* (vllm)'],
    },
    {
      why: 'a host knows neither case nor `_`',
      yaml: 'opea_micro_services: { Tei_Embedding: { kind: embedding } }',
      found: ['Tei_Embedding > tei-embedding-2* (tei-embedding)'],
    },
    {
      why: 'nor may it be the application’s',
      yaml: 'opea_micro_services: { a: { kind: llm } }\nopea_mega_service: { name: vllm }',
      found: ['a > vllm-2* (vllm)'],
    },
    {
      why: 'shares one of equal kind and model',
      yaml: 'opea_micro_services: { a: { kind: llm }, b: { kind: llm }, c: { kind: llm, model: me/m }, d: { kind: llm, model: me/m } }',
      found: ['a > vllm*', 'b > vllm*', 'c > vllm-2* (vllm)', 'd > vllm-2* (vllm)'],
    },
    {
      why: 'is not filled for what runs elsewhere',
      yaml: 'opea_micro_services: { llm: { endpoint: "https://far.example.com/v1/chat/completions" } }',
      found: [],
    },
    {
      why: 'is filled by a remote server',
      yaml: 'opea_micro_services: { llm: , far: { kind: tgi, endpoint: "https://far.example.com" } }',
      found: ['llm > far'],
    },
    {
      why: 'is filled by a direct kind',
      yaml: 'opea_micro_services: { embedding: { kind: tei-embed }, retriever: }',
      found: ['retriever > embedding', 'retriever > redis-vector-db*'],
    },
  ])('$why', ({ yaml, found }) => {
    expect(uses(yaml).sort()).toEqual([...found].sort())
  })

  test('of GMC is filled with what GMC can deploy', () => {
    const yaml = 'opea_micro_services: { llm: }'
    expect(uses(yaml, 'compose')).toEqual(['llm > vllm*'])
    expect(uses(yaml, 'gmc')).toEqual(['llm > tgi*'])
  })
})

test('several would do', () => {
  check(`
    opea_micro_services:
      llm:
    # ^^^ error ambiguous-slot: "llm" needs the server that runs the model; "vllm", "other" would all do.
    # hint: Say which by "uses".
    # fix: Use vllm
    # fix: Use other
      vllm:
      other: { kind: tgi }
  `)
  mend(
    `
    opea_micro_services:
      llm:
      vllm:
      other: { kind: tgi }
  `,
    'Use other',
    `
    opea_micro_services:
      llm:
        uses: [other]
      vllm:
      other: { kind: tgi }
  `,
  )
  mend(
    `
    opea_micro_services:
      retriever:
        uses: [redis-vector-db]   # here
      redis-vector-db:
      a: { kind: tei-embedding }
      b: { kind: tei-embedding }
  `,
    'Use b',
    `
    opea_micro_services:
      retriever:
        uses: [redis-vector-db, b]   # here
      redis-vector-db:
      a: { kind: tei-embedding }
      b: { kind: tei-embedding }
  `,
  )
})

test('what is listed by others', () => {
  check(`
    opea_micro_services:
      a: { kind: llm, uses: [vllm] }
      b: { kind: llm }
    # ^ info own-server: "b" needs the server that runs the model and gets one of its own, because "vllm" is listed by others and not by it.
    # fix: Use vllm
      vllm:
      retriever: { uses: [store] }
      dataprep:
    # ^^^^^^^^ warning own-store: "dataprep" needs the vector store it fills and gets one of its own, because "store" is listed by others and not by it.
    # hint: What one service writes into a store the others find only in the same store.
    # fix: Use store
      store: { kind: redis-vector-db }
  `)
  mend(
    `
    opea_micro_services:
      retriever: { uses: [store] }
      dataprep:   # fills it
      store: { kind: redis-vector-db }
  `,
    'Use store',
    `
    opea_micro_services:
      retriever: { uses: [store] }
      dataprep:   # fills it
        uses: [store]
      store: { kind: redis-vector-db }
  `,
  )
})

test('one model, said at both ends', () => {
  check(`
    opea_micro_services:
      llm: { model: me/a, uses: [vllm] }
      #             ^^^^ error model-differs: "llm" asks for the model me/a, but "vllm", which it uses, serves me/b.
      #             hint: Give the model once, at the server.
      #             fix: Remove the model of llm
      vllm: { model: me/b }
  `)
  check(`
    opea_micro_services:
      llm: { model: me/a, uses: [vllm] }
      vllm: { model: me/a }
      embedding: { model: me/c }
  `)
  mend(
    `
    opea_micro_services:
      llm:
        model: me/a
        uses: [vllm]
      vllm: { model: me/b }
  `,
    'Remove the model of llm',
    `
    opea_micro_services:
      llm:
        uses: [vllm]
      vllm: { model: me/b }
  `,
  )
})

test('a slot of one’s own kind that no target can fill', () =>
  check(`
    opea_micro_services:
      mine: { port: 80 }
    # ^^^^ error no-server: "mine" needs the server behind it, and compose can deploy none of "bare" on xeon.
    # hint: Declare a remote one: a service of that kind with a URL as its endpoint.
    x-kinds:
      mine:
        call: { port: 80, endpoint: /v1/mine }
        container: { image: me/mine }
        slots: [{ name: server, help: The server behind it., kinds: [bare], required: true }]
      bare: { role: backing, call: { port: 80 } }
  `))

test('GMC has no direct kinds, and says what becomes of them', () =>
  check(
    `
    opea_micro_services:
      embedding: { kind: tei-embed }
      #          ^^^^^^^^^^^^^^^^^^^ info realised-as: GMC has no "tei-embed"; "embedding" is of kind "embedding" there, and uses "tei-embedding".
      retriever: { uses: [embedding] }
    # ^^^^^^^^^ info gmc-old-images: GMC deploys "retriever" from opea/retriever-redis:1.1, where Docker Compose has opea/retriever:latest.
    # hint: OPEA’s images of 1.1 read one another’s answers; newer ones need conversions, which GMC’s router does not make. install.sh sets the tag.
    # ^^^^^^^^^ info gmc-rolls: GMC writes the variables of "retriever" in an order that changes: its pod may be replaced whenever GMC looks at it again.
      dataprep: { uses: [embedding] }
    # ^^^^^^^^ info gmc-old-images: GMC deploys "dataprep" from opea/dataprep-redis:1.1, where Docker Compose has opea/dataprep:latest.
    # hint: OPEA’s images of 1.1 read one another’s answers; newer ones need conversions, which GMC’s router does not make. install.sh sets the tag.
    # ^^^^^^^^ info gmc-rolls: GMC writes the variables of "dataprep" in an order that changes: its pod may be replaced whenever GMC looks at it again.
    # ^^^^^^^^ info gmc-time: GMC’s router hangs up on an upload to "dataprep" after 60 seconds, whether it was taken in or not.
    opea_mega_service:
      mega_flow:
        - embedding >> retriever
  `,
    'gmc',
  ))

test('of several direct kinds each brings GMC a server of its own model', () => {
  const two = (kind: string, models: string[]) =>
    `opea_micro_services:\n${models.map((model, at) => `  s${at}: { kind: ${kind}, model: ${model} }\n`).join('')}`
  expect(uses(two('vllm-chat', ['a/b', 'c/d']), 'gmc')).toEqual(['s0 > tgi*', 's1 > tgi-2* (tgi)'])
  expect(uses(two('vllm-chat', ['a/b', 'a/b']), 'gmc')).toEqual(['s0 > tgi*', 's1 > tgi*'])
  expect(uses(two('tei-embed', ['a/b', 'c/d', 'e/f']), 'gmc')).toHaveLength(3)
})

test('GMC has no vLLM, and takes the slot’s next kind', () => {
  check(
    `
    opea_micro_services:
      llm: { uses: [vllm] }
    # ^^^ info gmc-old-images: GMC deploys "llm" from opea/llm-tgi:1.1, where Docker Compose has opea/llm-textgen:latest.
    # hint: OPEA’s images of 1.1 read one another’s answers; newer ones need conversions, which GMC’s router does not make. install.sh sets the tag.
    # ^^^ info gmc-time: GMC’s router cuts an answer of "llm" off after 30 seconds, and a request after 60.
      vllm: { model: me/m }
    # ^^^^ info name-derived: "vllm" is called "vllm-svc" in the cluster, because VLLM_PORT, which Kubernetes would set for a service of that name, breaks others.
      #     ^^^^^^^^^^^^^^^ info substituted: GMC cannot deploy "vllm"; "vllm" is a "tgi" with the same model there.
    opea_mega_service:
      mega_flow: [llm]
  `,
    'gmc',
  )
  check(
    `
    opea_micro_services:
      llm: { uses: [vllm] }
      vllm: { model: me/m, args: [--quantization, awq] }
    # ^^^^ error gmc-no-step: GMC has no step type for "vllm", so it cannot deploy "vllm".
    # hint: Deploy it yourself and give its URL as the endpoint: then GMC calls it where it runs. GMC has steps for llm, llm-docsum, embedding, retriever, web-retriever, reranking, asr, tts, dataprep, ui and their servers.
    # ^^^^ info name-derived: "vllm" is called "vllm-svc" in the cluster, because VLLM_PORT, which Kubernetes would set for a service of that name, breaks others.
    opea_mega_service:
      mega_flow: [llm]
  `,
    'gmc',
  )
})

test('the drawing’s is the one that compose gets, whoever asked for another target in between', () => {
  const { declared, pipeline } = compile('opea_micro_services: { llm: }')
  const gmc = realise(declared!, 'gmc').pipeline
  expect(realise(declared!, 'compose').pipeline).toBe(pipeline)
  expect(realise(declared!, 'gmc').pipeline).toBe(gmc)
  expect(gmc.services.map(({ kind }) => kind)).toEqual(['llm', 'tgi'])
  expect(pipeline!.services.map(({ kind }) => kind)).toEqual(['llm', 'vllm'])
})
