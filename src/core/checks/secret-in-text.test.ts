// Values that look like secrets.

import { test } from 'vitest'
import { check, mend } from '../../fixtures/check'

test('in the environment', () =>
  check(`
    opea_micro_services:
      llm:
        environment:
          HF_TOKEN: hf_abcdefghijklmnopqrst
          #         ^^^^^^^^^^^^^^^^^^^^^^^ error secret-in-text: This looks like a secret, and a document is no place for one.
          #         hint: Put the value into the environment of whoever runs the export, and write a reference to it here.
          #         fix: Write \${HF_TOKEN}
          OPENAI_API_KEY: any
          #               ^^^ error secret-in-text: This looks like a secret, and a document is no place for one.
          #               hint: Put the value into the environment of whoever runs the export, and write a reference to it here.
          #               fix: Write \${OPENAI_API_KEY}
          DB_PASSWORD: hunter2
          #            ^^^^^^^ error secret-in-text: This looks like a secret, and a document is no place for one.
          #            hint: Put the value into the environment of whoever runs the export, and write a reference to it here.
          #            fix: Write \${DB_PASSWORD}
          PLAIN: sk-abcdefghijklmnopqrstuvwx
          #      ^^^^^^^^^^^^^^^^^^^^^^^^^^^ error secret-in-text: This looks like a secret, and a document is no place for one.
          #      hint: Put the value into the environment of whoever runs the export, and write a reference to it here.
          #      fix: Write \${PLAIN}
          STORE_URL: redis://ann:hunter2@store.example.com
          #          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error secret-in-text: This looks like a secret, and a document is no place for one.
          #          hint: Put the value into the environment of whoever runs the export, and write a reference to it here.
          #          fix: Write redis://ann:\${STORE_URL_PASSWORD}@store.example.com
          CACHE_URL: redis://:hunter2@cache.example.com
          #          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error secret-in-text: This looks like a secret, and a document is no place for one.
          #          hint: Put the value into the environment of whoever runs the export, and write a reference to it here.
          #          fix: Write redis://:\${CACHE_URL_PASSWORD}@cache.example.com
          github-key: any
          #           ^^^ error secret-in-text: This looks like a secret, and a document is no place for one.
          #           hint: Put the value into the environment of whoever runs the export, and write a reference to it here.
          #           fix: Write \${GITHUB_KEY}
  `))

test('in arguments and URLs', () =>
  check(`
    opea_micro_services:
      vllm:
        args: [--api-key, hunter2, --token=any, hf_abcdefghijklmnopqrst, --max-tokens, "4096"]
        #                 ^^^^^^^ error secret-in-text: This looks like a secret, and a document is no place for one.
        #                 hint: Put the value into the environment of whoever runs the export, and write a reference to it here.
        #                 fix: Write \${API_KEY}
        #                          ^^^^^^^^^^^ error secret-in-text: This looks like a secret, and a document is no place for one.
        #                          hint: Put the value into the environment of whoever runs the export, and write a reference to it here.
        #                          fix: Write --token=\${TOKEN}
        #                                       ^^^^^^^^^^^^^^^^^^^^^^^ error secret-in-text: This looks like a secret, and a document is no place for one.
        #                                       hint: Put the value into the environment of whoever runs the export, and write a reference to it here.
        #                                       fix: Write \${HF_TOKEN}
      far:
        kind: llm
        uses: [vllm]
        endpoint: https://ann:hunter2@far.example.com/v1/chat/completions
        #         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error secret-in-text: This looks like a secret, and a document is no place for one.
        #         hint: Put the value into the environment of whoever runs the export, and write a reference to it here.
        #         fix: Write https://ann:\${FAR_PASSWORD}@far.example.com/v1/chat/completions
  `))

test('one value is told once, and its neighbours are let alone', () =>
  check(`
    opea_micro_services:
      vllm:
        args: [--api-key, sk-abcdefghijklmnopqrst, --key, --verbose, --token=x, y]
        #                 ^^^^^^^^^^^^^^^^^^^^^^^ error secret-in-text: This looks like a secret, and a document is no place for one.
        #                 hint: Put the value into the environment of whoever runs the export, and write a reference to it here.
        #                 fix: Write \${API_KEY}
        #                                                            ^^^^^^^^^ error secret-in-text: This looks like a secret, and a document is no place for one.
        #                                                            hint: Put the value into the environment of whoever runs the export, and write a reference to it here.
        #                                                            fix: Write --token=\${TOKEN}
      llm:
        uses: [vllm]
  `))

test('references and what only sounds like a secret are fine', () =>
  check(`
    opea_micro_services:
      llm:
        environment:
          HF_TOKEN: \${HF_TOKEN}
          OTHER_TOKEN:
          OPENAI_API_KEY: EMPTY
          MAX_INPUT_TOKEN: many
          USE_KEY: "true"
          STORE_URL: redis://ann:\${PASSWORD}@store.example.com
  `))

test('the reference that is written instead', () =>
  mend(
    `
    opea_micro_services:
      llm:
        environment:
          HF_TOKEN: "hf_abcdefghijklmnopqrst"   # mine
  `,
    'Write ${HF_TOKEN}',
    `
    opea_micro_services:
      llm:
        environment:
          HF_TOKEN: "\${HF_TOKEN}"   # mine
  `,
  ))

test('the reference goes where the secret stands', () => {
  mend(
    `
    opea_micro_services:
      vllm:
        args: [--hf-token=abc, --verbose]
  `,
    'Write --hf-token=${HF_TOKEN}',
    `
    opea_micro_services:
      vllm:
        args: ["--hf-token=\${HF_TOKEN}", --verbose]
  `,
  )
  mend(
    `
    opea_micro_services:
      my-llm: { kind: llm, endpoint: 'https://ann:hunter2@far.example.com/v1' }
  `,
    'Write https://ann:${MY_LLM_PASSWORD}@far.example.com/v1',
    `
    opea_micro_services:
      my-llm: { kind: llm, endpoint: 'https://ann:\${MY_LLM_PASSWORD}@far.example.com/v1' }
  `,
  )
})
