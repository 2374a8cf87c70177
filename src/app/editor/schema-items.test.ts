import { expect, it } from 'vitest'
import { tidied } from './schema-items'

const range = { startLineNumber: 1, endLineNumber: 1, startColumn: 1, endColumn: 1 }
const item = (label: string, insertText: string, kind = 9) => ({
  label,
  insertText,
  kind,
  insertTextRules: 4,
  range,
})

it.each([
  ['a value', 'xeon', 'xeon', 0],
  ['a key', 'kind: ', 'kind: ', 0],
  ['a key with a number', 'port: ${1:0}', 'port: ', 0],
  ['a key of a list', 'uses:\n  - ${1}', 'uses:\n  - ', 0],
  ['several places', 'a: ${1}\nb: ${2}', 'a: ${1}\nb: ${2}', 4],
])('%s is no snippet unless it must be', (_what, given, insertText, insertTextRules) => {
  expect(tidied([item('x', given)])).toMatchObject([{ insertText, insertTextRules }])
})

it('behind a key its values are asked for', () => {
  const [key, value] = tidied([item('kind', 'kind: '), item('xeon', 'xeon', 13)])
  expect(key!.command).toMatchObject({ id: 'editor.action.triggerSuggest' })
  expect(value!.command).toBeUndefined()
})

it('keeps the order of the language, without skeletons', () => {
  const order = tidied([
    item('opea_micro_services', 'a:'),
    item('Megaflow pipeline', 'a:', 5),
    item('port', 'b:'),
  ])
  expect(order.map(({ label, sortText }) => [label, sortText])).toEqual([
    ['opea_micro_services', '0000'],
    ['port', '0001'],
  ])
})
