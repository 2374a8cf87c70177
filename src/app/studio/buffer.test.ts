import { array, constantFrom, integer, check as law, property, record, string, tuple } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEdits, type TextEdit } from '../../core/text/edit'
import { type Change, HandoverBuffer, inverted, MemoryBuffer } from './buffer'

type Move = { kind: 'apply' | 'undo' | 'redo'; at: number; length: number; insert: string }

const moves = array(
  record({
    kind: constantFrom<Move['kind']>('apply', 'apply', 'undo', 'redo'),
    at: integer({ min: 0, max: 60 }),
    length: integer({ min: 0, max: 8 }),
    insert: string({ maxLength: 6 }),
  }),
  { maxLength: 30 },
)
const texts = array(constantFrom('a', 'b: 1', '\n', '\r\n', '\r', ' ', '# ü', '😀'), { maxLength: 20 }).map(
  (parts) => parts.join(''),
)

/** What a person would expect, without any cleverness: all texts so far, and where in them we are. */
class Oracle {
  texts: string[]
  at = 0
  constructor(initial: string) {
    this.texts = [initial]
  }
  push(text: string) {
    this.texts = [...this.texts.slice(0, ++this.at), text]
  }
  move(by: number) {
    this.at = Math.min(this.texts.length - 1, Math.max(0, this.at + by))
  }
  get text() {
    return this.texts[this.at]!
  }
}

function editOf(text: string, { at, length, insert }: Move): TextEdit {
  const from = Math.min(at, text.length)
  return { from, to: Math.min(from + length, text.length), insert }
}

describe('the memory buffer', () => {
  it('undoes and redoes to the byte, and tells edits that lead from text to text', () => {
    const result = law(
      property(tuple(texts, moves), ([initial, steps]) => {
        const buffer = new MemoryBuffer(initial)
        const oracle = new Oracle(buffer.text())
        let followed = buffer.text()
        buffer.subscribe(({ edits }: Change) => {
          followed = applyEdits(followed, edits)
        })
        for (const step of steps) {
          if (step.kind === 'undo') {
            buffer.undo()
            oracle.move(-1)
          } else if (step.kind === 'redo') {
            buffer.redo()
            oracle.move(1)
          } else {
            buffer.apply('step', [editOf(buffer.text(), step)])
            oracle.push(buffer.text())
          }
          expect(buffer.text()).toBe(oracle.text)
          expect(followed).toBe(oracle.text)
          expect(buffer.canUndo()).toBe(oracle.at > 0)
          expect(buffer.canRedo()).toBe(oracle.at < oracle.texts.length - 1)
        }
      }),
      { numRuns: 500, seed: 19 },
    )
    expect(result.failed, JSON.stringify(result.counterexample)).toBe(false)
  })

  it('has edits that lead back', () => {
    const before = 'one two three'
    const edits = [
      { from: 0, to: 3, insert: 'eins' },
      { from: 8, to: 13, insert: '' },
    ]
    const after = applyEdits(before, edits)
    expect(applyEdits(after, inverted(before, edits))).toBe(before)
  })

  it('breaks inserted lines as the text does', () => {
    const buffer = new MemoryBuffer('a: 1\r\nb: 2\r\n')
    buffer.apply('add', [{ from: 6, to: 6, insert: 'c: 3\n' }])
    expect(buffer.text()).toBe('a: 1\r\nc: 3\r\nb: 2\r\n')
  })
})

describe('handing over', () => {
  it('carries all steps, also those that were undone', () => {
    const buffer = new HandoverBuffer('a')
    for (const insert of ['b', 'c', 'd']) buffer.apply(insert, [{ from: 1, to: 1, insert }])
    buffer.undo()
    buffer.undo()
    let label = ''
    buffer.subscribe((change) => {
      label = `${change.kind} ${change.label}`
    })
    buffer.handOver(({ initial, steps, done }) => {
      const next = new MemoryBuffer(initial)
      for (const step of steps) next.apply(step.label, step.edits)
      for (let left = steps.length; left > done; left--) next.undo()
      return next
    })
    expect(buffer.text()).toBe('ab')
    buffer.redo()
    expect([buffer.text(), label]).toEqual(['acb', 'redo c'])
    buffer.redo()
    buffer.undo()
    buffer.undo()
    buffer.undo()
    expect([buffer.text(), buffer.canUndo()]).toEqual(['a', false])
  })

  it('refuses a buffer with another text, and keeps the old one', () => {
    const buffer = new HandoverBuffer('a')
    expect(() => buffer.handOver(() => new MemoryBuffer('b'))).toThrow('changed')
    expect(buffer.text()).toBe('a')
  })
})
