import { describe, expect, it } from 'vitest'
import { CATALOG } from '../../core/catalog/catalog'
import { performAll } from '../../core/commands/perform'
import { compile } from '../../core/compile'
import {
  connecting,
  continuing,
  deleting,
  draggedAfter,
  dropping,
  edgeAfter,
  selectedAfter,
} from './gestures'
import type { Connecting } from './view'

const TEXT = `opea_micro_services:
  embedding:
  retriever:
  llm:
opea_mega_service:
  mega_flow:
    - embedding >> retriever >> llm
`
const { document, pipeline } = compile(TEXT)

function textAfter(adding: ReturnType<typeof dropping>): string {
  const performed = performAll(document, CATALOG, adding.steps)
  return 'text' in performed ? performed.text : performed.refusal.message
}

const edge: Connecting = {
  from: 'embedding',
  mode: 'flow',
  backwards: false,
  by: 'pointer',
  targets: ['llm'],
  at: 'llm',
  moves: null,
}

describe('gestures', () => {
  it('reads selections', () => {
    const one = { services: ['llm'], edge: null }
    const changes = [
      { type: 'select' as const, id: 'llm', selected: false },
      { type: 'select' as const, id: 'retriever', selected: true },
    ]
    expect(selectedAfter(one, changes)).toEqual({ services: ['retriever'], edge: null })
    expect(selectedAfter(one, [{ type: 'select', id: 'llm', selected: true }])).toBeNull()
  })

  it('selects one edge, and none beside services', () => {
    const ends = () => ['embedding', 'retriever'] as const
    const change = [{ type: 'select' as const, id: 'x', selected: true }]
    expect(edgeAfter({ services: [], edge: null }, change, ends)?.edge).toEqual(['embedding', 'retriever'])
    expect(edgeAfter({ services: ['llm'], edge: null }, change, ends)).toBeNull()
  })

  it('collects places while dragging', () => {
    const moved = draggedAfter(null, [
      { type: 'position', id: 'llm', position: { x: 1, y: 2 }, dragging: true },
    ])
    expect(moved).toEqual(new Map([['llm', [1, 2]]]))
    expect(draggedAfter(moved, [])).toBe(moved)
  })

  it('drops a kind onto an edge', () => {
    expect(textAfter(dropping('reranking', [0, 0], ['retriever', 'llm']))).toContain(
      'embedding >> retriever >> reranking >> llm',
    )
  })

  it('drops a kind free, where it was let go, as one step', () => {
    const text = textAfter(dropping('dataprep', [12, 34], null))
    expect(text).toContain('dataprep:\n')
    expect(text).toContain('x-layout:\n  dataprep: [12, 34]\n')
  })

  it('goes on from a handle', () => {
    expect(textAfter(continuing('guardrails', 'llm', 'flow', false))).toContain('>> llm >> guardrails')
    expect(textAfter(continuing('guardrails', 'embedding', 'flow', true))).toContain(
      '- guardrails >> embedding',
    )
    expect(textAfter(continuing('tgi', 'llm', 'uses', false))).toMatch(/llm:\n {4}uses: *\n? *.*tgi/)
  })

  it('connects, either way round, and moves ends', () => {
    expect(textAfter(connecting(edge, 'llm'))).toContain('- embedding >> llm')
    expect(textAfter(connecting({ ...edge, from: 'llm', backwards: true }, 'embedding'))).toContain(
      '- embedding >> llm',
    )
    const moved = textAfter(connecting({ ...edge, moves: ['embedding', 'retriever'] }, 'llm'))
    expect(compile(moved).pipeline!.flow).toEqual(
      expect.arrayContaining([
        ['embedding', 'llm'],
        ['retriever', 'llm'],
      ]),
    )
  })

  it('deletes what is written, and nothing else', () => {
    const flow = (adding: ReturnType<typeof deleting>) => compile(textAfter(adding!)).pipeline!.flow
    expect(flow(deleting(pipeline!, { services: ['retriever'], edge: null }, true))).toEqual([
      ['embedding', 'llm'],
    ])
    expect(flow(deleting(pipeline!, { services: [], edge: ['retriever', 'llm'] }, false))).toEqual([
      ['embedding', 'retriever'],
    ])
    expect(deleting(pipeline!, { services: ['vllm'], edge: null }, false)).toBeNull()
    expect(deleting(pipeline!, { services: [], edge: ['llm', 'vllm'] }, false)).toBeNull()
  })
})
