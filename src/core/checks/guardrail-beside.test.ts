// Guardrails that something passes by.

import { test } from 'vitest'
import { check } from '../../fixtures/check'

test('beside the model’s way in it stops nothing', () =>
  check(`
    opea_micro_services:
      guardrails: { port: 9090 }
    # ^^^^^^^^^^ warning guardrail-beside: "guardrails" does not protect "retriever": the request also reaches it through "embedding".
    # hint: Put the guardrail in series, before all that it is to protect.
      embedding:
      retriever:
    # ^^^^^^^^^ info no-dataprep: Nothing fills the store of "retriever": the export runs, and finds no documents.
    # fix: Add dataprep
    opea_mega_service:
      mega_flow:
        - (guardrails, embedding) >> retriever
        #  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning datatype-mismatch: "guardrails" answers Text, but "retriever" reads EmbedDoc.
  `))

test('in series it protects all behind it', () =>
  check(`
    opea_micro_services:
      guardrails:
      embedding:
      retriever:
    # ^^^^^^^^^ info no-dataprep: Nothing fills the store of "retriever": the export runs, and finds no documents.
    # fix: Add dataprep
    opea_mega_service:
      mega_flow:
        - guardrails >> embedding >> retriever
  `))

test('at the end it looks at the answer', () =>
  check(`
    opea_micro_services:
      llm:
      guardrails:
    opea_mega_service:
      mega_flow:
        - llm >> guardrails
  `))
