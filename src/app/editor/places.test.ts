import { expect, it } from 'vitest'
import { compile } from '../../core/compile'
import { helpAt } from './help'
import { nameAt, serviceAt, spansOf } from './places'

const TEXT = `opea_micro_services:
  embedding:
    kind: tei-embed

  # about the model
  llm:
    port: 9000
    uses: [vllm]
  vllm:
opea_mega_service:
  name: x
  mega_flow:
    - "embedding >> llm"
`
const snapshot = compile(TEXT)
const at = (part: string, more = 0) => TEXT.indexOf(part) + more

it('finds the service of an entry, and of a name in a rule', () => {
  expect(serviceAt(snapshot, at('tei-embed', 3))).toBe('embedding')
  expect(serviceAt(snapshot, at('9000', 4))).toBe('llm')
  expect(serviceAt(snapshot, at('[vllm', 2))).toBe('llm')
  expect(serviceAt(snapshot, at('>> llm', 4))).toBe('llm')
  expect(serviceAt(snapshot, at('"embedding', 1))).toBe('embedding')
})

it('and none between or outside of them', () => {
  for (const offset of [at('# about', 3), at('>> llm', 1), at('name: x', 6), 0]) {
    expect(serviceAt(snapshot, offset)).toBe(null)
  }
})

it('finds names to light up', () => {
  expect(nameAt(snapshot, at('[vllm', 2))?.name).toBe('vllm')
  expect(nameAt(snapshot, at('  llm:', 3))?.name).toBe('llm')
  expect(nameAt(snapshot, at('9000'))).toBe(null)
})

it('spans what is selected', () => {
  const of = (selection: Parameters<typeof spansOf>[1]) =>
    spansOf(snapshot, selection).map(({ from, to }) => TEXT.slice(from, to))
  expect(of({ services: ['llm'], edge: null })).toEqual(['llm:\n    port: 9000\n    uses: [vllm]'])
  expect(of({ services: [], edge: ['embedding', 'llm'] })).toEqual(['embedding >> llm'])
  expect(of({ services: [], edge: ['llm', 'vllm'] })).toEqual(['vllm'])
})

it('helps with kinds, names and keys', () => {
  const title = (offset: number) => helpAt(snapshot, offset)?.paragraphs[0]
  expect(title(at('tei-embed', 2))).toContain('TEI')
  expect(title(at('>> llm', 4))).toContain('llm, ')
  expect(title(at('port: 9000', 1))).toBe('**port**')
  expect(title(at('name: x', 1))).toBe('**name**')
  expect(title(at('9000', 1))).toBe(undefined)
})
