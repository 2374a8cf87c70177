// Fetches Monaco once: in idle time after the first paint, or at once when somebody cannot wait.

import type { Monaco } from './monaco'

let loading: Promise<Monaco> | null = null

export function loadMonaco(): Promise<Monaco> {
  loading ??= import('./monaco').then(({ loaded }) => loaded)
  // a failure is not kept, so that one can try again
  loading.catch(() => {
    loading = null
  })
  return loading
}

/** Calls back when the page has painted and has nothing to do. Gives a function that calls it off. */
export function whenIdle(callback: () => void, timeout = 2000): () => void {
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(callback, 200)
    return () => clearTimeout(timer)
  }
  let idle = 0
  const frame = requestAnimationFrame(() => {
    idle = requestIdleCallback(callback, { timeout })
  })
  return () => {
    cancelAnimationFrame(frame)
    cancelIdleCallback(idle)
  }
}
