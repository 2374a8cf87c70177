// Whatever stands in a GMConnector: nothing throws, and what it becomes is sound YAML that says no more than it did.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { processorTime } from '../../../fixtures/processor-time'
import { compile } from '../../../index'
import { read } from '../../read'

const TEXTS = [
  '',
  'a: b\n- c # d',
  'x\u0000y',
  '\u2028',
  '\ud800',
  "it's ---",
  '${A}',
  '$(A)',
  '{{x}}',
  '[',
  '"',
  '*a',
  '&a',
  '__proto__',
  'a'.repeat(300),
  'otherwise',
  'root',
  'http://[::1]/x',
  'http://a.app.svc.cluster.local:9000/v1',
  'k==v',
  'Tgi',
  'Llm',
  'Embedding',
  'DataPrep',
  '1e3',
  'yes',
]

const anyText = fc.oneof(fc.constantFrom(...TEXTS), fc.string({ unit: 'binary', maxLength: 12 }))
const anyValue = fc.oneof(
  { weight: 6, arbitrary: anyText },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
)
const some = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined, freq: 2 })

const step = fc.record({
  name: fc.oneof(
    fc.constantFrom('Embedding', 'TeiEmbedding', 'Llm', 'Tgi', 'Retriever', 'VectorDB'),
    anyValue,
  ),
  data: some(fc.oneof(fc.constant('$response'), anyValue)),
  condition: some(anyValue),
  nodeName: some(fc.oneof(fc.constantFrom('root', 'other', 'third'), anyValue)),
  externalService: some(anyValue),
  internalService: some(
    fc.record({
      serviceName: fc.oneof(fc.constantFrom('a', 'b', 'c'), anyValue),
      isDownstreamService: some(fc.boolean()),
      config: some(
        fc.dictionary(
          fc.oneof(fc.constantFrom('endpoint', 'MODEL_ID', 'TGI_LLM_ENDPOINT', 'INDEX_NAME'), anyText),
          fc.oneof(fc.constantFrom('a', 'b', 'c'), anyValue),
          { maxKeys: 4 },
        ),
      ),
    }),
  ),
})

const node = fc.record({
  routerType: fc.oneof(fc.constantFrom('Sequence', 'Switch', 'Ensemble'), anyValue),
  steps: fc.oneof(
    { weight: 8, arbitrary: fc.array(step, { maxLength: 5 }) },
    { weight: 1, arbitrary: anyValue },
  ),
})

const connector = fc.record({
  kind: fc.constant('GMConnector'),
  metadata: fc.oneof(
    fc.record({
      name: anyValue,
      namespace: some(anyValue),
      labels: some(fc.dictionary(anyText, anyText, { maxKeys: 2 })),
    }),
    anyValue,
  ),
  spec: fc.oneof(
    {
      weight: 9,
      arbitrary: fc.record({
        routerConfig: some(anyValue),
        nodes: fc.oneof(
          { weight: 8, arbitrary: fc.record({ root: node, other: some(node), third: some(node) }) },
          { weight: 1, arbitrary: anyValue },
        ),
      }),
    },
    { weight: 1, arbitrary: anyValue },
  ),
})

test('it becomes sound YAML, and every service and comment stays in its place', () => {
  let becamePipeline = 0
  fc.assert(
    fc.property(connector, (value) => {
      const { text, diagnostics } = read([{ path: 'file', text: JSON.stringify(value) }])
      if (text === '') {
        expect(diagnostics.some(({ severity }) => severity === 'error')).toBe(true)
        return
      }
      becamePipeline++
      const { pipeline, document } = compile(text)
      expect(document.findings).toEqual([])
      expect(pipeline).not.toBeNull()
      // whatever a comment quotes, it stays one
      const keys = text.split('\n').filter((line) => /^\S/.test(line) && !line.startsWith('#'))
      expect(keys).toEqual(['opea_micro_services:', 'opea_mega_service:'])
    }),
    { numRuns: 1500, seed: 6 },
  )
  expect(becamePipeline).toBeGreaterThan(800)
})

describe('large and nested', () => {
  const file = (nodes: Record<string, object>) =>
    JSON.stringify({ kind: 'GMConnector', metadata: { name: 'x', namespace: 'x' }, spec: { nodes } })
  const call = (name: string, data = '') => ({ name: 'Llm', nodeName: name, data })

  test('nodes that call the next one twice do not double for ever', () => {
    const nodes = Object.fromEntries(
      Array.from({ length: 60 }, (_, at) => [
        at === 0 ? 'root' : `n-${at}`,
        {
          routerType: 'Sequence',
          steps:
            at === 59
              ? [{ name: 'Llm', internalService: { serviceName: 'llm' } }]
              : [call(`n-${at + 1}`), call(`n-${at + 1}`, '$response')],
        },
      ]),
    )
    const { diagnostics } = read([{ path: 'file', text: file(nodes) }])
    expect(diagnostics.filter(({ code }) => code === 'import-again').length).toBeLessThanOrEqual(500)
    expect(diagnostics.length).toBeLessThan(5000)
  })

  test('a chain of nodes deeper than anyone writes is cut, with a word', () => {
    const nodes = Object.fromEntries(
      Array.from({ length: 3000 }, (_, at) => [
        at === 0 ? 'root' : `n-${at}`,
        {
          routerType: 'Sequence',
          steps: [{ name: 'Llm', internalService: { serviceName: `llm-${at}` } }, call(`n-${at + 1}`)],
        },
      ]),
    )
    const { text, diagnostics } = read([{ path: 'file', text: file(nodes) }])
    expect(text).toContain('the nodes nest deeper than 400 levels')
    expect(diagnostics.some(({ code }) => code === 'import-left-out')).toBe(true)
  })

  /** Milliseconds: far above what it takes. Minutes, where each is compared with each. */
  const MOMENT = 20_000

  function timed(text: string) {
    let made = read([])
    const taken = processorTime(() => {
      made = read([{ path: 'file', text }])
    })
    expect(taken).toBeLessThan(MOMENT)
    return made
  }

  const sequence = (steps: object[]) => file({ root: { routerType: 'Sequence', steps } })
  const many = <T>(count: number, make: (at: number) => T) =>
    Array.from({ length: count }, (_, at) => make(at))

  test('2,000 services are read in a moment', () => {
    const steps = many(1000, (at) => [
      {
        name: 'Llm',
        data: '$response',
        internalService: { serviceName: `llm-${at}`, config: { TGI_LLM_ENDPOINT: `tgi-${at}` } },
      },
      { name: 'Tgi', internalService: { serviceName: `tgi-${at}`, isDownstreamService: true } },
    ]).flat()
    const made = timed(sequence(steps))
    expect(compile(made.text).pipeline?.services.length).toBe(2000)
  })

  test('25,000 calls of one host are: each gets a name of its own', () => {
    const call = { name: 'Llm', data: '$response', externalService: 'http://model/v1' }
    const { text } = timed(sequence(many(25_000, () => call)))
    expect(text).toContain('  model-25000:\n')
  })

  test.each([
    ['with something to say of each', '{a: b}'],
    ['faulty ones', 'a: b: c'],
  ])('10,000 objects beside it are, %s', (_, data) => {
    const connector = sequence([{ name: 'Llm', internalService: { serviceName: 'llm' } }])
    const object = (at: number) => `---\nkind: Secret\nmetadata: {name: s${at}}\ndata: ${data}\n`
    const { text, diagnostics } = timed(`${connector}\n${many(10_000, object).join('')}`)
    expect(text).toContain('  llm:')
    expect(diagnostics.length).toBeGreaterThan(9000)
    expect(diagnostics.at(-1)!.line).toBe(2 + 4 * 9999 + (data === '{a: b}' ? 1 : 3))
  })
})
