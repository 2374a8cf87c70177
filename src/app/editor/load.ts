// Fetches Monaco once.

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
