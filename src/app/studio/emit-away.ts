// What a target makes of a document, without holding up the page: of a large one in a worker, which is started for the
// first. Who asks waits for the answer before the next question, so that a key calls off all but one.

import type { Emitted } from '../../core/emit'
import type { Snapshot } from '../../core/snapshot'

export type Question = { id: number; text: string; target: string }
export type Answer = { id: number; emitted: Emitted }

let worker: Worker | null = null
let isBroken = typeof Worker === 'undefined'
let last = 0

/** In UTF-16 units; up to here a target takes a few milliseconds. */
const LARGE = 32 * 1024

/** `pause`: until the page has nothing to do, where it is the page that does it. */
export async function emittedFrom(
  snapshot: Snapshot,
  id: string,
  pause: () => Promise<void> = async () => {},
): Promise<Emitted> {
  if (snapshot.text.length > LARGE) {
    try {
      return await emitAway(snapshot.text, id)
    } catch {
      // no worker here: then as for a small one
    }
  }
  const { emitSnapshot } = await import('../../core/emit')
  await pause()
  return emitSnapshot(snapshot, id)
}

/** Rejects where no worker can be had. */
function emitAway(text: string, target: string): Promise<Emitted> {
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
