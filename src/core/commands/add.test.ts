// A new service, free or in the flow.

import { test } from 'vitest'
import { gesture } from '../../fixtures/check'

test('a free one stands behind the others', () =>
  gesture(
    `
    opea_micro_services:
      a: { kind: llm }

    # the application
    opea_mega_service:
      mega_flow:
        - a
  `,
    'add',
    { kind: 'embedding' },
    `
    opea_micro_services:
      a: { kind: llm }
      embedding:
        kind: embedding

    # the application
    opea_mega_service:
      mega_flow:
        - a
  `,
  ))

test('in four spaces, in flow style, and where there is nothing yet', () => {
  gesture(
    `
    opea_micro_services:
        a:
            kind: llm
  `,
    'add',
    { kind: 'embedding', name: 'e' },
    `
    opea_micro_services:
        a:
            kind: llm
        e:
            kind: embedding
  `,
  )
  gesture(
    `
    opea_micro_services: { a: { kind: llm } }
  `,
    'add',
    { kind: 'embedding', name: 'e' },
    `
    opea_micro_services: { a: { kind: llm }, e: { kind: embedding } }
  `,
  )
  gesture(
    `
    opea_mega_service:
      name: app
  `,
    'add',
    { kind: 'embedding', name: 'e' },
    `
    opea_micro_services:
      e:
        kind: embedding
    opea_mega_service:
      name: app
  `,
  )
  gesture(
    `
    # my pipeline
  `,
    'add',
    { kind: 'embedding', name: 'e' },
    `
    # my pipeline
    opea_micro_services:
      e:
        kind: embedding
  `,
  )
  gesture(
    `
    opea_micro_services:
  `,
    'add',
    { kind: 'embedding', name: 'e' },
    `
    opea_micro_services:
      e:
        kind: embedding
  `,
  )
})

test('a name that is taken gets a number, a wanted one is refused', () => {
  gesture(
    `
    opea_micro_services:
      llm:
      llm-2:
  `,
    'add',
    { kind: 'llm' },
    `
    opea_micro_services:
      llm:
      llm-2:
      llm-3:
        kind: llm
  `,
  )
  gesture(
    `
    opea_micro_services:
      llm:
  `,
    'add',
    { kind: 'vllm', name: 'llm' },
    `
    opea_micro_services:
    #^^^^^^^^^^^^^^^^^^^→2:7 error edit-name-taken: There is a service "llm" already.
      llm:
  `,
  )
  gesture(
    `
    opea_micro_services:
      llm:
  `,
    'add',
    { kind: 'vllm', name: 'my llm' },
    `
    opea_micro_services:
    #^^^^^^^^^^^^^^^^^^^→2:7 error bad-name: "my llm" cannot name a service: letters, digits, "_", "-" and "." may stand in a name.
      llm:
  `,
  )
  gesture(
    `
    opea_micro_services:
      llm:
    opea_mega_service: { name: app }
  `,
    'add',
    { kind: 'vllm', name: 'app' },
    `
    opea_micro_services:
    #^^^^^^^^^^^^^^^^^^^→3:33 error name-clash: "app" is the name of the application.
      llm:
    opea_mega_service: { name: app }
  `,
  )
})

test('behind one, before one, on an edge', () => {
  gesture(
    `
    opea_micro_services:
      a: { kind: llm }   # first
      b: { kind: llm }
    opea_mega_service:
      mega_flow:
        - a >> b
  `,
    'add',
    { kind: 'llm', name: 'c', after: 'b' },
    `
    opea_micro_services:
      a: { kind: llm }   # first
      b: { kind: llm }
      c:
        kind: llm
    opea_mega_service:
      mega_flow:
        - a >> b >> c
  `,
  )
  gesture(
    `
    opea_micro_services:
      a: { kind: llm }
      b: { kind: llm }
    opea_mega_service:
      mega_flow:
        - a >> b
  `,
    'add',
    { kind: 'guardrails', before: 'a' },
    `
    opea_micro_services:
      guardrails:
        kind: guardrails
      a: { kind: llm }
      b: { kind: llm }
    opea_mega_service:
      mega_flow:
        - guardrails >> a >> b
  `,
  )
  gesture(
    `
    opea_micro_services:
      a: { kind: llm }
      b: { kind: llm }
    opea_mega_service:
      mega_flow:
        - 'a>>b'   # the way
  `,
    'add',
    { kind: 'llm', name: 'c', after: 'a', before: 'b' },
    `
    opea_micro_services:
      a: { kind: llm }
      c:
        kind: llm
      b: { kind: llm }
    opea_mega_service:
      mega_flow:
        - 'a >> c>>b'   # the way
  `,
  )
  gesture(
    `
    opea_micro_services:
      a: { kind: llm }
      b: { kind: llm }
      d: { kind: llm }
    opea_mega_service:
      mega_flow:
        - (a, d) >> b
  `,
    'add',
    { kind: 'llm', name: 'c', after: 'a', before: 'b' },
    `
    opea_micro_services:
      a: { kind: llm }
      c:
        kind: llm
      b: { kind: llm }
      d: { kind: llm }
    opea_mega_service:
      mega_flow:
        - a >> c >> b
        - d >> b
  `,
  )
  gesture(
    `
    opea_micro_services:
      a: { kind: llm }
      b: { kind: llm }
      d: { kind: llm }
    opea_mega_service:
      mega_flow:
        - a >> d
        - a >> b
  `,
    'add',
    { kind: 'llm', name: 'c', after: 'a', before: 'b' },
    `
    opea_micro_services:
      a: { kind: llm }
      c:
        kind: llm
      b: { kind: llm }
      d: { kind: llm }
    opea_mega_service:
      mega_flow:
        - a >> d
        - a >> c >> b
  `,
  )
})

test('where it cannot stand', () => {
  gesture(
    `
    opea_micro_services:
      a: { kind: llm }
  `,
    'add',
    { kind: 'vllm', after: 'a' },
    `
    opea_micro_services:
    #^^^^^^^^^^^^^^^^^^^→2:19 error cannot-flow: A service of kind "vllm" does not stand in the flow.
    #  hint: Add it alone, and let others use it.
      a: { kind: llm }
  `,
  )
  gesture(
    `
    opea_micro_services:
      dataprep:
  `,
    'add',
    { kind: 'llm', after: 'dataprep' },
    `
    opea_micro_services:
    #^^^^^^^^^^^^^^^^^^^→2:12 error cannot-flow: "dataprep" does not stand in the flow, so nothing can be put beside it there.
      dataprep:
  `,
  )
  gesture(
    `
    opea_micro_services:
      a: { kind: llm }
      b: { kind: llm }
    opea_mega_service:
      mega_flow: [b >> a]
  `,
    'add',
    { kind: 'llm', name: 'c', after: 'a', before: 'b' },
    `
    opea_micro_services:
    #^^^^^^^^^^^^^^^^^^^→5:22 error cannot-connect: That would make a circle: b → a → b.
      a: { kind: llm }
      b: { kind: llm }
    opea_mega_service:
      mega_flow: [b >> a]
  `,
  )
  gesture(
    `
    opea_micro_services:
      my a: { kind: llm }
  `,
    'add',
    { kind: 'llm', after: 'my a' },
    `
    opea_micro_services:
    #^^^^^^^^^^^^^^^^^^^→2:22 error bad-name: "my a" cannot stand in a rule; rename it first.
      my a: { kind: llm }
  `,
  )
  gesture(
    `
    opea_micro_services:
      a: { kind: llm }
  `,
    'add',
    { kind: 'vlm' },
    `
    opea_micro_services:
    #^^^^^^^^^^^^^^^^^^^→2:19 error unknown-kind: There is no kind "vlm". Did you mean "vllm"?
      a: { kind: llm }
  `,
  )
  gesture(
    `
    opea_micro_services:
      a: { kind: llm }
  `,
    'add',
    { kind: 'redis' },
    `
    opea_micro_services:
    #^^^^^^^^^^^^^^^^^^^→2:19 error unknown-kind: There is no kind "redis". Did you mean "redis-vector-db"?
      a: { kind: llm }
  `,
  )
})
