// A list of the kinds that can come next, where the end of an edge was let go on empty canvas.

import { useEffect, useId, useMemo, useRef, useState } from 'react'
import type { Kind } from '../../core/catalog/kind'
import { meet } from '../../core/checks/datatype-mismatch'
import type { Pipeline } from '../../core/pipeline/pipeline'
import { Icon } from '../ui/Icon'
import { SearchField } from '../ui/SearchField'
import './chooser.css'
import { FAMILY_COLOURS } from '../studio/families'
import { continuing } from './gestures'
import { focusNode, type Hands, perform } from './hands'
import type { Choosing } from './view'

const WIDTH = 220
const HEIGHT = 272

type Props = { hands: Hands; choosing: Choosing; pipeline: Pipeline }

export function Choices({ hands, choosing, pipeline }: Props) {
  const { from, mode, backwards, screen } = choosing
  const all = useMemo(() => nextKinds(pipeline, choosing), [pipeline, choosing])
  const [search, setSearch] = useState('')
  const [current, setCurrent] = useState<string | null>(null)
  const kinds = all.filter((kind) => isAbout(kind, search.trim().toLowerCase()))
  const active = kinds.find(({ id }) => id === current) ?? kinds[0]
  const field = useRef<HTMLInputElement>(null)
  const list = useId()
  useEffect(() => field.current?.focus({ preventScroll: true }), [])
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
    // biome-ignore lint/a11y/noStaticElementInteractions: only hears keys and that the focus has gone
    <div
      className="canvas-chooser nokey"
      style={{ left: Math.max(8, left), top: Math.max(8, top), width: WIDTH }}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) hands.view.setState({ choosing: null })
      }}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape') close()
      }}
    >
      <SearchField
        ref={field}
        label={title}
        list={list}
        names={kinds.map(({ id }) => id)}
        active={active?.id}
        search={search}
        onSearch={(text) => {
          setSearch(text)
          setCurrent(null)
        }}
        onWalk={setCurrent}
        onTake={() => active && choose(active.id)}
      />
      <div role="listbox" id={list} aria-label={title}>
        {kinds.map((kind) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the search field hears the keys
          <div
            key={kind.id}
            id={`${list}-${kind.id}`}
            role="option"
            aria-selected={kind === active}
            ref={(element) => {
              if (kind === active) element?.scrollIntoView({ block: 'nearest' })
            }}
            title={kind.help}
            onPointerDown={(event) => event.preventDefault()}
            // not as it comes up under a pointer that rests
            onPointerMove={({ movementX, movementY }) => {
              if (movementX !== 0 || movementY !== 0) setCurrent(kind.id)
            }}
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
      </div>
      {kinds.length === 0 && (
        <p>
          {search === '' ? 'No kind of the catalog fits here.' : `No kind that fits is called “${search}”.`}
        </p>
      )}
    </div>
  )
}

function isAbout({ id, title, aliases }: Kind, search: string): boolean {
  return [id, title, ...(aliases ?? [])].some((name) => name.toLowerCase().includes(search))
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
