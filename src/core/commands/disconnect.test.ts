// Edges taken away, and edges put elsewhere, by rules that change as little as they can.

import { test } from 'vitest'
import { gesture } from '../../fixtures/check'

test('a cross product loses one edge', () =>
  gesture(
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm }, c: { kind: llm }, d: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - (a, b) >> (c, d)   # all with all
  `,
    'disconnect',
    { from: 'a', to: 'c' },
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm }, c: { kind: llm }, d: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - a >> d   # all with all
        - b >> (c, d)
  `,
  ))

test('a row is cut in two', () =>
  gesture(
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm }, c: { kind: llm }, d: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - a >> b >> c >> d
  `,
    'disconnect',
    { from: 'b', to: 'c' },
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm }, c: { kind: llm }, d: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - a >> b
        - c >> d
  `,
  ))

test('both ends stay in the flow', () => {
  gesture(
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - a >> b
  `,
    'disconnect',
    { from: 'a', to: 'b' },
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - a
        - b
  `,
  )
  gesture(
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm }, c: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - a >> b >> c
        - a
  `,
    'disconnect',
    { from: 'a', to: 'b' },
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm }, c: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - b >> c
        - a
  `,
  )
})

test('from a group in the middle', () => {
  gesture(
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm }, c: { kind: llm }, d: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - a >> (b, c) >> d
  `,
    'disconnect',
    { from: 'b', to: 'd' },
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm }, c: { kind: llm }, d: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - a >> b
        - a >> c >> d
  `,
  )
  gesture(
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm }, c: { kind: llm }, d: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - a >> (b, c) >> d
  `,
    'disconnect',
    { from: 'a', to: 'c' },
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm }, c: { kind: llm }, d: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - a >> b >> d
        - c >> d
  `,
  )
})

test('an edge goes from every rule that makes it', () =>
  gesture(
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm }, c: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - a >> b     # one
        - a >> b >> c
        - (a, c) >> b
  `,
    'disconnect',
    { from: 'a', to: 'b' },
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm }, c: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - a     # one
        - b >> c
        - c >> b
  `,
  ))

test('an edge that is not there', () =>
  gesture(
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - b >> a
  `,
    'disconnect',
    { from: 'a', to: 'b' },
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - b >> a
  `,
  ))

test('one end goes elsewhere', () => {
  gesture(
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm }, c: { kind: llm }, d: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - a >> b >> c
        - d
  `,
    'reconnect',
    { from: 'b', to: 'c', newTo: 'd' },
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm }, c: { kind: llm }, d: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - a >> b >> d
        - c
  `,
  )
  gesture(
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm }, c: { kind: llm }, d: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - a >> b
        - c
  `,
    'reconnect',
    { from: 'a', to: 'b', newFrom: 'c' },
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm }, c: { kind: llm }, d: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - a
        - c >> b
  `,
  )
  gesture(
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - a >> b
  `,
    'reconnect',
    { from: 'a', to: 'b', newTo: 'b' },
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - a >> b
  `,
  )
  gesture(
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - a >> b
  `,
    'reconnect',
    { from: 'b', to: 'a', newTo: 'b' },
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm } }
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^→4:13 error no-such-edge: There is no edge from "b" to "a".
    opea_mega_service:
      mega_flow:
        - a >> b
  `,
  )
})
