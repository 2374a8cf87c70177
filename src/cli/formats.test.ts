// Findings in the three formats: plain values in, plain text out.

import Ajv from 'ajv'
import { expect, test } from 'vitest'
import { compile } from '../core/compile'
import type { Diagnostic } from '../core/text/diagnostic'
import { lineStarts, positionAt } from '../core/text/span'
import { FORMATS } from './formats'
import { frame } from './frame'

/** The frame of what stands between ‹ and ›. */
function framed(marked: string): string {
  const from = marked.indexOf('‹')
  const to = marked.indexOf('›') - 1
  const text = marked.replace(/[‹›]/g, '')
  return frame(text, { from, to, line: positionAt(lineStarts(text), from).line }).join('\n')
}

test.each([
  ['words', 'a:\n  ‹b›: c\n', '  2 |   b: c\n    |   ^'],
  ['nothing, at the end', 'a: ‹›', '  1 | a:\n    |    ^'],
  ['nothing, in an empty last line', 'a\n‹›', '  2 |\n    | ^'],
  ['several lines', 'a: ‹[b,\r\n c]›\r\n', '  1 | a: [b,\n    |    ^^^'],
  ['line breaks of old', 'a: 1\r‹b›: 2\rc: 3', '  2 | b: 2\n    | ^'],
  ['behind tabs', '\ta: ‹b›', '  1 | \ta: b\n    | \t   ^'],
  ['wide characters', '名: ‹前›', '  1 | 名: 前\n    |     ^^'],
  ['accents of their own', 'e\u0301: ‹a\u0301b›', '  1 | e\u0301: a\u0301b\n    |    ^^'],
  ['what turns or colours a terminal', 'a: ‹\u202e\u009b›', '  1 | a: \uFFFD\uFFFD\n    |    ^^'],
  ['behind a byte-order mark', '\uFEFF‹a›: b', '  1 | a: b\n    | ^'],
])('a frame of %s', (_label, marked, expected) => {
  expect(framed(marked)).toBe(expected)
})

test('a frame of a long line shows the part around the finding', () => {
  const long = 'x'.repeat(1_000_000)
  expect(framed(`${long}‹abc›${long}`)).toBe(
    `  1 | …${'x'.repeat(40)}abc${'x'.repeat(57)}…\n    | ${' '.repeat(41)}^^^`,
  )
})

const TEXT = 'opea_micro_services:\n  llm:\n    prot: 1\n  a b:\n'
const REPORTS = [
  { file: 'a b/ü.yaml', text: TEXT, diagnostics: compile(TEXT).diagnostics },
  {
    file: 'a b/ü.yaml',
    text: TEXT,
    target: 'gmc',
    diagnostics: [finding('warning', 'wrong-type', 'First\nline \u001b[31m.')],
  },
]

function finding(severity: Diagnostic['severity'], code: Diagnostic['code'], message: string): Diagnostic {
  return { severity, code, message, hint: 'Do so.', path: [], from: 0, to: 4, line: 1, column: 1 }
}

test('text has place, severity, code, message, frame, hint and fixes, and counts at its end', () => {
  const text = FORMATS.text!(REPORTS)
  expect(text).toContain('a b/ü.yaml:3:5 info unknown-key ')
  expect(text).toContain('\n  3 |     prot: 1\n    |     ^^^^\n  fix: Rename to port\n\n')
  expect(text).toContain('a b/ü.yaml:1:1 warning wrong-type [gmc] First\uFFFDline \uFFFD[31m.\n')
  expect(text).toContain('  hint: Do so.\n')
  expect(text).toMatch(/\n\n1 error, 1 warning, 1 info\n$/)
  expect(FORMATS.text!([{ file: 'a', text: '', diagnostics: [] }])).toBe('')
})

test('json and sarif are whole documents without findings too', () => {
  expect(JSON.parse(FORMATS.json!([]))).toEqual([])
  expect(JSON.parse(FORMATS.sarif!([]))).toMatchObject({ version: '2.1.0', runs: [{ results: [] }] })
})

test('sarif keeps to the essentials of its schema', () => {
  const log = JSON.parse(FORMATS.sarif!(REPORTS))
  const validate = new Ajv({ allErrors: true }).compile(SARIF)
  expect(validate(log) || validate.errors).toBe(true)
  const [run] = log.runs
  for (const { ruleId, ruleIndex } of run.results) expect(run.tool.driver.rules[ruleIndex].id).toBe(ruleId)
  expect(run.results[0].locations[0].physicalLocation).toEqual({
    artifactLocation: { uri: 'a%20b/%C3%BC.yaml' },
    region: { startLine: 3, startColumn: 5, endLine: 3, endColumn: 9 },
  })
  expect(run.results[0].fixes[0].artifactChanges[0].replacements).toEqual([
    {
      deletedRegion: { startLine: 3, startColumn: 5, endLine: 3, endColumn: 9 },
      insertedContent: { text: 'port' },
    },
  ])
  expect(run.results.at(-1).properties).toEqual({ target: 'gmc' })
})

const strict = (properties: Record<string, unknown>, required: string[]) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
})
const text = { type: 'string', minLength: 1 }
const message = strict({ text }, ['text'])
const line = { type: 'integer', minimum: 1 }
const regionShape = strict({ startLine: line, startColumn: line, endLine: line, endColumn: line }, [
  'startLine',
])
const artifact = strict({ uri: { type: 'string', pattern: "^[A-Za-z0-9%/._~:!$&'()*+,;=@-]+$" } }, ['uri'])
const replacement = strict(
  { deletedRegion: regionShape, insertedContent: strict({ text: { type: 'string' } }, ['text']) },
  ['deletedRegion'],
)
const fixShape = strict(
  {
    description: message,
    artifactChanges: {
      type: 'array',
      minItems: 1,
      items: strict(
        { artifactLocation: artifact, replacements: { type: 'array', minItems: 1, items: replacement } },
        ['artifactLocation', 'replacements'],
      ),
    },
  },
  ['artifactChanges'],
)
const physical = strict({ artifactLocation: artifact, region: regionShape }, ['artifactLocation'])
const resultShape = strict(
  {
    ruleId: text,
    ruleIndex: { type: 'integer', minimum: 0 },
    level: { enum: ['none', 'note', 'warning', 'error'] },
    message,
    locations: { type: 'array', items: strict({ physicalLocation: physical }, []) },
    fixes: { type: 'array', uniqueItems: true, items: fixShape },
    properties: { type: 'object' },
  },
  ['message'],
)
const rules = { type: 'array', uniqueItems: true, items: strict({ id: text }, ['id']) }
const driver = strict({ name: text, version: text, rules }, ['name'])

/** Of SARIF 2.1.0: the objects and properties that we write, with what the standard demands of each. */
const SARIF = strict(
  {
    $schema: { type: 'string' },
    version: { enum: ['2.1.0'] },
    runs: {
      type: 'array',
      items: strict(
        {
          tool: strict({ driver }, ['driver']),
          columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
          results: { type: 'array', items: resultShape },
        },
        ['tool'],
      ),
    },
  },
  ['version', 'runs'],
)
