// Documents of a few kilobytes that could keep a reader busy for minutes: what is compared with what stays bounded.

import { expect, test } from 'vitest'
import { processorTime } from '../fixtures/processor-time'
import { compile } from './compile'

const MANY = 3000

const names = (stem: string, count = MANY) => Array.from({ length: count }, (_, index) => `${stem}${index}`)

function text(services: readonly string[], rules: readonly string[], more = ''): string {
  const entries = services.map((entry) => `  ${entry}\n`).join('')
  const flow = rules.map((rule) => `    - ${rule}\n`).join('')
  return `opea_micro_services:\n${entries}opea_mega_service:\n  name: app\n  mega_flow:\n${flow}${more}`
}

const custom = (name: string) => `${name}: { kind: custom, image: me/x }`
const group = (all: readonly string[]) => `(${all.join(', ')})`

test.each<[string, string]>([
  ['a rule of misspelt names', text(names('service').map(custom), [group(names('servixe'))])],
  ['rules of misspelt names', text(names('service').map(custom), names('servixe'))],
  [
    'misspelt names in uses',
    text(
      names('service').map((name) => `${name}: { kind: custom, uses: [x${name}] }`),
      [],
    ),
  ],
  [
    'misspelt kinds',
    text(
      names('service').map((name) => `${name}: { kind: vlllm }`),
      [group(names('service'))],
    ),
  ],
  [
    'misspelt places',
    text(
      names('a').map(custom),
      [],
      `x-layout:\n${names('b')
        .map((name) => `  ${name}: [0, 0]\n`)
        .join('')}`,
    ),
  ],
  [
    'misspelt anchors',
    text(
      names('a').map((name) => `${name}: *${name}`),
      [],
      names('x-')
        .map((name) => `${name}: &${name} 1\n`)
        .join(''),
    ),
  ],
  [
    'callers that may have any of many servers',
    text(
      [
        ...names('a').map((name) => `${name}: { kind: llm }`),
        ...names('b').map((name) => `${name}: { kind: vllm }`),
      ],
      [],
    ),
  ],
  [
    'lists that are none, each with its fix',
    text(
      names('a', 6000).map((name) => `${name}: { kind: custom, image: me/x, uses: me, args: me }`),
      ['a0'],
    ),
  ],
  ['unknown names in a rule in quotes', text([], [`"${names('a').join(' >> ')}"`])],
  [
    'a rule of what cannot flow',
    text(
      names('a').map((name) => `${name}: { kind: dataprep }`),
      [names('a').join(' >> ')],
    ),
  ],
  [
    'a chain of guardrails that something goes around',
    text(
      ['a: { kind: llm }', 'b: { kind: llm }', ...names('g').map((name) => `${name}: { kind: guardrails }`)],
      [`a >> ${names('g').join(' >> ')} >> b`, 'a >> b'],
    ),
  ],
  [
    'ports that are taken, one behind the other',
    text(
      names('a', 9000).map(
        (name, index) => `${name}: { kind: custom, image: me/x, port: ${Math.max(1, index - 4000)} }`,
      ),
      [],
    ),
  ],
  [
    'models of their own',
    text(
      names('a')
        .map((name) => `${name}: { kind: llm, model: m/${name} }`)
        .concat('b: { kind: vlllm }'),
      [],
    ),
  ],
  [
    'ways back to the begin',
    text(names('a').map(custom), [names('a').join(' >> '), `${group(names('a').slice(1))} >> a0`]),
  ],
  [
    'a group that leads to itself',
    text(names('a', 300).map(custom), [`${group(names('a', 300))} >> ${group(names('a', 300))}`]),
  ],
  ['two large groups', text(names('a').map(custom), [`${group(names('a'))} >> ${group(names('a'))}`])],
])('%s', (_, document) => {
  const taken = processorTime(() => expect(compile(document).diagnostics.length).toBeGreaterThan(0))
  // minutes, or the whole memory, where each is compared with each
  expect(taken).toBeLessThan(8000)
})

test('also as a text', () => {
  const rule = `${group(names('a', 317))} >> ${group(names('b', 317))}`
  const document = `opea_micro_services: { a0: }\nopea_mega_service: { mega_flow: "${rule}" }\n`
  expect(compile(document).diagnostics.map(({ code }) => code)).toEqual(['flow-not-a-list', 'too-large'])
})

test('more edges than anyone draws', () => {
  const rule = `${group(names('a', 317))} >> ${group(names('b', 317))}`
  const { diagnostics, pipeline } = compile(
    text([...names('a', 317), ...names('b', 317)].map(custom), [rule, 'a0 >> b0']),
  )
  expect(
    diagnostics.map(
      ({ line, column, severity, code, message }) => `${line}:${column} ${severity} ${code}: ${message}`,
    ),
  ).toEqual([
    '639:7 error too-large: With this rule the flow has more than 100,000 edges; the rule is not read.',
  ])
  expect(pipeline!.flow).toEqual([['a0', 'b0']])
})
