// What one service answers and the next one reads.

import { test } from 'vitest'
import { check } from '../../fixtures/check'

test('an answer that the next does not read', () =>
  check(`
    opea_micro_services:
      embedding:
      llm:
    opea_mega_service:
      mega_flow:
        - llm >> embedding >> llm-2
        #                     ^^^^^ error undeclared-name: There is no service "llm-2".
        #                     hint: Declare it under "opea_micro_services".
        - (embedding) >> llm
        #  ^^^^^^^^^^^^^^^^^ error cycle: The flow runs in a circle: llm → embedding → llm.
        #  hint: A request must come to an end: take one of the edges away.
        #  ^^^^^^^^^^^^^^^^^ warning datatype-mismatch: "embedding" answers EmbedDoc, but "llm" reads Text or RetrievedDocs or RankedDocs.
  `))

test('with custom services nothing is known', () =>
  check(`
    opea_micro_services:
      embedding:
      mine: { image: me/mine, endpoint: /v1/mine }
    opea_mega_service:
      mega_flow:
        - embedding >> mine
  `))
