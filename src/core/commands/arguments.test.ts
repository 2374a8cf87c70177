// Gestures that do not fit what is there, and arguments that are none.

import { expect, test } from 'vitest'
import { gesture } from '../../fixtures/check'
import { edit } from '../../index'

test('what is not of the type that the gesture needs', () => {
  gesture(
    `
    opea_micro_services:
      a: llm
  `,
    'set',
    { name: 'a', key: 'port', value: 80 },
    `
    opea_micro_services:
      a: llm
      #  ^^^ error edit-not-a-mapping: "opea_micro_services.a" does not hold "key: value" pairs, so "port" cannot be put there.
  `,
  )
  gesture(
    `
    opea_micro_services:
      llm: { uses: vllm }
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
      retriever: { uses: redis-vector-db }
      redis-vector-db:
      tei-embedding:
  `,
    'use',
    { from: 'retriever', to: 'tei-embedding' },
    `
    opea_micro_services:
      retriever: { uses: redis-vector-db }
      #                  ^^^^^^^^^^^^^^^ error edit-not-a-list: "opea_micro_services.retriever.uses" is not a list.
      redis-vector-db:
      tei-embedding:
  `,
  )
})

test('a gesture that nobody knows, and arguments that are none', () => {
  gesture(
    `
    opea_micro_services:
      a: { kind: llm }
  `,
    'conect',
    { from: 'a', to: 'b' },
    `
    opea_micro_services:
    #^^^^^^^^^^^^^^^^^^^→2:19 error unknown-gesture: There is no gesture "conect". Did you mean "connect"?
      a: { kind: llm }
  `,
  )
  gesture(
    `
    opea_micro_services:
      a: { kind: llm }
  `,
    'connect',
    { from: 'a' },
    `
    opea_micro_services:
    #^^^^^^^^^^^^^^^^^^^→2:19 error bad-argument: "to" must be a string that is not empty.
      a: { kind: llm }
  `,
  )
  gesture(
    `
    opea_micro_services:
      a: { kind: llm }
  `,
    'remove',
    { names: 'a' },
    `
    opea_micro_services:
    #^^^^^^^^^^^^^^^^^^^→2:19 error bad-argument: "names" must be a list of names.
      a: { kind: llm }
  `,
  )
})

test('what comes from a program without types', () => {
  const text = `
    opea_micro_services:
      a: { kind: llm }
  `
  gesture(
    text,
    'set',
    { name: 'a', key: 'uses', value: ['b', {}] },
    `
    opea_micro_services:
    #^^^^^^^^^^^^^^^^^^^→2:19 error bad-argument: "uses" must be a list of strings.
      a: { kind: llm }
  `,
  )
  gesture(
    text,
    'add',
    null as unknown as object,
    `
    opea_micro_services:
    #^^^^^^^^^^^^^^^^^^^→2:19 error bad-argument: "kind" must be a string that is not empty.
      a: { kind: llm }
  `,
  )
})

test('what is no text, no value, no flag', () => {
  const text = 'opea_micro_services:\n  a: { kind: llm }\n'
  const itself: Record<string, unknown> = {}
  itself.itself = itself
  const told = (gesture: unknown, args: object) => {
    const { edits, diagnostics } = edit(text, gesture as string, args)
    return [edits.length, ...diagnostics.map(({ code, message }) => `${code}: ${message}`)]
  }
  for (const gesture of [undefined, null, 5, {}, Symbol('x')])
    expect(told(gesture, {})).toEqual([
      0,
      'unknown-gesture: A gesture is named by a string, such as `connect`.',
    ])
  const noData = [Symbol('x'), () => 1, 10n, Number.NaN, new Map(), [undefined], { a: () => 1 }, itself]
  for (const value of noData) {
    for (const key of ['port', 'image', 'args', 'environment', 'environment.A', 'x-mine'])
      expect(told('set', { name: 'a', key, value })).toEqual([
        0,
        'bad-argument: `value` must be text, a number, true, false, null, or a list or map of these.',
      ])
  }
  expect(told('set', { name: 'a', key: 'port', value: Object.create(null) })).toEqual([
    0,
    'bad-argument: `port` must be a whole number from 1 to 65535.',
  ])
  expect(told('remove', { names: ['a'], reconnect: 'no' })).toEqual([
    0,
    'bad-argument: `reconnect` must be true or false.',
  ])
})

test('an empty list in words', () =>
  gesture(
    `
    opea_micro_services:
      llm:
        uses: [vllm]
      vllm:
  `,
    'set',
    { name: 'llm', key: 'uses', value: '[]' },
    `
    opea_micro_services:
      llm:
        uses: []
      vllm:
  `,
  ))
