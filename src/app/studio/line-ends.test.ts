import { array, check, constantFrom, property, tuple } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEdits } from '../../core/text/edit'
import { evened, evenedEdits, lineEndOf, replacement } from './line-ends'
import { narrowEdit } from './narrow'

describe('line breaks', () => {
  it.each([
    ['a\nb\n', '\n', 'a\nb\n'],
    ['a\r\nb\r\n', '\r\n', 'a\r\nb\r\n'],
    ['a\r\nb\r\nc\n', '\r\n', 'a\r\nb\r\nc\r\n'],
    ['a\nb\nc\r\n', '\n', 'a\nb\nc\n'],
    ['a\rb\r', '\n', 'a\nb\n'],
    ['', '\n', ''],
  ])('of %j are %j', (text, end, even) => {
    expect([lineEndOf(text), evened(text).text]).toEqual([end, even])
    expect(evened(text).mixed).toBe(text !== even)
  })

  it('an edit of everything brings its own', () => {
    expect(evenedEdits('a\n', [{ from: 0, to: 2, insert: 'b\r\n' }])[0]!.insert).toBe('b\r\n')
    expect(evenedEdits('a\n', [{ from: 1, to: 1, insert: '\r\nb' }])[0]!.insert).toBe('\nb')
  })
})

describe('the smallest edit', () => {
  const texts = array(constantFrom('a', 'b', '\n', '\r\n', '😀', '\ud83d\ude01'), { maxLength: 12 }).map(
    (parts) => parts.join(''),
  )

  it('leads from one text to the other, and cuts nothing in two', () => {
    const result = check(
      property(tuple(texts, texts), ([before, after]) => {
        for (const edit of [narrowEdit(before, after), replacement(before, after)]) {
          expect(applyEdits(before, edit ? [edit] : [])).toBe(after)
        }
        const edit = narrowEdit(before, after)
        if (!edit) return
        for (const at of [edit.from, edit.to]) {
          expect(before.slice(at - 1, at + 1)).not.toBe('\r\n')
          expect(before.slice(0, at)).not.toMatch(/[\ud800-\udbff]$/)
        }
      }),
      { numRuns: 1000, seed: 17 },
    )
    expect(result.failed, JSON.stringify(result.counterexample)).toBe(false)
  })
})
