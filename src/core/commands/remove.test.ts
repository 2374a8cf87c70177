// A service away, with all that mentions it.

import { test } from 'vitest'
import { gesture } from '../../fixtures/check'

test('its entry, its comments, and its mentions', () =>
  gesture(
    `
    opea_micro_services:
      # fills the store
      a: { kind: llm }

      # the server of all
      b:   # it is large
        kind: vllm
        model: me/m   # gated
        # image: me/mine
      c: { kind: llm, uses: [b] }
      d: { kind: llm, uses: [b] }   # slow

      # the end
    x-layout:
      b: [1, 2]
      c: [3, 4]
  `,
    'remove',
    { names: ['b'] },
    `
    opea_micro_services:
      # fills the store
      a: { kind: llm }

      c: { kind: llm }
      d: { kind: llm }   # slow

      # the end
    x-layout:
      c: [3, 4]
  `,
  ))

test('from rules: what stood before and behind stays apart', () => {
  gesture(
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm }, c: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - a >> b >> c   # in a row
        - b
        - (a, b) >> c
  `,
    'remove',
    { names: ['b'] },
    `
    opea_micro_services: { a: { kind: llm }, c: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - a   # in a row
        - a >> c
  `,
  )
  gesture(
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm }, c: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - a >> b >> c
  `,
    'remove',
    { names: ['b'] },
    `
    opea_micro_services: { a: { kind: llm }, c: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - a
        - c
  `,
  )
  gesture(
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm } }
    opea_mega_service:
      mega_flow: [b]
  `,
    'remove',
    { names: ['b'] },
    `
    opea_micro_services: { a: { kind: llm } }
    opea_mega_service:
      mega_flow: []
  `,
  )
})

test('joined only when asked', () => {
  gesture(
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm }, c: { kind: llm }, d: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - (a, d) >> b >> c   # in a row
  `,
    'remove',
    { names: ['b'], reconnect: true },
    `
    opea_micro_services: { a: { kind: llm }, c: { kind: llm }, d: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - (a, d) >> c   # in a row
  `,
  )
  gesture(
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm }, c: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - a >> b
        - b >> c
  `,
    'remove',
    { names: ['b'], reconnect: true },
    `
    opea_micro_services: { a: { kind: llm }, c: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - a >> c
  `,
  )
})

test('several at once, and the last one', () => {
  gesture(
    `
    opea_micro_services:
      a: { kind: llm }
      b: { kind: llm }
      c: { kind: llm }
    opea_mega_service:
      mega_flow:
        - a >> b >> c
  `,
    'remove',
    { names: ['a', 'c'] },
    `
    opea_micro_services:
      b: { kind: llm }
    opea_mega_service:
      mega_flow:
        - b
  `,
  )
  gesture(
    `
    opea_micro_services:
      a: { kind: llm }   # alone
    x-layout:
      a: [0, 0]
  `,
    'remove',
    { name: 'a' },
    `
    opea_micro_services: {}
  `,
  )
  gesture(
    `
    opea_micro_services:
      a: { kind: llm }
  `,
    'remove',
    { names: [] },
    `
    opea_micro_services:
    #^^^^^^^^^^^^^^^^^^^→2:19 error bad-argument: "names" must be a list of names.
      a: { kind: llm }
  `,
  )
  gesture(
    `
    opea_micro_services:
      a: { kind: llm }
  `,
    'remove',
    { names: ['a', 'nobody'] },
    `
    opea_micro_services:
    #^^^^^^^^^^^^^^^^^^^→2:19 error no-such-service: There is no service "nobody".
      a: { kind: llm }
  `,
  )
})

test('several at once: a rule that is left keeps its comment', () => {
  gesture(
    `
    opea_micro_services:
      a: { kind: llm }
      b: { kind: llm }
      c: { kind: llm }
    opea_mega_service:
      mega_flow:
        # how it goes
        - a >> b >> c
  `,
    'remove',
    { names: ['b', 'a'] },
    `
    opea_micro_services:
      c: { kind: llm }
    opea_mega_service:
      mega_flow:
        # how it goes
        - c
  `,
  )
})
