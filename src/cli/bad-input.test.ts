// What is no pipeline, or hardly one: a finding that says what to do, exit code 1, no hang, and the file kept.

import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { builtCli, SOUND } from './built'

const { file, run } = builtCli()

const numbers = Array.from({ length: 30 }, (_, index) => index)
/** Each line stands for twice the one before it. */
const doubling = (spell: (before: string) => string) =>
  numbers.map((n) => `x${n + 1}: &x${n + 1} ${n === 0 ? '{ a: 1 }' : spell(`*x${n}`)}\n`).join('')
const LISTS = doubling((before) => `[${before}, ${before}]`)
const MERGES = doubling((before) => `{ <<: [${before}, ${before}] }`)
const STAIRS = Array.from({ length: 2000 }, (_, index) => `${' '.repeat(index)}a:\n`).join('')

const BEGIN = /\n {2}hint: `megaflow templates` lists pipelines to start from\.\n/
const NOT_YAML = /\n {2}hint: A pipeline is YAML that begins with `opea_micro_services:`\.\n/

/** Every pattern must be found. */
const ROWS: [label: string, input: string | Buffer, ...says: RegExp[]][] = [
  ['nothing', '', /^-:1:1 error empty-document /, BEGIN],
  ['a comment alone', '# later\n', /empty-document/, BEGIN],
  ['bytes', Buffer.from([0, 1, 2, 3]), /^-:1:1 error not-text This is not a text file/],
  ['a program', readFileSync(process.execPath).subarray(0, 4096), /error not-text This is not a text file/],
  ['Latin-1', Buffer.from('a\nb: é\xff\n', 'latin1'), /^-:2:4 error not-text .* Save it as UTF-8\./],
  ['UTF-16', Buffer.from('\uFEFFa: b\n', 'utf16le'), /^-:1:1 error not-text .*UTF-16; save it as UTF-8\./],
  ['10 MB', 'a: b\n'.repeat(2_000_000), /too-large .* up to 4 MiB are read\./],
  ['20 MB', 'a: b\n'.repeat(4_000_000), /too-large .* up to 4 MiB are read\./],
  ['a list', '- a\n- b\n', /not-a-mapping The document is a list;/, BEGIN],
  ['a text', 'hello\n', /not-a-mapping The document is a single value;/, BEGIN],
  ['a web page', '<!DOCTYPE html>\n<html><body>Hi: there</body></html>\n', /^-:1:1 error yaml-/, NOT_YAML],
  ['Python', 'from comps import MicroService\nclass A:\n    x = 1\n', /^-:1:1 error yaml-/, NOT_YAML],
  ['other YAML', 'name: ci\non: [push]\n', /no-services There is no `opea_micro_services`/, BEGIN],
  ['a compose file', 'services:\n  a:\n    image: b\n', /other-format .*a docker compose file/, BEGIN],
  ['a manifest', 'apiVersion: v1\nkind: Pod\n', /other-format .*a Kubernetes manifest/, BEGIN],
  [
    'a GMConnector',
    'apiVersion: v1\nkind: GMConnector\n',
    /other-format .*a GMConnector,/,
    /megaflow import FILE/,
  ],
  [
    'two documents',
    `${SOUND}---\n${SOUND}`,
    /several-documents/,
    /hint: Put each pipeline into a file of its/,
  ],
  [
    'duplicate keys',
    `${SOUND}opea_mega_service: {}\n`,
    /duplicate-key/,
    /hint: Remove or rename one of the two/,
  ],
  ['a tab', 'opea_micro_services:\n\tllm:\n', /^-:2:1 error yaml-tab/, /hint: Use spaces\./],
  ['an alias bomb', `${LISTS}x-kinds: *x30\nopea_micro_services: *x30\n`, /alias-bomb/, /hint: Write down/],
  ['a bomb of merges', `${MERGES}opea_micro_services: *x30\nx-layout: *x30\n`, /alias-bomb/, /hint: Write/],
  ['a merge of itself', 'opea_micro_services: &a\n  llm: 1\n  <<: [*a, *a]\n', /wrong-type/],
  ['brackets', '['.repeat(100_000), /too-deep .* which no pipeline needs/],
  ['closed brackets', '['.repeat(900) + ']'.repeat(900), /too-deep/],
  ['dashes', `${'- '.repeat(50_000)}a`, /too-deep/],
  ['question marks', `${'? '.repeat(50_000)}a`, /too-deep/],
  ['stairs', STAIRS, /too-deep/],
  ['a hundred thousand faults', 'a: "b"\n'.repeat(1000) + '"x" '.repeat(100_000), /yaml-syntax/],
  [
    'names of JavaScript',
    'opea_micro_services:\n  __proto__:\n    endpoint: 5\n  constructor: 7\n  toString:\n    kind: valueOf\n',
    /^-:3:15 error bad-endpoint /m,
    /^-:4:16 error wrong-type A service must be a map/m,
    /^-:6:11 error unknown-kind There is no kind `valueOf`\./m,
  ],
]

test.each(ROWS)('%s', (_label, input, ...says) => {
  const { status, stderr } = run(['check', '-'], input)
  for (const pattern of says) expect(stderr).toMatch(pattern)
  expect(status).toBe(1)
  expect(run(['export', '-', '--to', 'compose', '-q'], input)).toMatchObject({ status: 1, stdout: '' })
})

const UNREADABLE = ['bytes', 'Latin-1', '10 MB', 'a list', 'a web page', 'a tab', 'brackets', 'stairs']

test('what cannot be read is not edited: the file stays as it is', () => {
  for (const [label, input] of ROWS.filter(([label]) => UNREADABLE.includes(label))) {
    const path = file('kept.yaml', input)
    const { status, stdout } = run(['edit', path, 'add', 'llm', '-w', '-q'])
    expect([label, status, stdout]).toEqual([label, 1, ''])
    expect(readFileSync(path).equals(Buffer.from(input))).toBe(true)
  }
})
