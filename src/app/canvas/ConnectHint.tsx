// Beside the pointer while an edge is drawn: what letting go would do, or why it cannot be.

import { useEffect, useRef } from 'react'
import { useStudioState } from '../studio/use-studio'
import { verdictOn } from './targets'
import { useView } from './view'

export function ConnectHint() {
  const connecting = useView((view) => view.connecting)
  const pipeline = useStudioState(({ snapshot }) => snapshot.pipeline)
  const hint = useRef<HTMLDivElement>(null)
  const byPointer = connecting?.by === 'pointer'
  useEffect(() => {
    if (!byPointer) return
    // moved directly: a render for every pixel would be for nothing
    const follow = ({ clientX, clientY }: PointerEvent) => {
      const element = hint.current
      const box = element?.offsetParent?.getBoundingClientRect()
      if (!element || !box) return
      const left = Math.min(clientX - box.left + 14, box.width - element.offsetWidth - 8)
      const top = Math.min(clientY - box.top + 16, box.height - element.offsetHeight - 8)
      element.style.translate = `${left}px ${top}px`
    }
    document.addEventListener('pointermove', follow)
    return () => document.removeEventListener('pointermove', follow)
  }, [byPointer])
  if (!connecting || !pipeline || !byPointer) return null
  const verdict = connecting.at === null ? null : verdictOn(pipeline, connecting, connecting.at)
  return (
    <div ref={hint} className={`canvas-hint is-${verdict?.tone ?? 'none'}`} hidden={!verdict}>
      {verdict?.text}
    </div>
  )
}
