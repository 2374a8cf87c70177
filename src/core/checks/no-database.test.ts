// Services that ask a database which nobody names.

import { test } from 'vitest'
import { check, mend } from '../../fixtures/check'

test('a service that asks a database and uses none', () =>
  check(`
    opea_micro_services:
      text2query:
    # ^^^^^^^^^^ info no-database: "text2query" uses no database: each request has to name the one that it asks.
    # fix: Use postgres
      far: { kind: text2sql, endpoint: "https://far.example.com/v1/text2sql" }
      sql: { kind: text2sql, uses: [postgres] }
      graph: { kind: text2graph }
      postgres: { kind: postgres, endpoint: "postgresql://me:\${MINE}@db.example.com/books" }
    opea_mega_service:
      mega_flow: ["(text2query, far, sql, graph)"]
  `))

test('one that is there is used', () =>
  mend(
    `
    opea_micro_services:
      text2query: { uses: [tgi] }
      tgi:
      books: { kind: postgres }
    opea_mega_service: { mega_flow: [text2query] }
  `,
    'Use books',
    `
    opea_micro_services:
      text2query: { uses: [tgi, books] }
      tgi:
      books: { kind: postgres }
    opea_mega_service: { mega_flow: [text2query] }
  `,
  ))

test('else one is added', () =>
  mend(
    `
    opea_micro_services:
      text2query:
        uses: [tgi]
      tgi:
    opea_mega_service:
      mega_flow: [text2query]
  `,
    'Add postgres',
    `
    opea_micro_services:
      text2query:
        uses: [tgi, postgres]
      tgi:
      postgres:
        kind: postgres
    opea_mega_service:
      mega_flow: [text2query]
  `,
  ))
