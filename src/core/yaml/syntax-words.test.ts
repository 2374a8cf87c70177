// Faults of the YAML as somebody who is writing meets them: place and words.

import { describe, expect, it } from 'vitest'
import { compile } from '../compile'

const CASES: readonly (readonly [text: string, place: string, message: string])[] = [
  ['a: [1, 2\nb: 1\n', '2:1', 'A `[` above is not closed: its `]` is missing.'],
  ['a: {x: 1\nb: 2\n', '2:1', 'A `{` above is not closed: its `}` is missing.'],
  ["a: 'x\nb: 1\n", '3:1', "A quoted text is not closed: its `'` is missing."],
  ['llm\n  port: 1\n', '1:1', 'A `:` is missing behind this key.'],
  ['a: 1\nb\nc: 2\n', '2:1', 'A `:` is missing behind this key.'],
  ['key: value: other\n', '1:6', 'A second `key: value` on one line.'],
  [
    'llm:\n  port: 9000\n   model: x\n',
    '2:9',
    'This has a value already, and a line below it is indented deeper.',
  ],
  ['llm: #\n   a: 1\n  b: 2\n', '3:1', 'This line is not indented like its neighbours.'],
  ['a: 1\n- x\n', '2:1', 'A list item (`- …`) cannot stand among `key: value` lines.'],
  ['a: - b\n', '1:4', 'A list cannot begin on the line of its key.'],
  ['a: @x\n', '1:4', 'A value cannot begin with `@`.'],
  ['a: `x\n', '1:4', 'A value cannot begin with a backtick.'],
  ['a:\n  !x - b\n', '2:3', 'A list cannot begin on the line of its key.'],
  ['a: [b\n c: d]\n', '1:5', 'A `,` is missing between these two, or quotes around them.'],
  ['a: ["x" "y"]\n', '1:9', 'A `,` is missing between these two, or quotes around them.'],
  ['a: [1,,2]\n', '1:7', 'Nothing stands before this comma.'],
  ['a: ]\n', '1:4', 'This `]` closes nothing.'],
  ['a: "x" y\n', '1:8', 'Something stands behind the end of a value.'],
  ['a: >> b\n', '1:5', 'Behind `|` and `>` the text begins on the next line.'],
  ['a: "\\q"\n', '1:5', 'Double quotes know no `\\q`.'],
  ['a:\n\tb: 1\n', '2:1', 'A tab cannot indent YAML.'],
  ['a: *\n', '1:4', 'A name is missing behind `*`.'],
  ['a: & b\n', '1:4', 'A name is missing behind `&`.'],
  ['- &a: b\n', '1:5', 'The `:` is read as a part of the name behind `&`.'],
  ['a\n:\n  b: 1\n', '2:1', 'A key is missing before this `:`.'],
  [' b: 1\nc: 2\n', '2:1', 'This line does not belong to what stands above it.'],
  ['a: "x"#c\n', '1:7', 'A space is missing before this `#`.'],
  ['a: &b[1]\n', '1:6', 'A space is missing between these two.'],
  ['{a:\n  - b\n}\n', '2:3', 'Lines by indentation cannot stand inside `[ ]` or `{ }`.'],
  ['-   a: b\n  c: d\n', '2:1', 'A `-` is missing before this item of the list.'],
  ['% x\n---\na: 1\n', '1:1', 'This line is left out: it begins with `%`.'],
  ['%YAML 1.2\na: 1\n', '2:1', 'A `---` is missing between the line with `%` and this one.'],
  ['--- a: b\n', '1:5', 'Behind `---` the document begins on the next line.'],
  ['a: &x &y 1\n', '1:7', 'A value has one `&` and one `!` at most.'],
  ['a: &x *y\n', '1:7', 'Nothing can stand before `*` and its name.'],
  ['a:\n  - > b\n', '2:7', 'Behind `|` and `>` the text begins on the next line.'],
  ['a: [>b]\n', '1:5', 'A value cannot begin with `>`.'],
  ['a: !foo 1\n', '1:4', 'The tag `!foo` says nothing here; the value is read as it is written.'],
]

describe('an alias of nothing', () => {
  it.each([
    ['opea_micro_services: *x\n', '1:22', 'There is no anchor `&x`.'],
    ['opea_micro_services:\n  llm: *x\n', '2:8', 'There is no anchor `&x`.'],
    ['opea_micro_services:\n  llm:\n    uses: [*x]\n', '3:12', 'There is no anchor `&x`.'],
    ['opea_micro_services:\n  llm:\n    <<: *x\n', '3:9', 'There is no anchor `&x`.'],
    [
      'opea_micro_services:\n  llm: { model: *bass }\nx-a: &base b\n',
      '2:17',
      'There is no anchor `&bass`. Did you mean `*base`?',
    ],
    ['opea_micro_services:\n  a: *b\n  c: &b\n    port: 1\n', '2:6', '`*b` stands before its anchor `&b`.'],
    [
      'opea_micro_services:\n  llm:\nopea_mega_service:\n  mega_flow: *x\n',
      '4:14',
      'There is no anchor `&x`.',
    ],
    [
      'opea_micro_services:\n  llm:\nopea_mega_service:\n  mega_flow:\n    - llm\n    - *x\n',
      '6:7',
      'There is no anchor `&x`.',
    ],
  ])('%j', (text, place, message) => {
    const errors = compile(text).diagnostics.filter(
      ({ severity, code }) => severity === 'error' && code !== 'port-clash',
    )
    expect(errors.map((one) => [one.code, `${one.line}:${one.column}`, one.message])).toEqual([
      ['unknown-alias', place, message],
    ])
  })
})

describe('a fault of the YAML', () => {
  it.each(CASES)('%j', (text, place, message) => {
    const [first] = compile(text).diagnostics.filter(({ code }) => code.startsWith('yaml-'))
    expect(first && [`${first.line}:${first.column}`, first.message]).toEqual([place, message])
  })
})

it('is told once, not again for all that follows', () => {
  const text = 'opea_micro_services:\n  llm:\n    port: ]\n    model: x\n  tgi:\n    port: 1\n'
  expect(compile(text).diagnostics.map(({ line, message }) => [line, message])).toEqual([
    [3, 'This `]` closes nothing.'],
  ])
})
