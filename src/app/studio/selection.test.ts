import { expect, test } from 'vitest'
import { compile } from '../../core/compile'
import { kept } from './selection'

const read = (text: string) =>
  compile(`opea_micro_services:\n${text}opea_mega_service:\n  mega_flow: [a >> b]\n`)

const BEFORE = read(
  '  a: { kind: retriever, uses: [store] }\n  b: { kind: llm }\n  store: { kind: redis-vector-db }\n',
)
const LATER = read(
  '  a: { kind: retriever, port: 7000, uses: [store] }\n  b: { kind: llm }\n  store: { kind: redis-vector-db }\n',
)
const RENAMED = read('  a: { kind: retriever }\n  c: { kind: llm }\n  other: { kind: redis-vector-db }\n')

test.each([
  ['a flow edge', ['a', 'b']],
  ['an edge to what is used', ['a', 'store']],
] as const)('%s stays selected while it is there', (_, edge) => {
  const selection = { services: [], edge }
  expect(kept(selection, BEFORE, LATER)).toBe(selection)
  expect(kept(selection, BEFORE, RENAMED)).toEqual({ services: [], edge: null })
})

test('a service that typing renamed stays selected; one that went does not', () => {
  const selection = { services: ['a', 'b'], edge: null }
  expect(kept(selection, BEFORE, LATER)).toBe(selection)
  expect(kept(selection, BEFORE, RENAMED)).toEqual({ services: ['a', 'c'], edge: null })
  expect(kept(selection, BEFORE, read('  a: { kind: retriever }\n'))).toEqual({ services: ['a'], edge: null })
})
