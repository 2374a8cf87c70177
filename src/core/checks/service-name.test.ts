// Names of services.

import { test } from 'vitest'
import { check } from '../../fixtures/check'

test('names that cannot stand in a rule', () =>
  check(`
    opea_micro_services:
      my model: { kind: llm }
    # ^^^^^^^^ error bad-name: "my model" cannot name a service: letters, digits, "_", "-" and "." may stand in a name, and it begins with a letter, a digit or "_".
      -llm: { kind: llm }
    # ^^^^ error bad-name: "-llm" cannot name a service: letters, digits, "_", "-" and "." may stand in a name, and it begins with a letter, a digit or "_".
      é: { kind: llm }
    # ^ error bad-name: "é" cannot name a service: letters, digits, "_", "-" and "." may stand in a name, and it begins with a letter, a digit or "_".
      "a>>b": { kind: llm }
    # ^^^^^^ error bad-name: "a>>b" cannot name a service: letters, digits, "_", "-" and "." may stand in a name, and it begins with a letter, a digit or "_".
      "": { kind: llm }
    # ^^ error bad-name: "" cannot name a service: letters, digits, "_", "-" and "." may stand in a name, and it begins with a letter, a digit or "_".
      7B.model_v-2: { kind: llm }
      _private: { kind: llm }
      1.10: { kind: llm }
  `))

test('a service named like the application', () =>
  check(`
    opea_micro_services:
      chatqna: { kind: llm }
    # ^^^^^^^ error name-clash: "chatqna" is the name of the application too.
    # hint: Rename the service, or give "opea_mega_service" another "name".
    opea_mega_service:
      name: chatqna
  `))

test('also by its usual name', () =>
  check(`
    opea_micro_services:
      megaservice: { kind: llm }
    # ^^^^^^^^^^^ error name-clash: "megaservice" is the name of the application too.
    # hint: Rename the service, or give "opea_mega_service" another "name".
  `))
