import { describe, expect, it, vi } from 'vitest'
import { CATALOG } from '../../core/catalog/catalog'
import { compile } from '../../core/compile'
import type { Snapshot } from '../../core/snapshot'
import { MemoryBuffer } from './buffer'
import { isQuick } from './quick'
import { createStudio } from './studio'

const COMMENT = `# ${'long '.repeat(80)}`
const LARGE = `opea_micro_services:\n${Array.from(
  { length: 300 },
  (_, at) => `  llm${at}:\n    kind: custom\n    endpoint: /v1/llm${at}\n    ${COMMENT}\n`,
).join('')}`

describe('what is compiled in place', () => {
  const snapshot = compile(LARGE)

  it('a small text, whatever it is', () => {
    expect(isQuick('a: "', null)).toBe(true)
  })

  it('a large one only when its entries are known', () => {
    expect(isQuick(LARGE, null)).toBe(false)
    expect(isQuick(LARGE.replace('llm7\n', 'llm7x\n'), snapshot)).toBe(true)
  })

  it('not when the changed entry cannot be read by itself', () => {
    expect(isQuick(LARGE.replace('/v1/llm7\n', '"/v1/llm7\n'), snapshot)).toBe(false)
    expect(isQuick(LARGE.replace('  llm7:', ' llm7:'), snapshot)).toBe(false)
  })

  it('what core does not parse at all', () => {
    expect(isQuick('a'.repeat(5 * 1024 * 1024), null)).toBe(true)
  })
})

describe('the studio while a text is being read', () => {
  it('keeps the drawing, refuses gestures, and takes the answer for the present text alone', () => {
    const answers: (() => void)[] = []
    const studio = createStudio(new MemoryBuffer('opea_micro_services:\n  llm:\n'), CATALOG, (text, done) => {
      const snapshot: Snapshot = compile(text)
      answers.push(() => done(snapshot))
    })
    studio.load(LARGE, 'open')
    expect(studio.getState()).toMatchObject({ reading: true, selection: { services: [] } })
    expect(studio.getState().good?.pipeline?.services[0]?.name).toBe('llm')
    expect(studio.run('remove', { name: 'llm' })).toMatchObject({
      code: 'still-reading',
      message: 'The text is still being read. Try again in a moment.',
      path: [],
    })
    studio.load(LARGE.replace('llm1:', 'first:'), 'open again')
    answers[0]!()
    expect(studio.getState().reading).toBe(true)
    answers[1]!()
    expect(studio.getState().reading).toBe(false)
    expect(studio.getState().good?.text).toBe(studio.buffer.text())
    expect(studio.run('remove', { name: 'first' })).toBe(null)
  })
})

describe('a key in a large pipeline', () => {
  const many = `opea_micro_services:\n${Array.from({ length: 201 }, (_, at) => `  llm${at}: {}\n`).join('')}`
  const few = 'opea_micro_services:\n  llm0: {}\n'
  /** A buffer in which someone types. */
  function typed(text: string) {
    const buffer = new MemoryBuffer(text)
    const listeners: Parameters<MemoryBuffer['subscribe']>[0][] = []
    buffer.subscribe((change) => {
      for (const listener of listeners) listener({ ...change, kind: 'typing' })
    })
    buffer.subscribe = (listener) => {
      listeners.push(listener)
      return () => {}
    }
    const studio = createStudio(buffer, CATALOG)
    buffer.apply('', [{ from: text.length, to: text.length, insert: '  new: {}\n' }])
    return studio
  }
  const isRead = ({ getState, buffer }: ReturnType<typeof typed>) =>
    getState().snapshot.text === buffer.text()

  it('is read in a task of its own, one in a small pipeline at once', async () => {
    expect(isRead(typed(few))).toBe(true)
    const studio = typed(many)
    expect(isRead(studio)).toBe(false)
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(isRead(studio)).toBe(true)
  })

  it('is read with what was typed while the panes were not told yet', () => {
    vi.useFakeTimers()
    try {
      const studio = typed(many)
      vi.advanceTimersToNextTimer() // it is understood
      expect(isRead(studio)).toBe(false)
      studio.buffer.apply('', [{ from: 0, to: 0, insert: '# later\n' }])
      vi.advanceTimersToNextTimer() // they are told
      expect(isRead(studio)).toBe(true)
      expect(studio.getState().snapshot).toEqual(compile(studio.buffer.text()))
      expect(vi.getTimerCount()).toBe(0)
    } finally {
      vi.useRealTimers()
    }
  })

  it('is read before a gesture is made', () => {
    const studio = typed(many)
    expect(studio.run('remove', { name: 'new' })).toBe(null)
    expect(studio.buffer.text()).toBe(many)
  })
})
