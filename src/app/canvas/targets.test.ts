import { describe, expect, it } from 'vitest'
import { whyNotConnect } from '../../core/commands/edge-guard'
import { compile } from '../../core/compile'
import { layoutOf } from '../../core/pipeline/layout'
import { TEMPLATES } from '../../core/templates'
import { targetsOf, verdictOn } from './targets'
import { walk } from './walk'

describe('targetsOf', () => {
  it.each(TEMPLATES)('says the same as the guard of edges: $name', ({ text }) => {
    const pipeline = compile(text).pipeline!
    const places = layoutOf(pipeline)
    for (const { name: from, implied, role } of pipeline.services) {
      if (implied || role !== 'flow') continue
      const found = targetsOf(pipeline, places, { from, mode: 'flow', backwards: false })
      const allowed = pipeline.services.filter(
        ({ name: to }) =>
          whyNotConnect(pipeline, from, to) === null &&
          !pipeline.flow.some(([a, b]) => a === from && b === to),
      )
      expect(new Set(found)).toEqual(new Set(allowed.map(({ name }) => name)))
    }
  })

  it('finds what leads here when an edge is drawn from its end', () => {
    const pipeline = compile(TEMPLATES[0]!.text).pipeline!
    const found = targetsOf(pipeline, layoutOf(pipeline), { from: 'llm', mode: 'flow', backwards: true })
    expect(new Set(found)).toEqual(new Set(['embedding', 'retriever']))
  })

  it('says why not', () => {
    const pipeline = compile(TEMPLATES[0]!.text).pipeline!
    const edge = { mode: 'flow', backwards: false, by: 'keys', targets: [], at: null, moves: null } as const
    const verdict = (from: string, to: string) => verdictOn(pipeline, { ...edge, from }, to)
    expect(verdict('llm', 'embedding')).toMatchObject({ tone: 'no', text: expect.stringContaining('circle') })
    expect(verdict('embedding', 'dataprep').tone).toBe('no')
    expect(verdict('embedding', 'llm').tone).toBe('maybe')
    expect(verdict('retriever', 'llm').tone).toBe('yes')
  })
})

describe('walk', () => {
  it('follows edges, and comes back', () => {
    const pipeline = compile(TEMPLATES[1]!.text).pipeline!
    const places = layoutOf(pipeline)
    expect(walk(pipeline, places, 'embedding', 'right')).toBe('retriever')
    expect(walk(pipeline, places, 'retriever', 'left')).toBe('embedding')
    expect(walk(pipeline, places, 'llm', 'down')).toBe('vllm')
    expect(walk(pipeline, places, 'vllm', 'up')).toBe('llm')
    expect(walk(pipeline, places, 'llm', 'right')).toBeNull()
  })
})
