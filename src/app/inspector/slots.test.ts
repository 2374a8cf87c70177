// Which slots the form of a service shows.

import { expect, test } from 'vitest'
import { compile } from '../../core/compile'
import { TEMPLATES } from '../../core/templates'
import { slotsOf, strays } from './slots'

function retrieverOf(template: string, edit: (text: string) => string = (text) => text) {
  const { text } = TEMPLATES.find(({ name }) => name === template)!
  const pipeline = compile(edit(text)).pipeline!
  const service = pipeline.services.find(({ name }) => name === 'retriever')!
  return {
    slots: slotsOf(pipeline, service).map(({ name }) => name),
    strays: strays(pipeline, service).map(({ to }) => to),
  }
}

test('a slot that only one kind of store needs is shown with that store', () => {
  expect(retrieverOf('chatqna').slots).toEqual(['store', 'embedding'])
  expect(retrieverOf('graphrag').slots).toEqual(['store', 'embedding', 'llm'])
})

test('what would fill it with another store is shown apart, to be taken away', () => {
  const withModel = (text: string) =>
    text
      .replace('uses: [redis-vector-db, embedding]', 'uses: [redis-vector-db, embedding, vllm]')
      .replace('  redis-vector-db:\n', '  redis-vector-db:\n  vllm:\n')
  expect(retrieverOf('chatqna', withModel)).toEqual({ slots: ['store', 'embedding'], strays: ['vllm'] })
})
