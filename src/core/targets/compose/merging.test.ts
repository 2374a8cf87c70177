// Model servers that nobody declared: one for all callers who want the same engine, model and device.

import { load } from 'js-yaml'
import { expect, test } from 'vitest'
import { emit } from '../../../index'

type Service = { command?: string[]; environment: Record<string, string>; image: string }

function servers(services: string, engine: RegExp): [string, Service][] {
  const flow = [...services.matchAll(/^ {2}([abc]):/gm)].map(([, name]) => name).join(', ')
  const text = `opea_micro_services:\n${services}\nopea_mega_service: { name: app, mega_flow: ["(${flow})"] }\n`
  const { files } = emit(text, 'compose')
  const { services: made } = load(files[0]!.text) as { services: Record<string, Service> }
  return Object.entries(made).filter(([, { image }]) => engine.test(image))
}

const names = (found: [string, Service][]) => found.map(([name]) => name)

test('the same engine, model and device are one container', () =>
  expect(
    names(servers('  a: { kind: llm }\n  b: { kind: llm-docsum }\n  c: { kind: llm-faqgen }', /vllm/)),
  ).toEqual(['vllm']))

test('another model is another container, with a variable of its own', () => {
  const found = servers(
    '  a: { kind: llm, model: me/a }\n  b: { kind: llm, model: me/b }\n  c: { kind: llm, model: me/a }',
    /vllm/,
  )
  expect(names(found)).toEqual(['vllm', 'vllm-2'])
  expect(found.map(([, { command }]) => command![1])).toEqual([
    '${LLM_MODEL_ID:-me/a}',
    '${VLLM_2_MODEL_ID:-me/b}',
  ])
})

test('another device is another container', () =>
  expect(
    names(
      servers('  a: { kind: llm, model: me/a }\n  b: { kind: llm, model: me/a, platform: gaudi }', /vllm/),
    ),
  ).toEqual(['vllm', 'vllm-2']))

test('arguments of its own make a declared server one of its own', () => {
  const text = '  a: { kind: llm, model: me/a, uses: [mine] }\n  b: { kind: llm, model: me/a }\n'
  const found = servers(`${text}  mine: { kind: vllm, args: [--dtype, auto] }`, /vllm/)
  expect(found.map(([name, { command }]) => [name, command!.includes('--dtype')])).toEqual([
    ['mine', true],
    ['vllm', false],
  ])
})
