// The colours of YAML, by Monaco's own reading of the rules.

import { compile } from 'monaco-editor/editor/standalone/common/monarch/monarchCompile.js'
import { MonarchTokenizer } from 'monaco-editor/editor/standalone/common/monarch/monarchLexer.js'
import { expect, test } from 'vitest'
import { yamlTokens } from './yaml-tokens'

type Tokens = { tokens: { offset: number; type: string }[] }

const THEMES = { getColorTheme: () => ({ tokenTheme: {} }) }
const OPTIONS = { getValue: () => 20_000, onDidChangeConfiguration: () => ({ dispose() {} }) }
const tokenizer = new MonarchTokenizer({}, THEMES, 'yaml', compile('yaml', yamlTokens), OPTIONS)

/** The pieces of a line, each with what it is taken for; blanks left out. */
function read(line: string): string[] {
  const { tokens }: Tokens = tokenizer.tokenize(line, true, tokenizer.getInitialState())
  return tokens
    .map(({ offset, type }, at) => `${type} ${line.slice(offset, tokens[at + 1]?.offset)}`)
    .filter((token) => token.trim() !== 'white')
}

test('a map on one line is keys and values', () => {
  expect(read('    resources: { cpus: 16, memory: 64Gi }')).toEqual([
    'type resources',
    'operators :',
    'delimiter {',
    'type cpus',
    'operators :',
    'number 16',
    'delimiter ,',
    'type memory',
    'operators :',
    'string 64Gi',
    'delimiter }',
  ])
})

test.each([
  ['kind: llm', ['type kind', 'operators :', 'string llm']],
  ['redis:', ['type redis', 'operators :']],
  ['image: a/b:1.2   # as: it is', ['type image', 'operators :', 'string a/b:1.2', 'comment    # as: it is']],
  [
    '"a b": [x, 1]',
    ['type "a b"', 'operators :', 'delimiter [', 'string x', 'delimiter ,', 'number 1', 'delimiter ]'],
  ],
  [
    '- a >> (b, c)',
    [
      'operators -',
      'identifier a',
      'operator.arrow >>',
      'delimiter (',
      'identifier b',
      'delimiter ,',
      'identifier c',
      'delimiter )',
    ],
  ],
])('%s', (line, tokens) => {
  expect(read(line)).toEqual(tokens)
})
