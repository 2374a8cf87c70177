// Edges of the flow, by rules that change as little as they can.

import { test } from 'vitest'
import { gesture } from '../../fixtures/check'

test('a rule that ends with the one is extended', () =>
  gesture(
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm }, c: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - c >> a   # first
        - c >> b
  `,
    'connect',
    { from: 'a', to: 'b' },
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm }, c: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - c >> a >> b   # first
        - c >> b
  `,
  ))

test('else one that begins with the other', () =>
  gesture(
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm }, c: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - (a, c)
        - b>>c   # second
  `,
    'connect',
    { from: 'a', to: 'b' },
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm }, c: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - (a, c)
        - a >> b>>c   # second
  `,
  ))

test('the first of both kinds, not the first kind', () =>
  gesture(
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm }, c: { kind: llm }, d: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - b >> c
        - d >> a
  `,
    'connect',
    { from: 'a', to: 'b' },
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm }, c: { kind: llm }, d: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - a >> b >> c
        - d >> a
  `,
  ))

test('a group at the end is not exactly the one', () =>
  gesture(
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm }, c: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - c >> (a, b)
  `,
    'connect',
    { from: 'a', to: 'b' },
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm }, c: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - c >> (a, b)
        - a >> b
  `,
  ))

test('a rule of one stage that becomes redundant goes', () =>
  gesture(
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm }, c: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - a
        - b
        - c
  `,
    'connect',
    { from: 'a', to: 'b' },
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm }, c: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - a >> b
        - c
  `,
  ))

test('unless it has a comment', () => {
  gesture(
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - a
        - b   # the end
  `,
    'connect',
    { from: 'a', to: 'b' },
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - a >> b
        - b   # the end
  `,
  )
  gesture(
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - a
        # the end
        - b
  `,
    'connect',
    { from: 'a', to: 'b' },
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - a >> b
        # the end
        - b
  `,
  )
})

test('an edge that is there is not drawn again', () =>
  gesture(
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm } }
    opea_mega_service:
      mega_flow: ["(a) >>   b"]
  `,
    'connect',
    { from: 'a', to: 'b' },
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm } }
    opea_mega_service:
      mega_flow: ["(a) >>   b"]
  `,
  ))

test('the first edge writes the other nodes of an absent flow down', () => {
  gesture(
    `
    opea_micro_services:
      a: { kind: llm }
      b: { kind: llm }
      c: { kind: llm }
      redis-vector-db:
      dataprep:
  `,
    'connect',
    { from: 'a', to: 'b' },
    `
    opea_micro_services:
      a: { kind: llm }
      b: { kind: llm }
      c: { kind: llm }
      redis-vector-db:
      dataprep:
    opea_mega_service:
      mega_flow:
        - a >> b
        - c
  `,
  )
  gesture(
    `
    opea_micro_services:
      a: { kind: llm }
      b: { kind: llm }
    opea_mega_service:
      name: app
      mega_flow:   # none yet
  `,
    'connect',
    { from: 'a', to: 'b' },
    `
    opea_micro_services:
      a: { kind: llm }
      b: { kind: llm }
    opea_mega_service:
      name: app
      mega_flow:   # none yet
        - a >> b
  `,
  )
})

test('an empty list gets its first rule', () =>
  gesture(
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm } }
    opea_mega_service:
      mega_flow: []
  `,
    'connect',
    { from: 'a', to: 'b' },
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - a >> b
  `,
  ))

test('in a flow list a rule with a comma is quoted', () => {
  gesture(
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm }, c: { kind: llm } }
    opea_mega_service:
      mega_flow: [ a, "(b, c)" ]
  `,
    'connect',
    { from: 'a', to: 'b' },
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm }, c: { kind: llm } }
    opea_mega_service:
      mega_flow: [ a >> b, "(b, c)" ]
  `,
  )
  gesture(
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm }, c: { kind: llm }, d: { kind: llm } }
    opea_mega_service:
      mega_flow: ["(a, b) >> c"]
  `,
    'disconnect',
    { from: 'a', to: 'c' },
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm }, c: { kind: llm }, d: { kind: llm } }
    opea_mega_service:
      mega_flow: ["a", b >> c]
  `,
  )
  gesture(
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm }, c: { kind: llm }, d: { kind: llm } }
    opea_mega_service:
      mega_flow: ['(a, b) >> (c, d)']
  `,
    'disconnect',
    { from: 'a', to: 'c' },
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm }, c: { kind: llm }, d: { kind: llm } }
    opea_mega_service:
      mega_flow: ['a >> d', "b >> (c, d)"]
  `,
  )
})

test('an edge that cannot be', () => {
  gesture(
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm }, c: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - a >> b >> c
  `,
    'connect',
    { from: 'c', to: 'a' },
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm }, c: { kind: llm } }
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^→4:18 error cannot-connect: That would make a circle: a → b → c → a.
    opea_mega_service:
      mega_flow:
        - a >> b >> c
  `,
  )
  // the way back is told, not one that leads nowhere
  gesture(
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm }, c: { kind: llm }, d: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - a >> (b, c)
        - c >> d
  `,
    'connect',
    { from: 'd', to: 'a' },
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm }, c: { kind: llm }, d: { kind: llm } }
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^→5:13 error cannot-connect: That would make a circle: a → c → d → a.
    opea_mega_service:
      mega_flow:
        - a >> (b, c)
        - c >> d
  `,
  )
  gesture(
    `
    opea_micro_services: { a: { kind: llm }, redis-vector-db: , dataprep: , "my x": { kind: llm } }
  `,
    'connect',
    { from: 'a', to: 'a' },
    `
    opea_micro_services: { a: { kind: llm }, redis-vector-db: , dataprep: , "my x": { kind: llm } }
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error cannot-connect: "a" cannot lead to itself.
  `,
  )
  gesture(
    `
    opea_micro_services: { a: { kind: llm }, redis-vector-db: , dataprep: , "my x": { kind: llm } }
  `,
    'connect',
    { from: 'a', to: 'redis-vector-db' },
    `
    opea_micro_services: { a: { kind: llm }, redis-vector-db: , dataprep: , "my x": { kind: llm } }
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error cannot-connect: "redis-vector-db" is used by other services; it does not stand in the flow.
  `,
  )
  gesture(
    `
    opea_micro_services: { a: { kind: llm }, redis-vector-db: , dataprep: , "my x": { kind: llm } }
  `,
    'connect',
    { from: 'dataprep', to: 'a' },
    `
    opea_micro_services: { a: { kind: llm }, redis-vector-db: , dataprep: , "my x": { kind: llm } }
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error cannot-connect: "dataprep" runs beside the flow.
  `,
  )
  gesture(
    `
    opea_micro_services: { a: { kind: llm }, redis-vector-db: , dataprep: , "my x": { kind: llm } }
  `,
    'connect',
    { from: 'a', to: 'my x' },
    `
    opea_micro_services: { a: { kind: llm }, redis-vector-db: , dataprep: , "my x": { kind: llm } }
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error cannot-connect: "my x" cannot stand in a rule; rename it first.
  `,
  )
  gesture(
    `
    opea_micro_services: { a: { kind: llm }, redis-vector-db: , dataprep: , "my x": { kind: llm } }
  `,
    'connect',
    { from: 'a', to: 'nobody' },
    `
    opea_micro_services: { a: { kind: llm }, redis-vector-db: , dataprep: , "my x": { kind: llm } }
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error no-such-service: There is no service "nobody".
  `,
  )
  gesture(
    `
    opea_micro_services: { a: { kind: llm }, redis-vector-db: , dataprep: , "my x": { kind: llm } }
  `,
    'connect',
    { from: 'a', to: 'vllm' },
    `
    opea_micro_services: { a: { kind: llm }, redis-vector-db: , dataprep: , "my x": { kind: llm } }
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error implied-service: "vllm" is implied: it stands in no line of the document.
    #  hint: Make it explicit first.
  `,
  )
})
