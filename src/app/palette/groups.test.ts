import { describe, expect, it } from 'vitest'
import { kindsById } from '../../core/catalog/catalog'
import { bestOf, groupsOf } from './groups'

describe('groupsOf', () => {
  it('shows every kind once', () => {
    const shown = groupsOf(kindsById(), '').flatMap(({ kinds }) => kinds)
    expect(new Set(shown).size).toBe(kindsById().size)
  })

  it('finds by id, alias and title, the very name first', () => {
    expect(bestOf(groupsOf(kindsById(), 'llm'), 'llm')?.id).toBe('llm')
    expect(bestOf(groupsOf(kindsById(), 'redis'), 'redis')?.id).toBe('redis-vector-db')
    expect(bestOf(groupsOf(kindsById(), 'vllm'), 'vllm')?.id).toBe('vllm')
    expect(groupsOf(kindsById(), 'no such kind')).toEqual([])
  })
})
