import { expect, it } from 'vitest'
import { applyEdits, type TextEdit } from '../../core/text/edit'
import { lineCounts, spansAfter } from './change'

function counts(before: string, edits: TextEdit[]): string {
  const { added, removed } = lineCounts(
    { kind: 'gesture', label: '', edits },
    before,
    applyEdits(before, edits),
  )
  return `+${added} −${removed}`
}

it.each<[string, TextEdit[], string]>([
  ['a\nb\n', [{ from: 2, to: 2, insert: 'c\nd\n' }], '+2 −0'],
  ['a\nb\n', [{ from: 1, to: 1, insert: '\nc' }], '+1 −0'],
  ['a\nb\nc\n', [{ from: 2, to: 4, insert: '' }], '+0 −1'],
  ['port: 1\n', [{ from: 6, to: 7, insert: '22' }], '+1 −1'],
  ['a\nb\nc\n', [{ from: 0, to: 6, insert: 'a\nx\nc\n' }], '+1 −1'],
])('%j with %j: %s', (before, edits, expected) => {
  expect(counts(before, edits)).toBe(expected)
})

it('tells where inserted text stands afterwards', () => {
  const edits = [
    { from: 0, to: 2, insert: 'xyz' },
    { from: 4, to: 4, insert: '!' },
  ]
  expect(spansAfter({ kind: 'gesture', label: '', edits })).toEqual([
    { from: 0, to: 3 },
    { from: 5, to: 6 },
  ])
})
