import { expect, it } from 'vitest'
import { compile } from '../../core/compile'
import { contextAt } from './context'
import { suggestionsFor } from './suggest'

const DOCUMENT = `opea_micro_services:
  embedding:
    kind: tei-embed
  retriever:
    uses: [redis-vector-db]
  llm:
    environment:
      HF_TOKEN: \${HF_TOKEN}
  redis-vector-db:
  dataprep:
opea_mega_service:
  mega_flow:
    - embedding >> retriever >> llm
`

/** What is offered at `|`, the best first; the rest of the text is the document. */
function offered(marked: string): string[] {
  const pipeline = compile(DOCUMENT).pipeline!
  const lines = marked.slice(0, marked.indexOf('|')).split('\n')
  const context = contextAt(lines.at(-1)!, lines.slice(0, -1).toReversed())
  return suggestionsFor(context, pipeline)
    .sort((a, b) => a.rank - b.rank || (a.label < b.label ? -1 : 1))
    .map(({ label }) => label)
}

const FLOW = 'opea_mega_service:\n  mega_flow:\n'

it.each([
  ['    - |'],
  ['    - embedding >> |'],
  ['    - embedding >> (|'],
  ['    - embedding >> (llm, |'],
  ['    - embedding >> ret|'],
  ['    - "embedding >> |'],
  ['  - |'],
])('services in a rule: %s', (rule) => {
  const names = offered(`${FLOW}    - a >> b # note\n${rule}`)
  expect(names).toContain('retriever')
  expect(names).not.toContain('dataprep')
})

it.each([['    - embedding |'], ['  name: |'], ['  | ']])('not elsewhere: %s', (line) => {
  expect(offered(`${FLOW}${line}`)).toEqual([])
})

it('those that are not in the rule yet come first', () => {
  expect(offered(`${FLOW}    - embedding >> |`)[0]).toBe('llm')
})

it.each([['    uses: [|'], ['    uses: [embedding, |'], ['    uses:\n      - |'], ['    uses:\n    - |']])(
  'what a service can use, fitting ones first: %s',
  (line) => {
    const names = offered(`opea_micro_services:\n  retriever:\n${line}`)
    expect(names.slice(0, 2).sort()).toEqual(['embedding', 'redis-vector-db'])
    expect(names).not.toContain('retriever')
  },
)

it('variables of the kind that are not set', () => {
  const names = offered('opea_micro_services:\n  llm:\n    environment:\n      HF_TOKEN: x\n      |')
  expect(names.length).toBeGreaterThan(0)
  expect(names).not.toContain('HF_TOKEN')
})

it('variables of what fills a slot', () => {
  const names = offered('opea_micro_services:\n  retriever:\n    environment:\n      |')
  expect(names).toContain('REDIS_URL')
})

it('kinds, the document’s own among them', () => {
  const own = compile(`${DOCUMENT}x-kinds:\n  mine: { title: Mine, role: flow, call: { port: 1 } }\n`)
    .pipeline!
  const context = contextAt('    kind: ', ['  llm:', 'opea_micro_services:'])
  const kinds = suggestionsFor(context, own).map(({ label, detail, insert }) => [label, detail, insert])
  expect(kinds).toContainEqual(['vllm-chat', 'vLLM chat (direct)', 'vllm-chat'])
  expect(kinds).toContainEqual(['mine', 'Mine', 'mine'])
})

it('kinds as names of new services', () => {
  const names = offered('opea_micro_services:\n  embedding:\n    port: 1\n  |')
  expect(names).toContain('reranking')
  expect(names).not.toContain('llm')
})
