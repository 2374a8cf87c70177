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

test('files of tools that the image has not', () =>
  check(`
    opea_micro_services:
      one: { kind: agent, environment: { tools: /home/user/tools/tools.yaml } }
      #                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning agent-tools: OPEA’s image has no "/home/user/tools/tools.yaml", and nothing puts it into "one": the agent would not start.
      #                                         hint: Build an image with that file on OPEA’s, and name it by "image".
      two: { kind: agent, environment: { tools: /home/user/comps/agent/src/tools/custom_tools.yaml } }
      three: { kind: agent, environment: { tools: tools/custom_tools.yaml } }
      four: { kind: agent, image: me/agent, environment: { tools: /home/user/tools/tools.yaml } }
      five: { kind: agent, environment: { tools: "\${TOOLS}" } }
    opea_mega_service: { mega_flow: ["(one, two, three, four, five)"] }
  `))
