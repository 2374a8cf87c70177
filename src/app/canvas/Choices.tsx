// A list of the kinds that can come next, where the end of an edge was let go on empty canvas.

import { useEffect, useMemo, useRef, useState } from 'react'
import type { Kind } from '../../core/catalog/kind'
import { meet } from '../../core/checks/datatype-mismatch'
import type { Pipeline } from '../../core/pipeline/pipeline'
import { Icon } from '../ui/Icon'
import './chooser.css'
import { FAMILY_COLOURS } from '../studio/families'
import { continuing } from './gestures'
import { focusNode, type Hands, perform } from './hands'
import type { Choosing } from './view'

const WIDTH = 220
const HEIGHT = 260

type Props = { hands: Hands; choosing: Choosing; pipeline: Pipeline }

export function Choices({ hands, choosing, pipeline }: Props) {
  const { from, mode, backwards, screen } = choosing
  const kinds = useMemo(() => nextKinds(pipeline, choosing), [pipeline, choosing])
  const [at, setAt] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => list.current?.focus({ preventScroll: true }), [])
  const box = hands.root()?.getBoundingClientRect()
  const left = Math.min(screen[0] - (box?.left ?? 0), (box?.width ?? 0) - WIDTH - 8)
  const top = Math.min(screen[1] - (box?.top ?? 0), (box?.height ?? 0) - HEIGHT - 8)

  function close() {
    hands.view.setState({ choosing: null })
    focusNode(hands, from)
  }
  function choose(kind: string) {
    hands.view.setState({ choosing: null })
    if (perform(hands, continuing(kind, from, mode, backwards))) return
    const [name] = hands.studio.getState().selection.services
    if (name !== undefined) focusNode(hands, name)
  }
  const title =
    mode === 'uses'
      ? `What does ${from} use?`
      : backwards
        ? `What comes before ${from}?`
        : `What comes after ${from}?`
  return (
    <div
      className="canvas-chooser nokey"
      style={{ left: Math.max(8, left), top: Math.max(8, top), width: WIDTH }}
    >
      <div className="canvas-chooser-title">{title}</div>
      <div
        ref={list}
        role="listbox"
        aria-label={title}
        tabIndex={0}
        aria-activedescendant={kinds[at] && `canvas-choice-${kinds[at].id}`}
        onBlur={() => hands.view.setState({ choosing: null })}
        onKeyDown={(event) => {
          event.stopPropagation()
          const { key } = event
          if (key === 'Escape') close()
          else if (key === 'Enter' || key === ' ') kinds[at] && choose(kinds[at].id)
          else if (key === 'ArrowDown') setAt(Math.min(kinds.length - 1, at + 1))
          else if (key === 'ArrowUp') setAt(Math.max(0, at - 1))
          else return
          event.preventDefault()
        }}
      >
        {kinds.map((kind, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the list hears the keys
          <div
            key={kind.id}
            id={`canvas-choice-${kind.id}`}
            role="option"
            aria-selected={index === at}
            ref={(element) => {
              if (index === at) element?.scrollIntoView({ block: 'nearest' })
            }}
            title={kind.help}
            onPointerDown={(event) => event.preventDefault()}
            onPointerEnter={() => setAt(index)}
            onClick={() => choose(kind.id)}
          >
            <span
              className="tile"
              style={{ '--c': `var(--${FAMILY_COLOURS[kind.family]})` } as React.CSSProperties}
            >
              <Icon name={kind.icon} size={14} />
            </span>
            {kind.id}
          </div>
        ))}
        {kinds.length === 0 && <p>No kind of the catalog fits here.</p>}
      </div>
    </div>
  )
}

/** Kinds that fit, those whose datatypes meet first. */
function nextKinds(pipeline: Pipeline, { from, mode, backwards }: Choosing): Kind[] {
  const own = pipeline.kinds.get(pipeline.services.find(({ name }) => name === from)?.kind ?? '')
  const all = [...pipeline.kinds.values()]
  if (mode === 'uses') {
    if (own?.id === 'custom') return all.filter(({ role }) => role === 'backing')
    const ids = new Set(own?.slots.flatMap(({ kinds }) => kinds) ?? [])
    return all.filter(({ id, role }) => ids.has(id) && role === 'backing')
  }
  const fits = (kind: Kind) =>
    backwards ? meet(kind.call.output, own?.call.input ?? []) : meet(own?.call.output ?? [], kind.call.input)
  const flow = all.filter(({ role }) => role === 'flow')
  return [...flow.filter(fits), ...flow.filter((kind) => !fits(kind))]
}
