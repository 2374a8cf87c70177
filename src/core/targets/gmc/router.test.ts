// The examples and conditions, sent through a router that behaves as GMC's own was seen to.

import { describe, expect, it, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { edit, emit } from '../../../index'
import { type Connector, exportedFrom, replay } from '../../../laws/gmc-replay'
import { compile } from '../../compile'
import { admit } from '../../gmc/admission'
import { TEMPLATES } from '../../templates'
import { gmc } from '.'

function exported(text: string): Connector {
  const made = exportedFrom(text)!
  expect(admit(made.connector)).toEqual([])
  return made.connector
}

/** Examples that GMC has no step for are refused: which, is in the golden folders. */
const cases = TEMPLATES.flatMap(({ name, text }) =>
  ['xeon', 'gaudi', 'nvidia'].map((platform) => {
    const document = edit(text, 'configure', { key: 'platform', value: platform }).text
    return { name, platform, document, ...emit(document, 'gmc') }
  }),
)

describe('examples', () => {
  test.each(cases.filter(({ files }) => files.length > 0))(
    '$name on $platform',
    async ({ document, files }) => {
      const connector = exported(document)
      for (const version of ['1.1', '1.2'] as const) {
        const documents = parseAllDocuments(files[0]!.text, { version })
        expect(documents.at(-1)!.toJS()).toEqual(connector)
      }
      const { calls } = await replay(connector)
      const { flow, flowServices } = compile(document).pipeline!
      expect(calls.map(({ name }) => name).sort()).toEqual([...flowServices].sort())
      for (const { name, heard } of calls) {
        const before = flow.filter(([, to]) => to === name).map(([from]) => from)
        expect(heard).toEqual(before.sort())
      }
    },
  )

  test.each(cases.filter(({ files }) => files.length === 0))(
    '$name on $platform is refused',
    ({ diagnostics }) => {
      const errors = diagnostics.filter(({ severity }) => severity === 'error')
      expect(errors.map(({ code }) => code)).not.toEqual([])
      // an empty flow is nobody's
      for (const { path, message, code } of errors) {
        expect(path[0]).toMatch(/^opea_/)
        if (code !== 'empty-flow') expect(message).toMatch(/`/)
      }
    },
  )

  it('some of which are exported, and one is not', () => {
    expect(cases.filter(({ files }) => files.length > 0).length).toBeGreaterThan(8)
    expect(cases.filter(({ files }) => files.length === 0).map(({ name }) => name)).toContain(
      'chatqna-guardrails',
    )
  })
})

describe('conditions', () => {
  const text = `opea_micro_services:
  embedding:
  retriever:
  big: { kind: llm, condition: model==large, uses: [tgi-big] }
  bigger: { kind: llm, condition: model==large, uses: [tgi-big] }
  other: { endpoint: 'http://other.example.com/x', condition: plan }
  rest: { kind: llm, condition: otherwise, uses: [tgi-rest] }
  rest-check: { endpoint: 'http://rest-check.example.com/x' }
  end: { endpoint: 'http://end.example.com/x' }
  tgi-big: { kind: tgi, model: big/model }
  tgi-rest: { kind: tgi }
opea_mega_service:
  mega_flow:
    - embedding >> retriever >> (big, bigger, other, rest)
    - rest >> rest-check
    - (big, bigger, other, rest-check) >> end
`
  const connector = exported(text)

  it('are a Switch that GMC takes', () => {
    expect(
      connector.spec.nodes['switch-1']!.steps!.filter(({ condition }) => condition).map(
        ({ condition }) => condition,
      ),
    ).toEqual(['model==large', 'plan', '[@this].#([@this].#(model=="large")==~null)#|#(plan!=~*)'])
  })

  test.each([
    [{ model: 'large' }, ['big', 'bigger'], ['big', 'bigger']],
    [{ plan: 'gold' }, ['other'], ['other']],
    [{ model: 'tiny' }, ['rest', 'rest-check'], ['rest-check']],
    [{}, ['rest', 'rest-check'], ['rest-check']],
  ])('%j runs %j', async (request, services, last) => {
    const { calls } = await replay(connector, request)
    expect(calls.slice(2, -1).map(({ name }) => name)).toEqual(services)
    expect(calls.at(-1)).toMatchObject({ name: 'end', heard: last })
  })
})

it('exports a thousand services', () => {
  const names = Array.from({ length: 1000 }, (_, at) => `n${at}`)
  const services = names.map((name) => `  ${name}: { endpoint: 'http://${name}.example.com/x' }\n`)
  const stages = Array.from({ length: 100 }, (_, at) => `(${names.slice(at * 10, at * 10 + 10)})`)
  const text = `opea_micro_services:\n${services.join('')}opea_mega_service:\n  mega_flow: ["${stages.join(' >> ')}"]\n`
  expect(gmc.emit(compile(text).declared!).files).not.toEqual([])
})
