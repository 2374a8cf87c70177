// Rules that name what is not declared.

import { test } from 'vitest'
import { check, mend } from '../../fixtures/check'

test('at the very name, with the nearest one', () =>
  check(`
    opea_micro_services:
      embedding:
      llm:
    opea_mega_service:
      mega_flow:
        - embeding >> llm >> somewhere
        # ^^^^^^^^ error undeclared-name: There is no service "embeding". Did you mean "embedding"?
        # fix: Change to embedding
        #                    ^^^^^^^^^ error undeclared-name: There is no service "somewhere".
        #                    hint: Declare it under "opea_micro_services".
        - "embedding >> ('x', lmm)"
        #                ^^^ error bad-name: "'x'" is no name of a service.
        #                hint: Letters, digits, "_", "-" and "." may stand in a name.
        #                     ^^^ error undeclared-name: There is no service "lmm". Did you mean "llm"?
        #                     fix: Change to llm
  `))

test('a ghost is not declared', () =>
  check(`
    opea_micro_services:
      llm:
    opea_mega_service:
      mega_flow:
        - llm >> vllm
        #        ^^^^ error undeclared-name: There is no service "vllm".
        #        hint: Declare it under "opea_micro_services".
  `))

test('in uses', () =>
  check(`
    opea_micro_services:
      llm:
        uses: [vlm, thing]
        #      ^^^ error undeclared-name: There is no service "vlm". Did you mean "vllm"?
        #      fix: Change to vllm
        #           ^^^^^ error undeclared-name: There is no service "thing".
      vllm:
  `))

test('a kind in uses is declared by its fix', () => {
  check(`
    opea_micro_services:
      llm:
        uses: [vllm]
        #      ^^^^ error undeclared-name: There is no service "vllm".
        #      fix: Declare vllm
  `)
  mend(
    `
    opea_micro_services:
      retriever:
        uses: [redis]   # the store
  `,
    'Declare redis',
    `
    opea_micro_services:
      retriever:
        uses: [redis]   # the store
      redis:
        kind: redis-vector-db
  `,
  )
})

test('the nearest name', () => {
  mend(
    `
    opea_micro_services:
      embedding:
      llm:
    opea_mega_service:
      mega_flow:
        - (embeding, llm)   # both
  `,
    'Change to embedding',
    `
    opea_micro_services:
      embedding:
      llm:
    opea_mega_service:
      mega_flow:
        - (embedding, llm)   # both
  `,
  )
  mend(
    `
    opea_micro_services:
      llm:
        uses: [ vlm ]
      vllm:
  `,
    'Change to vllm',
    `
    opea_micro_services:
      llm:
        uses: [ vllm ]
      vllm:
  `,
  )
})

test('in quotes, at characters that are escaped', () =>
  check(`
    opea_micro_services:
      llm: { kind: custom, image: me/x }
    opea_mega_service:
      mega_flow:
        - "llm >> \\x6Clm\\u0061"
        #         ^^^^^^^^^^^^ error undeclared-name: There is no service "llma".
        #         hint: Declare it under "opea_micro_services".
        - 'llm >> it''s >> llmb'
        #         ^^^^^ error bad-name: "it's" is no name of a service.
        #         hint: Letters, digits, "_", "-" and "." may stand in a name.
        #                  ^^^^ error undeclared-name: There is no service "llmb".
        #                  hint: Declare it under "opea_micro_services".
  `))
