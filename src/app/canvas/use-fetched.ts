// A part that only large pipelines need, fetched when there is one. Where that fails the canvas does without.

import { type ComponentType, useEffect, useState } from 'react'

/** The part when it is wanted and has come; null otherwise. `fetch` is the same function at each call. */
export function useFetched<P>(isWanted: boolean, fetch: () => Promise<ComponentType<P>>) {
  const [part, setPart] = useState<ComponentType<P> | null>(null)
  const isMissing = isWanted && part === null
  useEffect(() => {
    if (!isMissing) return
    void fetch().then(
      (come) => setPart(() => come),
      () => null,
    )
  }, [isMissing, fetch])
  return isWanted ? part : null
}
