// The application’s keys.

import { test } from 'vitest'
import { check, mend } from '../../fixtures/check'

test('a sound application has nothing to tell', () =>
  check(`
    opea_micro_services:
      llm:
    opea_mega_service:
      name: 7b-chat
      port: 80
      endpoint: /
      platform: rocm
      registry: registry.example.com:5000/opea
      tag: 1.10
      namespace: here
      gmc_join: recompute
      mega_flow: [llm]
      x-mine: 1
  `))

test('types, and keys that nobody knows', () =>
  check(`
    opea_micro_services:
      llm:
    opea_mega_service:
      name: My_App
      #     ^^^^^^ error bad-application-name: "My_App" cannot name an application: only lower-case letters, digits and "-" inside, up to 63.
      #     fix: Change to my-app
      port: "80"
      #     ^^^^ error wrong-type: "port" must be a whole number from 1 to 65535, not the string "80".
      #     fix: Write 80 without quotes
      endpoint: v1/chat
      #         ^^^^^^^ error wrong-type: "endpoint" must be a path that begins with "/".
      #         fix: Write /v1/chat
      platform: [xeon]
      #         ^^^^^^ error wrong-type: "platform" must be a string.
      registry:
    # ^^^^^^^^ error wrong-type: "registry" must be a string, and it has no value.
    # hint: Give it a value, or remove the key.
      tag: { a: b }
      #    ^^^^^^^^ error wrong-type: "tag" must be a string.
      gmc_join: both
      #         ^^^^ error wrong-type: "gmc_join" must be "adapter" or "recompute".
      flow: [llm]
    # ^^^^ info unknown-key: "flow" is not a key of the language; it is kept and has no effect.
      replicas: 2
    # ^^^^^^^^ info unknown-key: "replicas" is not a key of the language; it is kept and has no effect.
  `))

test('no map', () =>
  check(`
    opea_micro_services:
      llm:
    opea_mega_service: [llm]
    #                  ^^^^^ error wrong-type: "opea_mega_service" must be a map of keys such as "name", "port" and "mega_flow".
  `))

test('fixes', () => {
  mend(
    `
    opea_micro_services:
      llm:
    opea_mega_service:
      name: My App   # shown
  `,
    'Change to my-app',
    `
    opea_micro_services:
      llm:
    opea_mega_service:
      name: my-app   # shown
  `,
  )
  mend(
    `
    opea_micro_services:
      llm:
    opea_mega_service:
      endpoint: v1/chat
  `,
    'Write /v1/chat',
    `
    opea_micro_services:
      llm:
    opea_mega_service:
      endpoint: /v1/chat
  `,
  )
})

test('a name that nothing can be made of', () =>
  check(`
    opea_micro_services:
      llm:
    opea_mega_service:
      name: "..."
      #     ^^^^^ error bad-application-name: "..." cannot name an application: only lower-case letters, digits and "-" inside, up to 63.
  `))

test('of a URL the path is meant', () =>
  mend(
    `
    opea_micro_services:
    opea_mega_service: { endpoint: "http://localhost:8888/v1/chat" }
  `,
    'Write /v1/chat',
    `
    opea_micro_services:
    opea_mega_service: { endpoint: "/v1/chat" }
  `,
  ))

test('the nearest name still is one', () =>
  mend(
    `
    opea_micro_services:
    opea_mega_service: { name: ${'a'.repeat(62)} b }
  `,
    `Change to ${'a'.repeat(62)}`,
    `
    opea_micro_services:
    opea_mega_service: { name: ${'a'.repeat(62)} }
  `,
  ))
