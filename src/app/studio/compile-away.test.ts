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
    const snapshot = await new Promise<{ text: string }>((resolve) => away(text, resolve))
    expect(snapshot.text).toBe(text)
  }
})

it('of texts that come while one is compiled only the last is answered', async () => {
  vi.stubGlobal('Worker', undefined)
  const away = createCompileAway()
  const heard: string[] = []
  await new Promise<void>((resolve) => {
    for (const text of ['a: 1\n', 'a: 2\n', 'a: 3\n'])
      away(text, (snapshot) => {
        heard.push(snapshot.text)
        resolve()
      })
  })
  expect(heard).toEqual(['a: 3\n'])
})
