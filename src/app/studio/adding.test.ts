import { describe, expect, it } from 'vitest'
import { compile } from '../../core/compile'
import { addKind, spotFor } from './adding'
import { HandoverBuffer } from './buffer'
import { createStudio } from './studio'

const TEXT = 'opea_micro_services:\n  embedding:\n  redis-vector-db:\n'

describe('adding', () => {
  it('goes behind a selected service of the flow', () => {
    const { pipeline } = compile(TEXT)
    expect(spotFor(pipeline, ['embedding'], 'retriever')).toEqual({ after: 'embedding' })
    expect(spotFor(pipeline, ['redis-vector-db'], 'retriever')).toEqual({})
    expect(spotFor(pipeline, [], 'retriever')).toEqual({})
  })

  it('is used by a selected service that has a slot for it', () => {
    const { pipeline } = compile(TEXT)
    expect(spotFor(pipeline, ['embedding'], 'tei-embedding')).toEqual({ usedBy: 'embedding' })
    expect(spotFor(pipeline, ['embedding'], 'tgi')).toEqual({})
  })

  it('is one step, and selects what it added', () => {
    const studio = createStudio(new HandoverBuffer(TEXT))
    studio.select({ services: ['embedding'], edge: null })
    expect(addKind(studio, 'tei-embedding')).toBeNull()
    expect(studio.getState().selection.services).toEqual(['tei-embedding'])
    expect(studio.buffer.text()).toContain('uses')
    studio.undo()
    expect(studio.buffer.text()).toBe(TEXT)
  })
})
