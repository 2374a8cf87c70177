// Circles of the flow.

import { test } from 'vitest'
import { check } from '../../fixtures/check'

test('a circle is named in full, where it closes', () =>
  check(`
    opea_micro_services:
      a: { kind: llm }
      b: { kind: llm }
      c: { kind: llm }
    opea_mega_service:
      mega_flow:
        - a >> b
        - b >> c >> a
        #      ^^^^^^ error cycle: The flow runs in a circle: a → b → c → a.
        #      hint: A request must come to an end: take one of the edges away.
  `))

test('a circle inside one rule', () =>
  check(`
    opea_micro_services:
      a: { kind: llm }
      b: { kind: llm }
    opea_mega_service:
      mega_flow:
        - a >> b >> a
        #      ^^^^^^ error cycle: The flow runs in a circle: a → b → a.
        #      hint: A request must come to an end: take one of the edges away.
  `))

test('a service that leads to itself', () =>
  check(`
    opea_micro_services:
      a: { kind: llm }
      b: { kind: llm }
    opea_mega_service:
      mega_flow:
        - 'a >> (b, a)'
        #  ^^^^^^^^^^ error self-loop: "a" leads to itself.
        #  hint: A request must come to an end: take one of the edges away.
  `))

test('two circles are two findings', () =>
  check(`
    opea_micro_services:
      a: { kind: llm }
      b: { kind: llm }
      c: { kind: llm }
      d: { kind: llm }
    opea_mega_service:
      mega_flow:
        - a >> b >> a
        #      ^^^^^^ error cycle: The flow runs in a circle: a → b → a.
        #      hint: A request must come to an end: take one of the edges away.
        - c >> d
        - d >> c
        # ^^^^^^ error cycle: The flow runs in a circle: c → d → c.
        # hint: A request must come to an end: take one of the edges away.
  `))

test('ways that meet again are none', () =>
  check(`
    opea_micro_services:
      a: { kind: llm }
      b: { kind: llm }
      c: { kind: llm }
      d: { kind: llm }
    opea_mega_service:
      mega_flow:
        - a >> (b, c) >> d
        - a >> d
  `))
