// The line between two panes: dragged, or moved with arrow keys; a double click gives the usual size back.

import type { KeyboardEvent, PointerEvent } from 'react'
import { LIMITS, resize, usePanes } from './panes'
import './splitter.css'

type Props = {
  pane: keyof typeof LIMITS
  label: string
  controls: string
  /** Where the pane lies, seen from the line. */
  side: 'left' | 'right' | 'below'
  usual: number
}

const STEP = 16

export function Splitter({ pane, label, controls, side, usual }: Props) {
  const size = usePanes((panes) => panes[pane])
  const isLying = side === 'below'
  const [least, most] = LIMITS[pane]

  function onPointerDown(event: PointerEvent<HTMLElement>) {
    if (event.button !== 0) return
    event.preventDefault()
    const line = event.currentTarget
    line.focus()
    line.setPointerCapture(event.pointerId)
    const start = isLying ? event.clientY : event.clientX
    const move = ({ clientX, clientY }: globalThis.PointerEvent) => {
      const by = (isLying ? clientY : clientX) - start
      resize(pane, size + (side === 'left' ? by : -by))
    }
    const end = () => {
      line.removeEventListener('pointermove', move)
      line.removeEventListener('lostpointercapture', end)
    }
    line.addEventListener('pointermove', move)
    line.addEventListener('lostpointercapture', end)
  }

  function onKeyDown(event: KeyboardEvent) {
    const grow = { left: 'ArrowRight', right: 'ArrowLeft', below: 'ArrowUp' }[side]
    const shrink = { left: 'ArrowLeft', right: 'ArrowRight', below: 'ArrowDown' }[side]
    if (event.key === grow) resize(pane, size + STEP)
    else if (event.key === shrink) resize(pane, size - STEP)
    else if (event.key === 'Home') resize(pane, least)
    else if (event.key === 'End') resize(pane, most)
    else if (event.key === 'Enter') resize(pane, usual)
    else return
    event.preventDefault()
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved; this one has the focus and a value
    <div
      role="separator"
      className={`splitter is-${side}`}
      tabIndex={0}
      aria-label={label}
      aria-controls={controls}
      aria-orientation={isLying ? 'horizontal' : 'vertical'}
      aria-valuenow={size}
      aria-valuemin={least}
      aria-valuemax={most}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
      onDoubleClick={() => resize(pane, usual)}
    />
  )
}
