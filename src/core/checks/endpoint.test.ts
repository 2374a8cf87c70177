// Endpoints, and keys that an endpoint makes pointless.

import { test } from 'vitest'
import { check, mend } from '../../fixtures/check'

test('neither a path nor a URL', () =>
  check(`
    opea_micro_services:
      llm: { endpoint: v1/chat/completions }
      #                ^^^^^^^^^^^^^^^^^^^ error bad-endpoint: "v1/chat/completions" is neither a path, which begins with "/", nor a URL.
      #                fix: Write /v1/chat/completions
  `))

test('another path than the kind’s, unless with an image of its own or elsewhere', () =>
  check(`
    opea_micro_services:
      llm: { endpoint: /v2/chat }
      #                ^^^^^^^^ warning endpoint-differs: "llm" answers on /v1/chat/completions; "llm" will be called on /v2/chat.
      #                fix: Change to /v1/chat/completions
      own: { kind: llm, endpoint: /v2/chat, image: me/mine }
      far: { kind: llm, endpoint: "https://far.example.com/v2/chat" }
  `))

test('a store is reached in its own protocol, also over TLS', () =>
  check(`
    opea_micro_services:
      a: { kind: redis-vector-db, endpoint: "redis://a.example.com:6379" }
      b: { kind: redis-vector-db, endpoint: "rediss://b.example.com:6379" }
      c: { kind: redis-vector-db, endpoint: "http://c.example.com" }
      #                                     ^^^^^^^^^^^^^^^^^^^^^^ error bad-url: A "redis-vector-db" is reached by a URL that begins with "redis://", not by "http://c.example.com".
      d: { kind: vllm, endpoint: "ftp://d.example.com" }
      #                          ^^^^^^^^^^^^^^^^^^^^^ error bad-url: A "vllm" is reached by a URL that begins with "http://", not by "ftp://d.example.com".
      e: { kind: vllm, endpoint: "https://e.example.com" }
      f: { kind: vllm, endpoint: "\${F}" }
  `))

test('a port beside a URL', () =>
  check(`
    opea_micro_services:
      llm: { endpoint: "https://far.example.com/v1/chat/completions", port: 9000 }
      #                                                                     ^^^^ info port-ignored: "llm" runs elsewhere, so its port is ignored; the URL's counts.
      #                                                                     fix: Remove the port
  `))

test('a key for a service that is deployed', () =>
  check(`
    opea_micro_services:
      llm: { api_key: "\${KEY}" }
      #               ^^^^^^^^ info api-key-ignored: "api_key" is sent to remote services only, and "llm" is deployed.
  `))

test('a variable may hold the whole URL', () =>
  check(`
    opea_micro_services:
      llm: { endpoint: "\${LLM_URL:-https://far.example.com/v1}", api_key: "\${KEY}" }
  `))

test('the slash that is missing', () =>
  mend(
    `
    opea_micro_services:
      llm:
        endpoint: v1/chat/completions   # OpenAI style
  `,
    'Write /v1/chat/completions',
    `
    opea_micro_services:
      llm:
        endpoint: /v1/chat/completions   # OpenAI style
  `,
  ))

test('the kind’s own path', () =>
  mend(
    `
    opea_micro_services:
      llm: { endpoint: '/v2/chat' }
  `,
    'Change to /v1/chat/completions',
    `
    opea_micro_services:
      llm: { endpoint: '/v1/chat/completions' }
  `,
  ))

test('the port goes', () =>
  mend(
    `
    opea_micro_services:
      llm:
        endpoint: https://far.example.com/v1/chat/completions
        port: 9000
  `,
    'Remove the port',
    `
    opea_micro_services:
      llm:
        endpoint: https://far.example.com/v1/chat/completions
  `,
  ))
