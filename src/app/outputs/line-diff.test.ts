import { array, check, constantFrom, property, tuple } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffLines } from './line-diff'

describe('the lines that changed', () => {
  it.each([
    ['a b c', 'a b c', '', '', ''],
    ['a b c', 'a x c', '', '2', ''],
    ['a c', 'a b c', '2', '', ''],
    ['a b c', 'a c', '', '', '2'],
    ['a b c d e', 'a x c d e f', '6', '2', ''],
    ['a b', 'x y a b', '1,2', '', ''],
    ['a b', 'a', '', '', '1'],
  ])('%s → %s', (before, after, added, changed, removed) => {
    const lines = (text: string) => text.replaceAll(' ', '\n')
    const diff = diffLines(lines(before), lines(after))
    expect([diff.added.join(), diff.changed.join(), diff.removed.join()]).toEqual([added, changed, removed])
  })

  it('leave a common rest', () => {
    const texts = array(constantFrom('a', 'b', 'c'), { maxLength: 12 })
    const result = check(
      property(tuple(texts, texts), ([before, after]) => {
        const { added, changed } = diffLines(before.join('\n'), after.join('\n'))
        const marked = new Set([...added, ...changed])
        expect(marked.size).toBe(added.length + changed.length)
        const rest = after.filter((_, at) => !marked.has(at + 1))
        let from = 0
        for (const line of after.length > 0 ? rest : []) {
          const found = before.indexOf(line, from)
          expect(found).toBeGreaterThanOrEqual(0)
          from = found + 1
        }
      }),
      { numRuns: 1000, seed: 23 },
    )
    expect(result.failed, JSON.stringify(result.counterexample)).toBe(false)
  })

  it('are bounded for texts that have nothing in common', () => {
    const many = (word: string) => Array.from({ length: 20_000 }, (_, at) => `${word}${at}`).join('\n')
    expect(diffLines(many('a'), many('b')).changed.length).toBe(20_000)
  })
})
