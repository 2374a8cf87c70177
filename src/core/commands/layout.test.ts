// Places on the canvas.

import { test } from 'vitest'
import { gesture } from '../../fixtures/check'

test('only what a person has moved', () => {
  gesture(
    `
    opea_micro_services:
      llm:
      embedding:
  `,
    'move',
    { positions: { llm: [10.4, -0.2] } },
    `
    opea_micro_services:
      llm:
      embedding:
    x-layout:
      llm: [10, 0]
  `,
  )
  gesture(
    `
    opea_micro_services:
      llm:
    x-layout: { llm: [1, 2] }   # mine
  `,
    'move',
    { positions: { llm: [3, 2], vllm: [0, 0] } },
    `
    opea_micro_services:
      llm:
    x-layout: { llm: [3, 2], vllm: [0, 0] }   # mine
  `,
  )
  gesture(
    `
    opea_micro_services:
      llm:
    x-layout:
      llm: [ 1,2 ]   # left
  `,
    'move',
    { positions: { llm: [1, 2] } },
    `
    opea_micro_services:
      llm:
    x-layout:
      llm: [ 1,2 ]   # left
  `,
  )
})

test('refused', () => {
  gesture(
    `
    opea_micro_services:
      llm:
  `,
    'move',
    { positions: { gone: [1, 2] } },
    `
    opea_micro_services:
    #^^^^^^^^^^^^^^^^^^^→2:7 error no-such-service: There is no service "gone".
      llm:
  `,
  )
  gesture(
    `
    opea_micro_services:
      llm:
  `,
    'move',
    { positions: { llm: [1] } },
    `
    opea_micro_services:
    #^^^^^^^^^^^^^^^^^^^→2:7 error bad-argument: A place is two numbers: x and y.
      llm:
  `,
  )
  gesture(
    `
    opea_micro_services:
      llm:
  `,
    'move',
    { positions: 7 },
    `
    opea_micro_services:
    #^^^^^^^^^^^^^^^^^^^→2:7 error bad-argument: "positions" must be a map of names and places.
      llm:
  `,
  )
})

test('tidied up', () => {
  gesture(
    `
    opea_micro_services:
      llm:

    # where things are
    x-layout:
      llm: [1, 2]   # left
      # and more
  `,
    'tidy',
    {},
    `
    opea_micro_services:
      llm:

  `,
  )
  gesture(
    `
    x-layout: { llm: [1, 2] }
    opea_micro_services:
      llm:
  `,
    'tidy',
    {},
    `
    opea_micro_services:
      llm:
  `,
  )
  gesture(
    `
    opea_micro_services:
      llm:
  `,
    'tidy',
    {},
    `
    opea_micro_services:
      llm:
  `,
  )
})
