// Refuse rather than damage: each with why and where.

import { test } from 'vitest'
import { gesture } from '../../fixtures/check'

test('what comes through an alias, and an anchor that is used elsewhere', () => {
  gesture(
    `
    x-base: &base { kind: llm }
    opea_micro_services:
      a: *base
  `,
    'set',
    { name: 'a', key: 'port', value: 80 },
    `
    x-base: &base { kind: llm }
    opea_micro_services:
      a: *base
      #  ^^^^^ error edit-alias: "opea_micro_services.a" comes through the alias "*base"; change it at its anchor.
  `,
  )
  gesture(
    `
    opea_micro_services:
      a: &base { kind: llm }
      b: *base
  `,
    'set',
    { name: 'a', key: 'port', value: 80 },
    `
    opea_micro_services:
      a: &base { kind: llm }
      #        ^^^^^^^^^^^^^ error edit-anchor: "opea_micro_services.a" is the anchor "&base", which is used elsewhere too; change it in the text.
      b: *base
  `,
  )
  gesture(
    `
    opea_micro_services:
      a:
        environment: &env { A: b }
      b: { kind: llm, environment: *env }
  `,
    'remove',
    { names: ['a'] },
    `
    opea_micro_services:
      a:
        environment: &env { A: b }
      # ^^^^^^^^^^^^^^^^^^^^^^^^^^ error edit-anchor: "opea_micro_services.a" holds the anchor "&env", which is used elsewhere; change it in the text.
      b: { kind: llm, environment: *env }
  `,
  )
  gesture(
    `
    x-rule: &rule a >> b
    opea_micro_services: { a: { kind: llm }, b: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - *rule
  `,
    'disconnect',
    { from: 'a', to: 'b' },
    `
    x-rule: &rule a >> b
    opea_micro_services: { a: { kind: llm }, b: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - *rule
        # ^^^^^ error edit-alias: This rule comes through an alias; change it at its anchor.
  `,
  )
})

test('what comes through a merge key', () => {
  gesture(
    `
    x-base: &base { kind: llm, port: 80 }
    opea_micro_services:
      a:
        <<: *base
        model: me/m
  `,
    'set',
    { name: 'a', key: 'port', value: 81 },
    `
    x-base: &base { kind: llm, port: 80 }
    opea_micro_services:
      a:
        <<: *base
      # ^^^^^^^^^→5:16 error edit-merge: "opea_micro_services.a.port" comes through a merge key ("<<"); change it there, or write it out.
        model: me/m
  `,
  )
  gesture(
    `
    x-all: &all { a: { kind: llm } }
    opea_micro_services:
      <<: *all
  `,
    'remove',
    { names: ['a'] },
    `
    x-all: &all { a: { kind: llm } }
    opea_micro_services:
      <<: *all
    # ^^^^^^^^ error edit-merge: "opea_micro_services.a" comes through a merge key ("<<"); change it there, or write it out.
  `,
  )
  gesture(
    `
    x-all: &all { a: { kind: llm } }
    opea_micro_services:
      <<: *all
  `,
    'duplicate',
    { names: ['a'] },
    `
    x-all: &all { a: { kind: llm } }
    opea_micro_services:
    #^^^^^^^^^^^^^^^^^^ error edit-merge: "a" comes through a merge key; change it there.
      <<: *all
  `,
  )
})

test('but what stands beside it may change', () =>
  gesture(
    `
    x-base: &base { kind: llm, port: 80 }
    opea_micro_services:
      a:
        <<: *base
        model: me/m
  `,
    'set',
    { name: 'a', key: 'model', value: 'me/n' },
    `
    x-base: &base { kind: llm, port: 80 }
    opea_micro_services:
      a:
        <<: *base
        model: me/n
  `,
  ))

test('a rule over several lines', () => {
  gesture(
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm }, c: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - >-
          a >>
          b
  `,
    'disconnect',
    { from: 'a', to: 'b' },
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm }, c: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - >-
        # ^^→7:1 error edit-folded-rule: This rule stands over several lines; change it in the text.
          a >>
          b
  `,
  )
  gesture(
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm }, c: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - |
          a >> b
  `,
    'rename',
    { from: 'a', to: 'd' },
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm }, c: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - |
        # ^→6:1 error edit-folded-rule: This rule stands over several lines; change it in the text.
          a >> b
  `,
  )
  gesture(
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm }, c: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - "a >>
          b"
  `,
    'connect',
    { from: 'b', to: 'c' },
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm }, c: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - "a >>
        # ^^^^^→5:9 error edit-folded-rule: This rule stands over several lines; change it in the text.
          b"
  `,
  )
})

test('a rule with an error, and a flow that is no list', () => {
  gesture(
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - a >> >> b
  `,
    'rename',
    { from: 'a', to: 'c' },
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm } }
    opea_mega_service:
      mega_flow:
        - a >> >> b
        # ^^^^^^^^^ error edit-faulty-rule: This rule has an error; mend it first.
  `,
  )
  gesture(
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm } }
    opea_mega_service:
      mega_flow: a >> b
  `,
    'disconnect',
    { from: 'a', to: 'b' },
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm } }
    opea_mega_service:
      mega_flow: a >> b
      #          ^^^^^^ error edit-flow-not-a-list: "mega_flow" is a string; make it a list first.
  `,
  )
  gesture(
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm } }
    opea_mega_service:
      mega_flow: [(a, b) >> a]
  `,
    'connect',
    { from: 'a', to: 'b' },
    `
    opea_micro_services: { a: { kind: llm }, b: { kind: llm } }
    opea_mega_service:
      mega_flow: [(a, b) >> a]
      #          ^^^^^^^^^^^^^ error edit-faulty-rule: The rules of "mega_flow" cannot be read; mend them first.
  `,
  )
})

test('a key that stands twice', () => {
  gesture(
    `
    opea_micro_services:
      a: { kind: llm }
      b: { kind: llm }
      a: { kind: vllm }
  `,
    'set',
    { name: 'a', key: 'port', value: 80 },
    `
    opea_micro_services:
      a: { kind: llm }
      b: { kind: llm }
      a: { kind: vllm }
      #  ^^^^^^^^^^^^^^ error edit-duplicate: "opea_micro_services.a" stands there twice; remove one of the two first.
  `,
  )
  gesture(
    `
    opea_micro_services:
      a: { kind: llm, port: 80, port: 81 }
  `,
    'set',
    { name: 'a', key: 'port', value: 82 },
    `
    opea_micro_services:
      a: { kind: llm, port: 80, port: 81 }
      #                               ^^ error edit-duplicate: "opea_micro_services.a.port" stands there twice; remove one of the two first.
  `,
  )
  gesture(
    `
    opea_micro_services:
      a: { kind: llm, port: 80, port: 81 }
  `,
    'set',
    { name: 'a', key: 'model', value: 'me/m' },
    `
    opea_micro_services:
      a: { kind: llm, port: 80, port: 81, model: me/m }
  `,
  )
})

test('a second document in the file', () =>
  gesture(
    `
    opea_micro_services:
      a: { kind: llm }
    ---
    more: 1
  `,
    'set',
    { name: 'a', key: 'port', value: 80 },
    `
    opea_micro_services:
    #^^^^^^^^^^^^^^^^^^^→2:19 error edit-several-documents: The file holds several YAML documents; gestures change none of them.
      a: { kind: llm }
    ---
    more: 1
  `,
  ))

test('YAML with an error', () =>
  gesture(
    `
    opea_micro_services:
      a: { kind: llm
  `,
    'set',
    { name: 'a', key: 'port', value: 80 },
    `
    opea_micro_services:
    # error edit-broken: The text has a YAML error; mend it first.
      a: { kind: llm
  `,
  ))

test('a key that is written with a question mark', () =>
  gesture(
    `
    opea_micro_services:
      ? a
      : { kind: llm }
  `,
    'rename',
    { from: 'a', to: 'b' },
    `
    opea_micro_services:
      ? a
      : { kind: llm }
      # ^^^^^^^^^^^^^ error edit-explicit-key: "opea_micro_services.a" is written with "?"; change it in the text.
  `,
  ))
