// Mere differences are told as information, at the service that they are about, once. A warning is for somebody who
// does not get what is written, or has something to do.

import { describe, expect, test } from 'vitest'
import { compile, edit, emit, templates } from '../../../index'

/** Whoever reads one of these has something to do; what else is a warning belongs into this list or is none. */
const TO_ACT = new Set([
  'gmc-as-it-is', // a service gets what it does not understand
  'gmc-dataprep', // a header must be sent
  'gmc-endpoint', // the path that is written answers something else
  'gmc-guardrail', // a refusal stops nothing
  'gmc-name', // another name
  'gmc-no-otherwise', // a request for which nothing is written
  'gmc-no-stream', // a parameter must be sent
  'gmc-other-kind', // variables that may be read by nobody
  'gmc-overlap', // several services run where one was meant
  'gmc-page', // a page that nothing leads to
  'gmc-recompute', // services run several times
  'gmc-remote-model', // the model that is written is not asked for
  'gmc-secret', // everyone can read it
  'gmc-size', // it may not start
  'gmc-slot', // a server that is written is not used
  'index-differs', // what is written is not found
])

/** What concerns the pipeline as a whole; everything else stands at a service. */
const OF_ALL = new Set(['gmc-join', 'gmc-images', 'gmc-router-port'])

const everything = `opea_micro_services:
  guard: { endpoint: "http://guard.example.com/v1/guardrails" }
  embedding: { port: 7001, replicas: 2, resources: { cpus: 2 } }
  one: { kind: retriever, uses: [redis-vector-db, tei-embedding] }
  two: { kind: retriever, uses: [redis-vector-db, tei-embedding] }
  reranking: { kind: tei-rerank }
  llm: { uses: [vllm], environment: { A: b, C: d } }
  x: { endpoint: "http://x.example.com/x" }
  vllm: { kind: vllm }
  tei-embedding:
  redis-vector-db:
  dataprep: { port: 6000 }
  more: { kind: dataprep, uses: [redis-vector-db, tei-embedding] }
  ui: { port: 3000, uses: [dataprep] }
opea_mega_service:
  port: 9999
  registry: r.example.com
  tag: "1.3"
  platform: gaudi
  mega_flow:
    - guard >> embedding >> (one, two) >> reranking >> (llm, x)
`

const documents = [
  { name: 'everything at once', text: everything },
  { name: 'everything, by an adapter', text: everything.replace('  port: 9999', '  gmc_join: adapter') },
  {
    name: 'everything, recomputed',
    text: everything.replace(
      '  mega_flow:\n',
      '  gmc_join: recompute\n  mega_flow:\n    - embedding >> llm\n',
    ),
  },
  ...templates.flatMap(({ name, text }) =>
    ['xeon', 'gaudi', 'nvidia'].map((platform) => ({
      name: `${name} on ${platform}`,
      text: edit(text, 'configure', { key: 'platform', value: platform }).text,
    })),
  ),
].filter(({ text }) => emit(text, 'gmc').files.length > 0)

test('enough can be exported', () => {
  expect(documents.length).toBeGreaterThan(12)
  expect(documents.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['everything at once', 'everything, by an adapter', 'everything, recomputed']),
  )
})

describe.each(documents)('$name', ({ text }) => {
  const { pipeline } = compile(text)
  const found = emit(text, 'gmc').diagnostics

  test('warns of what one has to do, and of nothing else', () => {
    const warnings = found.filter(({ severity }) => severity === 'warning').map(({ code }) => code)
    expect(warnings.filter((code) => !TO_ACT.has(code))).toEqual([])
  })

  test('tells it at services', () => {
    const names = new Set(pipeline!.services.map(({ name }) => name))
    for (const { code, path, severity } of found.filter(({ code }) => !TO_ACT.has(code))) {
      expect(severity, code).toBe('info')
      if (OF_ALL.has(code)) expect(path[0], code).toBe('opea_mega_service')
      else
        expect(path[0] === 'opea_micro_services' && names.has(String(path[1])), `${code} ${path}`).toBe(true)
    }
  })

  test('says each thing once, and of each service what concerns it', () => {
    const said = found.map(({ code, path, message }) => `${code} ${path.join('.')} ${message}`)
    expect(new Set(said).size).toBe(said.length)
    // what has no name of its own is drawn at a service that uses it
    const own = found.filter(({ message, path }) => message.includes(`\`${String(path[1])}\``))
    const places = own.map(({ code, path }) => `${code} ${path.join('.')}`)
    expect(new Set(places).size).toBe(places.length)
  })
})
