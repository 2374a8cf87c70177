// Ports of the host that two want.

import { test } from 'vitest'
import { check, mend } from '../../fixtures/check'

test('the application’s, and another service’s', () =>
  check(`
    opea_micro_services:
      a: { kind: llm, port: 8888 }
      #                     ^^^^ error port-clash: Port 8888 of the host belongs to "megaservice" already.
      #                     fix: Change to 8889
      b: { kind: llm, port: 9000 }
      c: { kind: llm, port: 9000 }
      #                     ^^^^ error port-clash: Port 9000 of the host belongs to "b" already.
      #                     fix: Change to 9002
      d: { kind: llm, port: 9001 }
      e: { kind: llm, port: 9000, endpoint: "https://far.example.com/v1/chat/completions" }
      #                     ^^^^ info port-ignored: "e" runs elsewhere, so its port is ignored; the URL's counts.
      #                     fix: Remove the port
  `))

test('at the end of the range there is no next one', () =>
  check(`
    opea_micro_services:
      a: { kind: llm, port: 65535 }
      #                     ^^^^^ error port-clash: Port 65535 of the host belongs to "app" already.
    opea_mega_service:
      name: app
      port: 65535
  `))

test('the next free one', () =>
  mend(
    `
    opea_micro_services:
      a: { kind: llm, port: 9000 }
      b: { kind: llm, port: 9000 }   # the second
      c: { kind: llm, port: 9001 }
  `,
    'Change to 9002',
    `
    opea_micro_services:
      a: { kind: llm, port: 9000 }
      b: { kind: llm, port: 9002 }   # the second
      c: { kind: llm, port: 9001 }
  `,
  ))
