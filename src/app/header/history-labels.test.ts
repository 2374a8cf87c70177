import { describe, expect, it } from 'vitest'
import { HandoverBuffer } from '../studio/buffer'
import { Labels, watchHistory } from './history-labels'

describe('what undo and redo would do', () => {
  it('follows gestures there and back', () => {
    const buffer = new HandoverBuffer('')
    const watch = watchHistory(buffer)
    buffer.apply('add a', [{ from: 0, to: 0, insert: 'a' }])
    buffer.apply('add b', [{ from: 1, to: 1, insert: 'b' }])
    expect(watch.now()).toEqual({ canUndo: true, canRedo: false, undo: 'add b', redo: null })
    buffer.undo()
    expect(watch.now()).toEqual({ canUndo: true, canRedo: true, undo: 'add a', redo: 'add b' })
    buffer.undo()
    expect(watch.now()).toEqual({ canUndo: false, canRedo: true, undo: null, redo: 'add a' })
    buffer.redo()
    buffer.apply('add c', [{ from: 1, to: 1, insert: 'c' }])
    expect(watch.now()).toEqual({ canUndo: true, canRedo: false, undo: 'add c', redo: null })
  })

  it('goes over a run of typing that one undo takes back', () => {
    const labels = new Labels('')
    labels.take({ kind: 'gesture', label: 'add a' }, 'a')
    for (const text of ['ab', 'abc', 'abcd']) labels.take({ kind: 'typing', label: 'typing' }, text)
    expect(labels.undo).toBe('typing')
    labels.take({ kind: 'undo', label: 'typing' }, 'a')
    expect([labels.undo, labels.redo]).toEqual(['add a', 'typing'])
    labels.take({ kind: 'redo', label: 'typing' }, 'abcd')
    expect([labels.undo, labels.redo]).toEqual(['typing', null])
  })

  it('says nothing of steps from before it listened', () => {
    const labels = new Labels('ab')
    labels.take({ kind: 'undo', label: 'add b' }, 'a')
    expect([labels.undo, labels.redo]).toEqual([null, null])
  })
})
