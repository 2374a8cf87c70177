// Copies of services, in place and from elsewhere.

import { expect, test } from 'vitest'
import { gesture } from '../../fixtures/check'
import { processorTime } from '../../fixtures/processor-time'
import { CATALOG } from '../catalog/catalog'
import { compile } from '../compile'
import { performAll } from './perform'

test('a copy stands behind its original, without its port and its edges', () =>
  gesture(
    `
    opea_micro_services:
      llm:
        port: 9000   # for people
        environment: { A: 1.10 }
        uses: [vllm]
      vllm:
    opea_mega_service:
      mega_flow:
        - llm
  `,
    'duplicate',
    { names: ['llm', 'vllm'] },
    `
    opea_micro_services:
      llm:
        port: 9000   # for people
        environment: { A: 1.10 }
        uses: [vllm]
      llm-2:
        kind: llm
        environment:
          A: 1.10
        uses: [vllm]
      vllm:
      vllm-2:
        kind: vllm
    opea_mega_service:
      mega_flow:
        - llm
  `,
  ))

test('of what comes through a merge key', () =>
  gesture(
    `
    x-base: &base { kind: llm, replicas: 2 }
    opea_micro_services:
      a: { <<: *base, model: me/m }
  `,
    'duplicate',
    { names: ['a'] },
    `
    x-base: &base { kind: llm, replicas: 2 }
    opea_micro_services:
      a: { <<: *base, model: me/m }
      a-2:
        kind: llm
        replicas: 2
        model: me/m
  `,
  ))

test('a copied kind stays what was inferred', () =>
  gesture(
    `
    opea_micro_services:
      embedding:
  `,
    'duplicate',
    { names: ['embedding'] },
    `
    opea_micro_services:
      embedding:
      embedding-2:
        kind: embedding
  `,
  ))

test('pasted services keep the edges and uses between them', () =>
  gesture(
    `
    opea_micro_services:
      a: { kind: llm }
    opea_mega_service:
      mega_flow:
        - a
  `,
    'paste',
    {
      text: 'opea_micro_services: {a: {kind: llm, uses: [s, gone]}, b: {kind: llm}, s: {kind: vllm}}\nopea_mega_service: {mega_flow: [a >> b, x >> a]}',
    },
    `
    opea_micro_services:
      a: { kind: llm }
      a-2:
        kind: llm
        uses: [s, gone]
      b:
        kind: llm
      s:
        kind: vllm
    opea_mega_service:
      mega_flow:
        - a
        - a-2 >> b
  `,
  ))

test('rules among pasted services stay as they are written, however many', () => {
  gesture(
    `
    opea_micro_services:
      a:
        kind: llm
    opea_mega_service:
      mega_flow:
        - a
  `,
    'paste',
    {
      text: 'opea_micro_services: {a: {kind: llm}, b: {kind: llm}, c: {kind: llm}}\nopea_mega_service: {mega_flow: ["(a, b) >> c", a >> b, c >> x]}',
    },
    `
    opea_micro_services:
      a:
        kind: llm
      a-2:
        kind: llm
      b:
        kind: llm
      c:
        kind: llm
    opea_mega_service:
      mega_flow:
        - a
        - (a-2, b) >> c
        - a-2 >> b
  `,
  )
  const names = Array.from({ length: 1000 }, (_, at) => `s${at}`)
  const services = names.map((name) => `  ${name}:\n    kind: llm\n`).join('')
  const rules = names.slice(1).map((name, at) => `    - s${at} >> ${name}\n`)
  const pasted = `opea_micro_services:\n${services}opea_mega_service:\n  mega_flow:\n${rules.join('')}`
  const { document } = compile('opea_micro_services:\n')
  const taken = processorTime(() => {
    const done = performAll(document, CATALOG, [{ gesture: 'paste', args: { text: pasted } }])
    expect(compile('text' in done ? done.text : '').pipeline?.flow).toHaveLength(999)
  })
  // some 100 ms; with a reading for each of them it took more than ten seconds
  expect(taken).toBeLessThan(4000)
})

test('a map of services is pasted too', () =>
  gesture(
    `
    opea_micro_services:
      a: { kind: llm }
  `,
    'paste',
    { text: 'a:\nembedding: { port: 6000 }\n' },
    `
    opea_micro_services:
      a: { kind: llm }
      a-2:
      embedding:
        port: 6000
  `,
  ))

test('a copy of a copy is counted on; a name that only ends like one is not', () =>
  gesture(
    `
    opea_micro_services:
      llm:
      llm-2: { kind: llm }
      gpt-4: { kind: llm }
  `,
    'duplicate',
    { names: ['llm-2', 'gpt-4'] },
    `
    opea_micro_services:
      llm:
      llm-2: { kind: llm }
      llm-3:
        kind: llm
      gpt-4: { kind: llm }
      gpt-4-2:
        kind: llm
  `,
  ))

test('what cannot be pasted', () => {
  gesture(
    `
    opea_micro_services:
      a: { kind: llm }
  `,
    'paste',
    { text: 'a: [' },
    `
    opea_micro_services:
    #^^^^^^^^^^^^^^^^^^^→2:19 error bad-paste: The pasted text is not YAML.
      a: { kind: llm }
  `,
  )
  gesture(
    `
    opea_micro_services:
      a: { kind: llm }
  `,
    'paste',
    { text: '- a\n- b\n' },
    `
    opea_micro_services:
    #^^^^^^^^^^^^^^^^^^^→2:19 error bad-paste: The pasted text holds no services.
      a: { kind: llm }
  `,
  )
  gesture(
    `
    opea_micro_services:
      a: { kind: llm }
  `,
    'paste',
    { text: 'services: { web: { image: nginx } }' },
    `
    opea_micro_services:
    #^^^^^^^^^^^^^^^^^^^→2:19 error bad-paste: The pasted text holds no services of a pipeline.
      a: { kind: llm }
  `,
  )
  gesture(
    `
    opea_micro_services:
      a: { kind: llm }
  `,
    'paste',
    { text: 'just words' },
    `
    opea_micro_services:
    #^^^^^^^^^^^^^^^^^^^→2:19 error bad-paste: The pasted text holds no services.
      a: { kind: llm }
  `,
  )
  gesture(
    `
    opea_micro_services:
      a: { kind: llm }
  `,
    'paste',
    { text: 'remember: 3' },
    `
    opea_micro_services:
    #^^^^^^^^^^^^^^^^^^^→2:19 error bad-paste: The pasted text holds no services of a pipeline.
      a: { kind: llm }
  `,
  )
})
