// Agents one after the other.

import { test } from 'vitest'
import { check } from '../../fixtures/check'

test('an agent after an agent is no tool of it', () =>
  check(`
    opea_micro_services:
      supervisor: { kind: agent }
      rag-worker: { kind: agent }
      llm:
    opea_mega_service:
      mega_flow:
        - supervisor >> rag-worker >> llm
        # ^^^^^^^^^^^^^^^^^^^^^^^^ warning agent-tools: "rag-worker" is asked after "supervisor" and given its answer; it is no tool of "supervisor".
        # hint: An agent calls its tools by their URLs: describe them in a file that its variable "tools" names.
  `))
