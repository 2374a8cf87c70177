// Emitting in a worker, started when the first large text is at rest. Who asks waits for the answer before the next
// question, so that a key calls off all but one.

import type { Emitted } from '../../core/emit'

export type Question = { id: number; text: string; target: string }
export type Answer = { id: number; emitted: Emitted }

let worker: Worker | null = null
let isBroken = typeof Worker === 'undefined'
let last = 0

/** Rejects where no worker can be had. */
export function emitAway(text: string, target: string): Promise<Emitted> {
  return new Promise((resolve, reject) => {
    if (isBroken) return reject(new Error('no worker'))
    worker ??= new Worker(new URL('./emit.worker.ts', import.meta.url), { type: 'module' })
    const asked = worker
    const id = ++last
    const over = new AbortController()
    const { signal } = over
    const onMessage = ({ data }: MessageEvent<Answer>) => {
      if (data.id !== id) return
      over.abort()
      resolve(data.emitted)
    }
    const onError = () => {
      over.abort()
      isBroken = true
      reject(new Error('the worker failed'))
    }
    asked.addEventListener('message', onMessage, { signal })
    asked.addEventListener('error', onError, { signal })
    asked.postMessage({ id, text, target } satisfies Question)
  })
}
