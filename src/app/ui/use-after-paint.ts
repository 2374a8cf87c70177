// False until the page has painted and has nothing to do: what is heavy and not needed at first waits for it.

import { useEffect, useState } from 'react'

const PATIENCE = 600
/** A machine that needs longer for a frame has other worries. */
const AT_LAST = 5000

export function useAfterPaint(): boolean {
  const [isPainted, setPainted] = useState(false)
  useEffect(() => afterPaint(() => setPainted(true)), [])
  return isPainted
}

/** Gives a function that calls it off. */
export function afterPaint(run: () => void): () => void {
  let isOver = false
  const done = () => {
    if (!isOver) run()
    isOver = true
  }
  let idle: number | undefined
  let frame = requestAnimationFrame(() => {
    // nodes are measured in one frame and shown in the next
    frame = requestAnimationFrame(() => {
      if (typeof requestIdleCallback === 'function') idle = requestIdleCallback(done, { timeout: PATIENCE })
      else done()
    })
  })
  // a tab in the background has no frames
  const timer = setTimeout(done, document.hidden ? PATIENCE : AT_LAST)
  return () => {
    isOver = true
    cancelAnimationFrame(frame)
    clearTimeout(timer)
    if (idle !== undefined) cancelIdleCallback(idle)
  }
}
