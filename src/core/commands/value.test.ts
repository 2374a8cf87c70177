// Values of keys, in the key’s own type.

import { test } from 'vitest'
import { gesture } from '../../fixtures/check'

test('a value in the place of another keeps its style and comment', () => {
  gesture(
    `
    opea_micro_services:
      llm:
        port: 9000   # for people
        model: 'me/m'
        image: "me/i"
  `,
    'set',
    { name: 'llm', key: 'port', value: '9001' },
    `
    opea_micro_services:
      llm:
        port: 9001   # for people
        model: 'me/m'
        image: "me/i"
  `,
  )
  gesture(
    `
    opea_micro_services:
      llm:
        model: 'me/m'   # gated
  `,
    'set',
    { name: 'llm', key: 'model', value: "it's" },
    `
    opea_micro_services:
      llm:
        model: 'it''s'   # gated
  `,
  )
  gesture(
    `
    opea_micro_services:
      llm: { port: 9000 }
  `,
    'set',
    { name: 'llm', key: 'port', value: 9000 },
    `
    opea_micro_services:
      llm: { port: 9000 }
  `,
  )
})

test('a key in brackets that has not even a colon', () => {
  gesture(
    'opea_micro_services: { b, "c" , d: {} }\n',
    'set',
    { name: 'c', key: 'port', value: 1 },
    'opea_micro_services: { b, "c": { port: 1 } , d: {} }\n',
  )
  gesture(
    'opea_micro_services: { b: { port } }\n',
    'set',
    { name: 'b', key: 'port', value: 1 },
    'opea_micro_services: { b: { port: 1 } }\n',
  )
})

test('a key that is not there yet', () => {
  gesture(
    `
    opea_micro_services:
      llm:
      # behind
  `,
    'set',
    { name: 'llm', key: 'resources.cpus', value: '0.5' },
    `
    opea_micro_services:
      llm:
        resources:
          cpus: 0.5
      # behind
  `,
  )
  gesture(
    `
    opea_micro_services:
      llm: {}
  `,
    'set',
    { name: 'llm', key: 'environment.LOG.LEVEL', value: '1.10' },
    `
    opea_micro_services:
      llm:
        environment:
          LOG.LEVEL: "1.10"
  `,
  )
  gesture(
    `
    opea_micro_services:
      llm:
        kind: llm   # said
    # end
  `,
    'set',
    { name: 'llm', key: 'args', value: '--a,4096' },
    `
    opea_micro_services:
      llm:
        kind: llm   # said
        args: ["--a", "4096"]
    # end
  `,
  )
})

test('lists, and lines', () => {
  gesture(
    `
    opea_micro_services:
      llm:
        args:
          - --a   # why
          - --b
  `,
    'set',
    { name: 'llm', key: 'args', value: '[--a, --c]' },
    `
    opea_micro_services:
      llm:
        args:
          - --a
          - --c
  `,
  )
  gesture(
    `
    opea_micro_services:
      llm:
  `,
    'set',
    { name: 'llm', key: 'environment.A', value: 'two\nlines' },
    `
    opea_micro_services:
      llm:
        environment:
          A: "two\\nlines"
  `,
  )
})

test('another endpoint does not make another kind', () => {
  gesture(
    `
    opea_micro_services:
      chat:
        endpoint: /v1/chat/completions   # OpenAI style
  `,
    'set',
    { name: 'chat', key: 'endpoint', value: 'https://far.example.com/api' },
    `
    opea_micro_services:
      chat:
        endpoint: https://far.example.com/api   # OpenAI style
        kind: llm
  `,
  )
  gesture(
    `
    opea_micro_services:
      chat: { endpoint: /v1/chat/completions, port: 9000 }
  `,
    'unset',
    { name: 'chat', key: 'endpoint' },
    `
    opea_micro_services:
      chat: { port: 9000, kind: llm }
  `,
  )
  gesture(
    `
    opea_micro_services:
      chat: { endpoint: /v1/chat/completions }
  `,
    'set',
    { name: 'chat', key: 'endpoint', value: 'https://far.example.com/v1/chat/completions' },
    `
    opea_micro_services:
      chat: { endpoint: https://far.example.com/v1/chat/completions }
  `,
  )
  gesture(
    `
    opea_micro_services:
      llm: { endpoint: /v1/chat/completions }
  `,
    'set',
    { name: 'llm', key: 'endpoint', value: '/v2/chat' },
    `
    opea_micro_services:
      llm: { endpoint: /v2/chat }
  `,
  )
})

test('refused values', () => {
  gesture(
    `
    opea_micro_services:
      llm:
  `,
    'set',
    { name: 'llm', key: 'port', value: 'many' },
    `
    opea_micro_services:
    #^^^^^^^^^^^^^^^^^^^→2:7 error bad-argument: "port" must be a whole number from 1 to 65535, not "many".
      llm:
  `,
  )
  gesture(
    `
    opea_micro_services:
      llm:
  `,
    'set',
    { name: 'llm', key: 'port', value: '70000' },
    `
    opea_micro_services:
    #^^^^^^^^^^^^^^^^^^^→2:7 error bad-argument: "port" must be a whole number from 1 to 65535, not "70000".
      llm:
  `,
  )
  for (const value of ['A=b', ['A=b'], null])
    gesture(
      `
    opea_micro_services:
      llm:
  `,
      'set',
      { name: 'llm', key: 'environment', value },
      `
    opea_micro_services:
    #^^^^^^^^^^^^^^^^^^^→2:7 error bad-argument: "environment" is a map: set one entry at a time, such as "environment.NAME".
      llm:
  `,
    )
  gesture(
    `
    opea_micro_services:
      llm:
  `,
    'set',
    { name: 'llm', key: 'model', value: ['a'] },
    `
    opea_micro_services:
    #^^^^^^^^^^^^^^^^^^^→2:7 error bad-argument: "model" must be a string.
      llm:
  `,
  )
  gesture(
    `
    opea_micro_services:
      llm:
  `,
    'set',
    { name: 'llm', key: 'port' },
    `
    opea_micro_services:
    #^^^^^^^^^^^^^^^^^^^→2:7 error bad-argument: "value" is missing.
      llm:
  `,
  )
  gesture(
    `
    opea_micro_services:
      vllm: { kind: custom }
      llm:
  `,
    'set',
    { name: 'vllm-2', key: 'port', value: '1' },
    `
    opea_micro_services:
    #^^^^^^^^^^^^^^^^^^^→3:7 error implied-service: "vllm-2" is implied: it stands in no line of the document.
    #  hint: Make it explicit first.
      vllm: { kind: custom }
      llm:
  `,
  )
})

test('a key goes, with its comments', () => {
  gesture(
    `
    opea_micro_services:
      llm:
        # reached there
        port: 9000   # by people
        model: me/m
  `,
    'unset',
    { name: 'llm', key: 'port' },
    `
    opea_micro_services:
      llm:
        model: me/m
  `,
  )
  gesture(
    `
    opea_micro_services:
      llm:
        environment:
          LOG.LEVEL: x
  `,
    'unset',
    { name: 'llm', key: 'environment.LOG.LEVEL' },
    `
    opea_micro_services:
      llm:
        environment: {}
  `,
  )
  gesture(
    `
    opea_micro_services:
      llm: { port: 9000, model: me/m }
  `,
    'unset',
    { name: 'llm', key: 'model' },
    `
    opea_micro_services:
      llm: { port: 9000 }
  `,
  )
  gesture(
    `
    opea_micro_services:
      llm: { port: 9000 }
  `,
    'unset',
    { name: 'llm', key: 'model' },
    `
    opea_micro_services:
      llm: { port: 9000 }
  `,
  )
})

test('a text that stands there is left alone, whatever YAML takes it for', () => {
  const text = `
    opea_micro_services:
      llm:
        environment: { MODE: 0755, VERSION: 1.10 }
    opea_mega_service:
      tag: 1.3
  `
  gesture(text, 'set', { name: 'llm', key: 'environment.MODE', value: '0755' }, text)
  gesture(text, 'set', { name: 'llm', key: 'environment.VERSION', value: '1.10' }, text)
  gesture(text, 'configure', { key: 'tag', value: '1.3' }, text)
})

test('several elements are put behind a trailing comma, and a list where nothing is', () => {
  gesture(
    `
    opea_micro_services:
      llm:
        args: [
          a,
        ]
  `,
    'set',
    { name: 'llm', key: 'args', value: ['a', 'b', 'c'] },
    `
    opea_micro_services:
      llm:
        args: [
          a, b, c,
        ]
  `,
  )
  gesture(
    `
    opea_micro_services:
      llm:
        uses:
        port: 9000
  `,
    'set',
    { name: 'llm', key: 'uses', value: [] },
    `
    opea_micro_services:
      llm:
        uses: []
        port: 9000
  `,
  )
})
