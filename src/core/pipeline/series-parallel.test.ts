// Decomposition against a slow oracle that follows the definition, on random graphs.

import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import type { Edge } from './graph'
import { type Crossing, decompose, type Shape } from './series-parallel'

/** A shape in one line: `a >> (b, c) >> d`. */
function words(shape: Shape): string {
  if (shape.type === 'service') return shape.name
  if (shape.type === 'parallel') return `(${shape.parts.map(words).join(', ')})`
  return shape.parts.map(words).join(' >> ')
}

function edgesOf(text: string): Edge[] {
  return text.split(' ').flatMap((pair): Edge[] => {
    const [from, to] = pair.split('>')
    return to ? [[from!, to]] : []
  })
}

const read = (text: string) => [...new Set(text.split(/[ >]/))]
const decomposed = (text: string) => decompose(read(text), edgesOf(text))
const shapeOf = (text: string) => words(decomposed(text).shape!)

describe('what nests', () => {
  test.each([
    ['a', 'a'],
    ['a>b b>c', 'a >> b >> c'],
    ['a b', '(a, b)'],
    ['a>b a>c', 'a >> (b, c)'],
    ['a>c b>c', '(a, b) >> c'],
    ['a>b a>c b>d c>d', 'a >> (b, c) >> d'],
    ['a>c a>d b>c b>d', '(a, b) >> (c, d)'],
    ['a>b b>c a>d c>e d>e', 'a >> (b >> c, d) >> e'],
    ['a>b c>d', '(a >> b, c >> d)'],
    // siblings stand in the order of the names, not of their joining
    ['z>y z>b y>x b>x', 'z >> (y, b) >> x'],
    ['a>b a>c b>d b>e d>f e>f c>g f>g', 'a >> (b >> (d, e) >> f, c) >> g'],
  ])('%s is %s', (text, expected) => {
    expect(shapeOf(text)).toBe(expected)
  })

  it('a long row and a wide bundle are flat', () => {
    const row = Array.from({ length: 3000 }, (_, at) => `s${at}`)
    const rowEdges = row.slice(1).map((name, at): Edge => [row[at]!, name])
    const { shape } = decompose(row, rowEdges)
    expect(shape?.type === 'series' && shape.parts.length).toBe(3000)
    const wide = row.slice(0, 500).flatMap((from) => row.slice(500, 1000).map((to): Edge => [from, to]))
    const twice = decompose(row.slice(0, 1000), wide).shape
    expect(twice?.type === 'series' && twice.parts.map((part) => part.type)).toEqual(['parallel', 'parallel'])
  })
})

describe('what does not', () => {
  it('names every shortcut and what it passes by', () => {
    // GenAIComps/comps/cores/mega/mega_service.yaml
    expect(decomposed('s1>s2 s5>s2 s2>s3 s2>s4 s3>s4')).toEqual({
      shortcuts: [{ from: 's2', to: 's4', through: 's3' }],
    })
    expect(decomposed('a>b b>c a>c c>d a>d').shortcuts).toHaveLength(2)
  })

  it('names a crossing of edges', () => {
    expect(decomposed('a>c a>d b>d')).toEqual({
      crossing: { left: 'a', right: 'b', both: 'd', alone: 'c' },
    })
  })

  it('names a bridge, where every two services agree on what they feed', () => {
    // as edges of a root graph: sa, sb, ab, at, bt
    const { crossing } = decomposed('sa>ab sa>at sb>bt ab>bt')
    expect(crossing).toBeDefined()
  })
})

describe('random graphs', () => {
  const graphs = fc
    .record({
      size: fc.integer({ min: 1, max: 8 }),
      bits: fc.array(fc.boolean(), { minLength: 28, maxLength: 28 }),
    })
    .map(({ size, bits }) => {
      const names = Array.from({ length: size }, (_, at) => `n${at}`)
      const pairs = names.flatMap((from, at) => names.slice(at + 1).map((to): Edge => [from, to]))
      return { names, edges: pairs.filter((_, at) => bits[at]) }
    })

  it('has the shape, the shortcuts or the crossing that the definition says', () => {
    const seen = { shape: 0, shortcuts: 0, crossing: 0 }
    fc.assert(
      fc.property(graphs, ({ names, edges }) => {
        const leads = closure(names, edges)
        const found = decompose(names, edges)
        const shortcuts = edges.filter(([a, b]) => names.some((m) => leads(a, m) && leads(m, b)))
        if (found.shortcuts) {
          seen.shortcuts++
          expect(found.shortcuts.map(({ from, to }) => `${from}>${to}`).sort()).toEqual(
            shortcuts.map(([a, b]) => `${a}>${b}`).sort(),
          )
          for (const { from, to, through } of found.shortcuts)
            expect(leads(from, through) && leads(through, to)).toBe(true)
          return
        }
        expect(shortcuts).toEqual([])
        if (found.crossing) {
          seen.crossing++
          expect(nests(names, leads)).toBe(false)
          expect(crosses(found.crossing, leads)).toBe(true)
          return
        }
        seen.shape++
        expect(edgesSaid(found.shape).sort()).toEqual(edges.map(([a, b]) => `${a}>${b}`).sort())
      }),
      { numRuns: 1000, seed: 7 },
    )
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(20)
  })
})

function closure(names: readonly string[], edges: readonly Edge[]) {
  const pairs = new Set(edges.map(([a, b]) => `${a}>${b}`))
  for (const k of names)
    for (const i of names)
      for (const j of names) if (pairs.has(`${i}>${k}`) && pairs.has(`${k}>${j}`)) pairs.add(`${i}>${j}`)
  return (a: string, b: string) => pairs.has(`${a}>${b}`)
}

/** Free of any N in the order. */
function nests(names: readonly string[], leads: (a: string, b: string) => boolean): boolean {
  const apart = (a: string, b: string) => a !== b && !leads(a, b) && !leads(b, a)
  for (const a of names)
    for (const b of names)
      for (const c of names)
        for (const d of names)
          if (leads(a, c) && leads(a, d) && leads(b, d) && apart(a, b) && apart(c, d) && apart(b, c))
            return false
  return true
}

function crosses({ left, right, both, alone }: Crossing, leads: (a: string, b: string) => boolean): boolean {
  return leads(left, both) && leads(left, alone) && leads(right, both) && !leads(right, left)
}

/** The edges that a shape says, from the ends of each part to the beginnings of the next. */
function edgesSaid(shape: Shape): string[] {
  if (shape.type === 'service') return []
  const inner = shape.parts.flatMap(edgesSaid)
  if (shape.type === 'parallel') return inner
  const between = shape.parts.slice(1).flatMap((part, at) => {
    return ends(shape.parts[at]!).flatMap((from) => starts(part).map((to) => `${from}>${to}`))
  })
  return [...inner, ...between]
}

function ends(shape: Shape): string[] {
  if (shape.type === 'service') return [shape.name]
  return shape.type === 'series' ? ends(shape.parts.at(-1)!) : shape.parts.flatMap(ends)
}

function starts(shape: Shape): string[] {
  if (shape.type === 'service') return [shape.name]
  return shape.type === 'series' ? starts(shape.parts[0]!) : shape.parts.flatMap(starts)
}
