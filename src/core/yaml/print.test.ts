// What is printed reads as it was, to readers of YAML 1.2 and of YAML 1.1.

import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { printYaml } from './print'

test.each([
  'a\nb',
  'a\nb\n',
  'a\n\nb\n\n',
  ' a\nb',
  '\na',
  '\ta\nb',
  'a\n\tb\n ',
  'a \n  b',
  '\n',
  ' \n',
  'a: b\n- c',
  '# a\n# b',
  '---\na\n...\nb',
  'a\r\nb',
  'a\u0085b\nc\u2028',
  'a\u0000\nb',
])('%j', (text) => {
  const value = { key: text, list: [text, { key: text }] }
  const printed = printYaml(value).text
  expect(parse(printed)).toEqual(value)
  expect(parse(printed, { version: '1.1' })).toEqual(value)
})

test('several plain lines stand as lines', () => {
  expect(printYaml({ run: 'a\nb\n', text: 'a\nb' }).text).toBe('run: |\n  a\n  b\ntext: |-\n  a\n  b\n')
})
