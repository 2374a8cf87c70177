import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { HandoverBuffer, MemoryBuffer } from './buffer'
import { createStudio } from './studio'

const reported = vi.fn()
beforeEach(() => {
  reported.mockClear()
  vi.stubGlobal('reportError', reported)
})
afterEach(() => vi.unstubAllGlobals())

const fault = () => {
  throw new Error('of one pane')
}

it.each([
  ['memory', () => new MemoryBuffer('a')],
  ['handover', () => new HandoverBuffer('a')],
])('a fault of one listener keeps a change from no other: %s', (_, make) => {
  const buffer = make()
  const heard: string[] = []
  buffer.subscribe(fault)
  buffer.subscribe(() => heard.push(buffer.text()))
  buffer.apply('set', [{ from: 0, to: 1, insert: 'b' }])
  expect(heard).toEqual(['b'])
  expect(reported).toHaveBeenCalledOnce()
})

it('nor a snapshot', () => {
  const studio = createStudio(new MemoryBuffer('opea_micro_services:\n  llm:\n'))
  const heard: string[] = []
  const stop = studio.subscribe(fault)
  studio.subscribe(({ snapshot }) => heard.push(snapshot.text))
  expect(studio.run('rename', { from: 'llm', to: 'model' })).toBeNull()
  expect(heard).toEqual([studio.buffer.text()])
  expect(reported).toHaveBeenCalledOnce()
  stop()
  studio.undo()
  expect(heard).toHaveLength(2)
  expect(reported).toHaveBeenCalledOnce()
})
