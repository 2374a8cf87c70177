// Guardrails that compare an answer with its sources.

import { test } from 'vitest'
import { check } from '../../fixtures/check'

test('without passages, or without an answer, there is nothing to compare', () =>
  check(`
    opea_micro_services:
      facts: { kind: guardrails-factuality-alignment }
    # ^^^^^ warning guardrail-idle: "facts" has nothing to compare: no model before it answers by means of what was found.
    # hint: Put it behind a model that has a retriever before it.
      llm:
      truth: { kind: guardrails-hallucination-detection }
    # ^^^^^ warning guardrail-idle: "truth" has nothing to compare: no model before it answers by means of what was found.
    # hint: Put it behind a model that has a retriever before it.
    opea_mega_service: { mega_flow: [facts >> llm >> truth] }
  `))

test('behind a model that was given passages it works', () =>
  check(`
    opea_micro_services:
      web-retriever:
      embedding:
      llm:
      facts: { kind: guardrails-factuality-alignment }
      truth: { kind: guardrails-hallucination-detection }
    opea_mega_service: { mega_flow: [embedding >> web-retriever >> llm >> facts >> truth] }
  `))

test('a service of one’s own may give it both', () =>
  check(`
    opea_micro_services:
      mine: { kind: custom, endpoint: "http://mine.example.com/ask" }
      facts: { kind: guardrails-factuality-alignment }
    opea_mega_service: { mega_flow: [mine >> facts] }
  `))
