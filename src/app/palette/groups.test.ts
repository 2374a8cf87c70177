import { describe, expect, it } from 'vitest'
import { CATALOG } from '../../core/catalog/catalog'
import { bestOf, groupsOf } from './groups'

describe('groupsOf', () => {
  it('shows every kind once', () => {
    const shown = groupsOf(CATALOG, '').flatMap(({ kinds }) => kinds)
    expect(new Set(shown).size).toBe(CATALOG.length)
  })

  it('finds by id, alias and title, the very name first', () => {
    expect(bestOf(groupsOf(CATALOG, 'llm'), 'llm')?.id).toBe('llm')
    expect(bestOf(groupsOf(CATALOG, 'redis'), 'redis')?.id).toBe('redis-vector-db')
    expect(bestOf(groupsOf(CATALOG, 'vllm'), 'vllm')?.id).toBe('vllm')
    expect(groupsOf(CATALOG, 'no such kind')).toEqual([])
  })
})
