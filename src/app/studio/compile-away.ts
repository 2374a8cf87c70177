// Compiling in a worker, started when the first large text comes. Only the latest text is answered: what waits in
// between is dropped, so that a burst of typing costs two compilations and not twenty.

import type { Snapshot } from '../../core/snapshot'

/** `failed`: nothing that compiles can be had now; the next text tries again. */
export type CompileAway = (text: string, done: (snapshot: Snapshot) => void, failed: () => void) => void

type Job = { text: string; done: (snapshot: Snapshot) => void; failed: () => void }

export function createCompileAway(): CompileAway {
  let worker: Worker | null = null
  let isBroken = typeof Worker === 'undefined'
  let running: Job | null = null
  let waiting: Job | null = null

  function start(job: Job) {
    running = job
    if (isBroken) return void compiled(job.text).then(settle, giveUp)
    worker ??= spawn()
    worker.postMessage(job.text)
  }

  function spawn(): Worker {
    const made = new Worker(new URL('./compile.worker.ts', import.meta.url), { type: 'module' })
    made.onmessage = ({ data }: MessageEvent<Snapshot>) => settle(data)
    // a worker that cannot start must not leave the page without a picture, now or later
    made.onerror = () => {
      isBroken = true
      if (running) start(waiting ?? running)
    }
    return made
  }

  function settle(snapshot: Snapshot) {
    const job = running
    running = null
    const next = waiting
    waiting = null
    if (next && next.text !== snapshot.text) start(next)
    else {
      const { done } = (next ?? job)!
      done(snapshot)
      warmUp(snapshot)
    }
  }

  function giveUp() {
    const { failed } = (waiting ?? running)!
    running = waiting = null
    failed()
  }

  return (text, done, failed) => {
    const job = { text, done, failed }
    if (running) waiting = job
    else start(job)
  }
}

/**
 * The first key would pay for all that later ones save, because what the worker knows stays there. So the page reads the
 * text once before, at leisure; not one that has to go to the worker at each key.
 */
function warmUp(snapshot: Snapshot) {
  if (!snapshot.document.parsed) return
  const read = () => void compiled(`${snapshot.text}\n`, snapshot)
  if (typeof requestIdleCallback === 'function') requestIdleCallback(read)
  else setTimeout(read, 200)
}

/** Here, with the whole catalog, which the page does not begin with. */
async function compiled(text: string, previous?: Snapshot): Promise<Snapshot> {
  const { compile } = await import('../../core/compile')
  return compile(text, previous)
}
