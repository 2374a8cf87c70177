// Documents as a whole.

import { expect, test } from 'vitest'
import { check, mend } from '../../fixtures/check'
import { compile } from '../compile'

test('an empty one', () => {
  check(`
    # only a comment
    # error empty-document: The document is empty. A pipeline begins with "opea_micro_services:".
    #  hint: "megaflow templates" lists pipelines to start from.
  `)
  expect(compile('').diagnostics).toMatchObject([
    { code: 'empty-document', from: 0, to: 0, line: 1, column: 1 },
  ])
})

test('no map', () => {
  check(`
    - a
    #^^→2:4 error not-a-mapping: The document is a list; a pipeline is a map with the keys "opea_micro_services" and "opea_mega_service".
    #  hint: "megaflow templates" lists pipelines to start from.
    - b
  `)
  check(`
    just text
    #^^^^^^^^ error not-a-mapping: The document is a single value; a pipeline is a map with the keys "opea_micro_services" and "opea_mega_service".
    #  hint: "megaflow templates" lists pipelines to start from.
  `)
})

test('no services', () =>
  check(`
    opea_mega_service:
    #^^^^^^^^^^^^^^^^^→2:13 error no-services: There is no "opea_micro_services": the map of the services, by name.
    #  hint: "megaflow templates" lists pipelines to start from.
      mega_flow:
  `))

test('one of a manifest’s keys alone makes none', () =>
  check(`
    kind: llm
    #^^^^^^^^ error no-services: There is no "opea_micro_services": the map of the services, by name.
    #  hint: "megaflow templates" lists pipelines to start from.
  `))

test('services under a misspelt key', () =>
  check(`
    opea_microservices:
    #^^^^^^^^^^^^^^^^^ error no-services: There is no "opea_micro_services": the map of the services, by name.
    #  hint: "opea_microservices" may be what is meant.
    #  fix: Rename opea_microservices to opea_micro_services
      llm:
  `))

test('another format', () => {
  check(`
    services:
    #^^^^^^^^→2:24 error other-format: This looks like a docker compose file, not like a pipeline: there is no "opea_micro_services".
    #  hint: "megaflow templates" lists pipelines to start from.
      web: { image: nginx }
  `)
  check(`
    apiVersion: gmc.opea.io/v1alpha3
    #^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^→2:18 error other-format: This looks like a GMConnector, not like a pipeline: there is no "opea_micro_services".
    #  hint: Paste or drop it onto the page, or "megaflow import FILE": then it becomes one.
    kind: GMConnector
  `)
  check(`
    micro_services:
    #^^^^^^^^^^^^^^→2:12 error other-format: This looks like a mega.yaml of the OPEA exporter (containers without a flow), not like a pipeline: there is no "opea_micro_services".
    #  hint: "megaflow templates" lists pipelines to start from.
      redis: {}
  `)
})

test('services that are no map', () => {
  check(`
    opea_micro_services: [llm]
    #                    ^^^^^ error wrong-type: "opea_micro_services" must be a map: each service under its name.
  `)
  check(`
    opea_micro_services:
  `)
})

test('keys that nobody knows are kept, and told once', () =>
  check(`
    opea_micro_services:
      llm:
    opea_mega_services:
    #^^^^^^^^^^^^^^^^^ info unknown-key: "opea_mega_services" is not a key of the language; it is kept and has no effect. Did you mean "opea_mega_service"?
    #  fix: Rename to opea_mega_service
      name: x
    version: 1
    #^^^^^^ info unknown-key: "version" is not a key of the language; it is kept and has no effect.
    x-mine: 1
  `))

test('a kind that is not there', () => {
  check(`
    opea_micro_services:
      chat:
        kind: vlm
        #     ^^^ error unknown-kind: There is no kind "vlm". Did you mean "vllm"?
        #     hint: "custom" is any HTTP microservice; the palette and "megaflow kinds" list the rest.
        #     fix: Change to vllm
      store: { kind: redis }
      #              ^^^^^ error unknown-kind: There is no kind "redis". Did you mean "redis-vector-db"?
      #              hint: "custom" is any HTTP microservice; the palette and "megaflow kinds" list the rest.
      #              fix: Change to redis-vector-db
      other: { kind: something-else }
      #              ^^^^^^^^^^^^^^ error unknown-kind: There is no kind "something-else".
      #              hint: "custom" is any HTTP microservice; the palette and "megaflow kinds" list the rest.
      upper: { kind: LLM }
      #              ^^^ error unknown-kind: There is no kind "LLM". Did you mean "llm"?
      #              hint: "custom" is any HTTP microservice; the palette and "megaflow kinds" list the rest.
      #              fix: Change to llm
  `)
  mend(
    `
    opea_micro_services:
      chat:
        kind: 'vlm'   # the server
  `,
    'Change to vllm',
    `
    opea_micro_services:
      chat:
        kind: 'vllm'   # the server
  `,
  )
})

test('positions', () =>
  check(`
    opea_micro_services:
      a: { kind: llm }
      b: { kind: llm }
      c: { kind: llm }
      d: { kind: llm }
    x-layout:
      a: [1, -2.5]
      b: [1]
      #  ^^^ warning bad-layout: A position is a list of two numbers, "[x, y]".
      c: { x: 1, y: 2 }
      #  ^^^^^^^^^^^^^^ warning bad-layout: A position is a list of two numbers, "[x, y]".
      d: [1, left]
      #  ^^^^^^^^^ warning bad-layout: A position is a list of two numbers, "[x, y]".
  `))

test('positions that are no map', () =>
  check(`
    opea_micro_services:
      a: { kind: llm }
    x-layout: [1, 2]
    #         ^^^^^^ warning bad-layout: "x-layout" must be a map of services and their positions.
  `))

test('no positions', () =>
  check(`
    opea_micro_services:
      a: { kind: llm }
    x-layout:
  `))

test('own kinds', () =>
  check(`
    opea_micro_services:
      mine: { kind: my-kind }
      half: { kind: my-half }
      #             ^^^^^^^ error unknown-kind: There is no kind "my-half".
      #             hint: "custom" is any HTTP microservice; the palette and "megaflow kinds" list the rest.
    x-kinds:
      my-half:
        title: Half
      # ^^^^^^^^^^^ error bad-kind: "call" is missing.
      my-typo: { call: { port: 80 }, coulour: red, role: main }
      #                              ^^^^^^^ info unknown-key: "coulour" is not a key of the language; it is kept and has no effect.
      #                                                  ^^^^ error bad-kind: "role" must be one of flow, backing, side.
      redis: { call: { port: 80 } }
      #      ^^^^^^^^^^^^^^^^^^^^^^ error bad-kind: The name "redis" belongs to the catalog.
      my-kind:
        title: Mine
        role: flow
        family: other
        icon: box
        help: A kind of my own.
        source: https://example.com
        call: { protocol: http, port: 80, endpoint: /v1/mine, input: [], output: [], adapter: custom }
        container: { image: me/mine, health: null }
        slots: []
        variants: {}
  `))
