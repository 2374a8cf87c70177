// Conditions that cannot be read.

import { test } from 'vitest'
import { check } from '../../fixtures/check'

test('what is a condition, and what is none', () =>
  check(`
    opea_micro_services:
      a: { kind: llm, condition: otherwise }
      b: { kind: llm, condition: lang==de }
      c: { kind: llm, condition: "user.name == Ann Lee" }
      d: { kind: llm, condition: stream }
      e: { kind: llm, condition: lang=de }
      #                          ^^^^^^^ error bad-condition: "lang=de" is no condition.
      #                          hint: Write "key==value", "key" for "is present", or "otherwise".
      f: { kind: llm, condition: "lang==" }
      #                          ^^^^^^^^ error bad-condition: "lang==" is no condition.
      #                          hint: Write "key==value", "key" for "is present", or "otherwise".
      g: { kind: llm, condition: lang != de }
      #                          ^^^^^^^^^^ error bad-condition: "lang != de" is no condition.
      #                          hint: Write "key==value", "key" for "is present", or "otherwise".
      h: { kind: llm, condition: "==de" }
      #                          ^^^^^^ error bad-condition: "==de" is no condition.
      #                          hint: Write "key==value", "key" for "is present", or "otherwise".
      i: { kind: llm, condition: "" }
      #                          ^^ error bad-condition: "" is no condition.
      #                          hint: Write "key==value", "key" for "is present", or "otherwise".
  `))
