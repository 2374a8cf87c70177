// What is read without the `yaml` package is read as the package does.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseWhole } from './document'
import { readPlainEntry } from './plain-entry'

const PLAIN = [
  '  tei:\n    kind: tei-embedding   # on the CPU\n    port: 6006\n',
  'a:\n  uses: [b, "c d", \'e\' , 0 ]\n  environment: { A: b, C: "1.10",D: 4 }\n',
  '  a:\n\n    # above\n    b:\n      c:\n        d: "x"\n  # below, and less deep\n    e: y\n',
  '  llm:\n    <<: *defaults\n    environment: *env\n',
  "  guard:\r\n    endpoint: https://guard:8080/v1   # away\r\n    image: 'a: b # c'\r\n",
  '    - embedding >> (a, b) >> llm  # the flow\n',
  '    -   "a >> b"\n\n',
  '  empty:\n',
  '  a:\n    b:\n    c: ${HOST:-localhost}/x',
  '  a: {}\n',
  '  a: [ ]\n',
]

/** Faults, and what is left to the package. */
const OTHERWISE = [
  'a: b: c\n',
  'a: b\n  c\n',
  'a: b\n  c: d\n',
  'a:\n   b: c\n  d: e\n',
  'a: "b" c\n',
  'a: [b\n',
  'a: [b]#c\n',
  'a: &x b\n',
  'a: !t b\n',
  'a: |\n  b\n',
  'a: true\n',
  'null: a\n',
  'a: 0755\n',
  'a: 1.10\n',
  'a: 12345678901234567890\n',
  'a:\n- b\n',
  'a: "b\\n"\n',
  "a: 'it''s'\n",
  'a:\tb\n',
  'a: b\nc: d\n',
  '- a\n- b\n',
  '- a: b\n',
  'a: [b, ]\n',
  'a: {b}\n',
  'a: b:\n',
  '',
]

const PIECES = [
  'a',
  'b-1',
  ': ',
  ':',
  '\n',
  '\n  ',
  '\n    ',
  ' ',
  '  ',
  '# ',
  ' #',
  '- ',
  '"',
  "'",
  '[',
  ']',
  ', ',
  ',',
]
const MORE = [
  '{ ',
  ' }',
  '*x',
  '<<',
  '>>',
  '(',
  ')',
  '0',
  '12',
  '.5',
  'true',
  '~',
  '\r\n',
  '$',
  '&',
  '!',
  '|',
  '\t',
  'é',
]

describe('an entry read by itself', () => {
  it.each(PLAIN)('%j is read, as the package reads it', (source) => {
    expect(readPlainEntry(source)).not.toBeNull()
    expectSame(source)
  })

  it.each(OTHERWISE)('%j is left to the package', (source) => {
    expect(readPlainEntry(source)).toBeNull()
  })

  it('of any pieces', () => {
    let read = 0
    const pieces = fc.array(fc.constantFrom(...PIECES, ...MORE), { maxLength: 9 })
    const change = fc.record({
      of: fc.constantFrom(...PLAIN),
      at: fc.nat(),
      length: fc.nat({ max: 3 }),
      pieces,
    })
    const changed = change.map(({ of, at, length, pieces: inserted }) => {
      const from = at % (of.length + 1)
      return of.slice(0, from) + inserted.slice(0, 3).join('') + of.slice(from + length)
    })
    const built = pieces.map((list) => `a:${list.join('')}`)
    fc.assert(
      fc.property(fc.oneof(changed, built), (source) => {
        if (expectSame(source)) read++
      }),
      { numRuns: 10_000, seed: 13 },
    )
    expect(read).toBeGreaterThan(1000)
  })
})

function expectSame(source: string): boolean {
  const item = readPlainEntry(source)
  if (!item) return false
  const { root, findings } = parseWhole(source)
  expect(findings).toEqual([])
  expect((root as { items: unknown[] }).items).toStrictEqual([item])
  return true
}
