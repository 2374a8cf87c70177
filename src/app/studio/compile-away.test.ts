import { afterEach, expect, it, vi } from 'vitest'
import { createCompileAway } from './compile-away'

afterEach(() => vi.unstubAllGlobals())

/** As browsers do where its script cannot be had: told once, and silent from then on. */
class Missing {
  onerror: (() => void) | null = null
  private isTold = false
  postMessage() {
    if (!this.isTold) queueMicrotask(() => this.onerror?.())
    this.isTold = true
  }
}

it.each([
  ['there are no workers', undefined],
  ['the worker cannot be had', Missing],
])('%s: each text is compiled all the same, the first and the next', async (_, worker) => {
  vi.stubGlobal('Worker', worker)
  const away = createCompileAway()
  for (const name of ['one', 'two']) {
    const text = `opea_micro_services:\n  ${name}:\n    kind: llm\n`
    const snapshot = await new Promise<{ text: string }>((resolve, reject) => away(text, resolve, reject))
    expect(snapshot.text).toBe(text)
  }
})

it('of texts that come while one is compiled only the last is answered', async () => {
  vi.stubGlobal('Worker', undefined)
  const away = createCompileAway()
  const heard: string[] = []
  await new Promise<void>((resolve, reject) => {
    const done = (snapshot: { text: string }) => {
      heard.push(snapshot.text)
      resolve()
    }
    for (const text of ['a: 1\n', 'a: 2\n', 'a: 3\n']) away(text, done, reject)
  })
  expect(heard).toEqual(['a: 3\n'])
})

it('where nothing can be had that compiles, the last who asked is told, and the next text is tried again', async () => {
  vi.stubGlobal('Worker', undefined)
  const away = createCompileAway()
  const heard: string[] = []
  await new Promise<void>((resolve) => {
    // what is no text fails as a part does that cannot be fetched
    away(
      null as never,
      () => heard.push('first'),
      () => heard.push('first failed'),
    )
    away('a: 2\n', () => heard.push('second'), resolve)
  })
  const { text } = await new Promise<{ text: string }>((resolve, reject) => away('a: 3\n', resolve, reject))
  expect([...heard, text]).toEqual(['a: 3\n'])
})
