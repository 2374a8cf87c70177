// Endpoints, and keys that an endpoint makes pointless.

import { test } from 'vitest'
import { check, mend } from '../../fixtures/check'

test('neither a path nor a URL', () =>
  check(`
    opea_micro_services:
      llm: { endpoint: v1/chat/completions }
      #                ^^^^^^^^^^^^^^^^^^^ error bad-endpoint: "v1/chat/completions" is neither a path, which begins with "/", nor a URL.
      #                fix: Write /v1/chat/completions
      a: { kind: llm, endpoint: "" }
      #                         ^^ error bad-endpoint: This endpoint is empty.
      #                         fix: Remove it
      b: { kind: llm, endpoint: far.example.com/v1 }
      #                         ^^^^^^^^^^^^^^^^^^ error bad-endpoint: "far.example.com/v1" is neither a path, which begins with "/", nor a URL.
      #                         fix: Write http://far.example.com/v1
      c: { kind: llm, endpoint: "localhost:9000" }
      #                         ^^^^^^^^^^^^^^^^ error bad-endpoint: "localhost:9000" is neither a path, which begins with "/", nor a URL.
      #                         fix: Write http://localhost:9000
      d: { kind: redis-vector-db, endpoint: "store:6379" }
      #                                     ^^^^^^^^^^^^ error bad-endpoint: "store:6379" is neither a path, which begins with "/", nor a URL.
      #                                     fix: Write redis://store:6379
      e: { kind: llm, endpoint: https//far.example.com }
      #                         ^^^^^^^^^^^^^^^^^^^^^^ error bad-endpoint: "https//far.example.com" is neither a path, which begins with "/", nor a URL.
      #                         fix: Write https://far.example.com
      f: { kind: llm, endpoint: $LLM_URL }
      #                         ^^^^^^^^ error bad-endpoint: "$LLM_URL" is neither a path, which begins with "/", nor a URL.
      #                         fix: Write \${LLM_URL}
  `))

test('a host and a port that cannot be', () =>
  check(`
    opea_micro_services:
      a: { kind: llm, endpoint: "http://far example.com/v1" }
      #                                 ^^^^^^^^^^^^^^^ error bad-url: "far example.com" is no host with a port.
      b: { kind: llm, endpoint: "http://$HOST/v1" }
      #                                 ^^^^^ error bad-url: "$HOST" is no host with a port.
      #                                 hint: A variable is written "\${NAME}" or "\${NAME:-default}".
      c: { kind: llm, endpoint: "http://far.example.com:65536/v1" }
      #                                 ^^^^^^^^^^^^^^^^^^^^^ error bad-url: "far.example.com:65536" is no host with a port.
      d: { kind: llm, endpoint: "http:///v1" }
      #                         ^^^^^^^^^^^^ error bad-url: Behind "://" a host is missing.
      e: { kind: llm, endpoint: "\${LLM_URL" }
      #                         ^^^^^^^^^^^ error bad-url: "\${LLM_URL" is neither a variable nor a URL.
      #                         hint: A variable is written "\${NAME}" or "\${NAME:-default}".
  `))

test('hosts and ports as they are written', () => {
  const url = (endpoint: string) => `
    opea_micro_services:
      llm: { endpoint: "${endpoint}" }
  `
  check(url('http://[::1]:9000/v1/chat/completions'))
  check(url('https://llm_1.example.com:443'))
  check(url('http://${HOST}:${PORT:-9000}/v1?a=b#c'))
  check(url('${HOST}:9000/v1'))
  check(url('https://me:${PASSWORD}@xn--e1afmkfd.example/a b'))
  check(`
    opea_micro_services:
      arango: { kind: mongodb, endpoint: "mongodb://a.example.com:27017,b.example.com:27017/db" }
  `)
})

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
