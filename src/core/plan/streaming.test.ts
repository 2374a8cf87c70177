// Flows whose answer is not streamed, though a model in them could.

import { expect, test } from 'vitest'
import { emit } from '../emit'

const told = (flow: string, target: string) => {
  const text = `
opea_micro_services:
  llm: { kind: vllm-chat, endpoint: "https://a.example.com/v1/chat/completions" }
  other: { kind: vllm-chat, endpoint: "https://b.example.com/v1/chat/completions" }
  guard: { kind: guardrails, endpoint: "https://c.example.com/v1/guardrails" }
opea_mega_service: { mega_flow: [${flow}] }
`
  const { diagnostics } = emit(text, target)
  const found = diagnostics.filter(({ code }) => code === 'not-streamed')
  return found.map(({ message, line }) => `${line}: ${message}`)
}

test.each(['compose', 'python'])('%s', (target) => {
  expect(told('guard >> llm', target)).toEqual([])
  expect(told('llm >> other', target)).toEqual([])
  expect(told('guard', target)).toEqual([])
  expect(told('llm >> guard', target)).toEqual([
    '3: The answer of `llm` is not streamed, because `guard` comes behind it: clients get the whole at once.',
  ])
  expect(told('guard >> (llm, other)'.replace(/.*/, '"$&"'), target)).toEqual([
    '3: The answer of `llm` is not streamed, because the flow has 2 ends: clients get the whole at once.',
  ])
})
