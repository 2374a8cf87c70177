// Places for services that are not there.

import { test } from 'vitest'
import { check, mend } from '../../fixtures/check'

test('a place that belongs to nobody', () =>
  check(`
    opea_micro_services:
      llm:
      embedding:
    x-layout:
      lllm: [0, 0]
    # ^^^^ info unknown-layout: There is no service "lllm" to place.
    # fix: Give the place to llm
      embedding: [10, 20]
      gone: [1, 2]
    # ^^^^ info unknown-layout: There is no service "gone" to place.
    # fix: Remove it
  `))

test('a ghost may have a place', () =>
  check(`
    opea_micro_services:
      llm:
    x-layout:
      vllm: [0, 0]
  `))

test('the place goes to whom it was meant for', () =>
  mend(
    `
    opea_micro_services:
      llm:
    x-layout:
      lllm: [0, 0]   # left
  `,
    'Give the place to llm',
    `
    opea_micro_services:
      llm:
    x-layout:
      llm: [0, 0]   # left
  `,
  ))

test('the place goes', () =>
  mend(
    `
    opea_micro_services:
      llm:
    x-layout:
      llm: [0, 0]
      gone: [1, 2]
  `,
    'Remove it',
    `
    opea_micro_services:
      llm:
    x-layout:
      llm: [0, 0]
  `,
  ))
