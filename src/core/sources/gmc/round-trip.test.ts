// What is exported opens again, and what is opened exports again to a GMConnector of the same meaning.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { meaningOf } from '../../../fixtures/gmc-meaning'
import { compile, edit, emit, templates } from '../../../index'
import { read } from '../../read'

const opened = (text: string) => read([{ path: 'file', text }])
const PLATFORMS = ['xeon', 'gaudi', 'nvidia']

describe('a template', () => {
  const cases = templates.flatMap(({ name, text }) =>
    PLATFORMS.map((platform) => {
      const document = edit(text, 'configure', { key: 'platform', value: platform }).text
      return { name, platform, document, exported: emit(document, 'gmc').files[0]?.text }
    }),
  )
  const exportable = cases.filter(({ exported }) => exported !== undefined)

  test('can be exported, most of them', () => {
    expect(exportable.length).toBeGreaterThanOrEqual(9)
  })

  test.each(exportable)('$name on $platform comes back as it went', ({ document, exported }) => {
    const { text, diagnostics } = opened(exported!)
    expect(diagnostics.filter(({ code }) => code.startsWith('import-'))).toEqual([])
    expect(emit(text, 'gmc').files[0]?.text).toBe(exported)
    expect(flowOf(text)).toEqual(flowOf(document))
  })
})

describe('flows of every form', () => {
  const remote = (name: string) => `  ${name}:\n    endpoint: http://${name}.example.com/x\n`
  const document = (services: string, rules: string[], more = '') =>
    `opea_micro_services:\n${services}opea_mega_service:\n  name: app\n${more}  mega_flow:\n${rules.map((rule) => `    - ${rule}\n`).join('')}`
  const elsewhere = (rules: string[], more = '') => {
    const names = new Set(rules.flatMap((rule) => rule.match(/[a-z]+/g)!))
    return document([...names].map(remote).join(''), rules, more)
  }
  const choice = (name: string, condition: string) => `${remote(name)}    condition: ${condition}\n`

  test.each([
    ['a bundle that is joined', elsewhere(['a >> (b, c) >> d'])],
    ['several beginnings and ends', elsewhere(['(a, b) >> c >> (d, e)'])],
    ['rows beside one another', elsewhere(['a >> b', 'b >> c', 'a >> d', '(c, d) >> e'])],
    ['flows that have nothing to do with one another', elsewhere(['a >> b', 'c >> d'])],
    ['a shortcut, recomputed', elsewhere(['a >> b >> c', 'a >> c'], '  gmc_join: recompute\n')],
    ['edges that cross, recomputed', elsewhere(['a >> (c, d)', 'b >> d'], '  gmc_join: recompute\n')],
    [
      'branches by conditions',
      document(
        `${remote('a')}${choice('b', 'k==1')}${choice('c', 'k==v.2')}${choice('d', 'x')}${choice('e', 'otherwise')}${remote('z')}`,
        ['a >> (b, c, d, e)', 'b >> z'],
      ).replace('b >> z', '(b, c, d, e) >> z'),
    ],
    [
      'a server that two branches share',
      document(
        '  one:\n    kind: retriever\n  two:\n    kind: retriever\n  redis-vector-db:\n  tei-embedding:\n  embedding:\n',
        ['embedding >> (one, two)'],
      ),
    ],
    [
      'a server elsewhere, a namespace, variables and an index',
      document(
        '  llm:\n    uses: [tgi]\n    environment:\n      LOGFLAG: "on"\n      PRICE: 5$(X) $$\n  tgi:\n    endpoint: http://models.example.com:8080\n  retriever:\n    environment: {INDEX_NAME: mine}\n  dataprep:\n',
        ['retriever >> llm'],
        '  namespace: other\n  platform: gaudi\n',
      ),
    ],
  ])('%s', (_, text) => {
    const exported = emit(text, 'gmc')
    expect(exported.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    const back = opened(exported.files[0]!.text)
    expect(flowOf(back.text)).toEqual(flowOf(text))
    // nodes may come in another order
    expect(parsed(emit(back.text, 'gmc').files[0]!.text)).toEqual(parsed(exported.files[0]!.text))
  })
})

const folder = new URL('../../../../../shared/corpus/gmc/', import.meta.url)
const isHere = existsSync(folder)
if (!isHere) console.warn('skipped: ../shared/corpus is not here, so OPEA’s own GMConnectors were not opened')

/**
 * What may differ, and why. Everywhere: `data` of a node's first step, which has no effect; `dependency`, which the
 * export makes `Hard`, so that no error is handed on; paths of servers, which nobody calls; settings that GMC's
 * manifest has anyway; labels. gmc-meaning.ts leaves these out.
 */
const MAY_DIFFER: Record<string, RegExp> = {
  // written for keys that GMC has no more: the export says them in today's
  'rfc-sample.yaml': /"config": \{[^}]*\}/g,
}

describe.skipIf(!isHere)('a GMConnector of OPEA (skipped without ../shared/corpus)', () => {
  const files = isHere ? readdirSync(folder) : []

  test.each(files)('%s is exported again with the same meaning', (name) => {
    const text = readFileSync(new URL(name, folder), 'utf8')
    const { text: document, diagnostics } = opened(text)
    const lost = diagnostics.filter(({ severity, code }) => severity === 'error' || code === 'import-no-kind')
    expect(lost).toEqual([])
    const exported = emit(document, 'gmc')
    expect(exported.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    const told = (yaml: string) => meaning(yaml).replace(MAY_DIFFER[name] ?? /^$/, '')
    expect(told(exported.files[0]!.text)).toBe(told(text))
  })

  test('line breaks of Windows and a byte-order mark change nothing', () => {
    for (const name of files) {
      const text = readFileSync(new URL(name, folder), 'utf8').replaceAll('\r\n', '\n')
      const made = opened(text).text
      expect(made).toContain('mega_flow:')
      expect(opened(`\uFEFF${text.replaceAll('\n', '\r\n')}`).text).toBe(made)
    }
  })
})

function parsed(yaml: string): { kind: string }[] {
  return parseAllDocuments(yaml, { version: '1.1' }).map((document) => document.toJS())
}

function meaning(yaml: string): string {
  return JSON.stringify(meaningOf(parsed(yaml).find(({ kind }) => kind === 'GMConnector')!), null, 1)
}

/** Nodes, edges and conditions. */
function flowOf(text: string) {
  const { pipeline } = compile(text)
  return {
    nodes: [...(pipeline?.flowServices ?? [])].sort(),
    edges: (pipeline?.flow ?? []).map((edge) => edge.join(' >> ')).sort(),
    conditions: pipeline?.services.flatMap(({ name, declared: { condition } }) =>
      condition === undefined ? [] : `${name}: ${condition}`,
    ),
  }
}
