// The kinds, by family: dragged onto the canvas, or added by double click and Enter. One tab stop: typing searches,
// arrows walk the list.

import { type DragEvent, useId, useMemo, useRef, useState } from 'react'
import type { Kind } from '../../core/catalog/kind'
import { addKind, FLOW_TYPE, KIND_TYPE } from '../studio/adding'
import { FAMILY_COLOURS } from '../studio/families'
import { useStudio, useStudioState } from '../studio/use-studio'
import { Icon } from '../ui/Icon'
import { SearchField } from '../ui/SearchField'
import { bestOf, groupsOf } from './groups'
import './palette.css'

export function Palette() {
  const studio = useStudio()
  const catalog = useStudioState((state) => state.catalog)
  const own = useStudioState(({ good }) => good?.pipeline?.kinds)
  const [search, setSearch] = useState('')
  const [current, setCurrent] = useState<string | null>(null)
  const groups = useMemo(
    () => groupsOf(catalog ? (own?.values() ?? catalog) : [], search),
    [catalog, own, search],
  )
  const shown = groups.flatMap((group) => group.kinds)
  const active = shown.find(({ id }) => id === current) ?? (search ? bestOf(groups, search) : undefined)
  const field = useRef<HTMLInputElement>(null)
  const list = useId()

  function add(kind: Kind | undefined) {
    if (!kind) return
    setCurrent(kind.id)
    if (!addKind(studio, kind.id)) field.current?.select()
  }

  return (
    <section className="palette" aria-label="Kinds">
      <SearchField
        ref={field}
        label="Find a kind"
        list={list}
        names={shown.map(({ id }) => id)}
        active={active?.id}
        search={search}
        onSearch={(text) => {
          setSearch(text)
          setCurrent(null)
        }}
        onWalk={setCurrent}
        onTake={() => add(active)}
      />
      <div className="palette-list" role="listbox" id={list} aria-label="Kinds">
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options; a fieldset holds form fields
          <div role="group" key={group.title} aria-labelledby={`${list}-family-${group.family}`}>
            <div className="palette-title" id={`${list}-family-${group.family}`} aria-hidden="true">
              {group.title}
            </div>
            {group.kinds.map((kind) => (
              <Option
                key={kind.id}
                id={`${list}-${kind.id}`}
                kind={kind}
                active={kind === active}
                onPick={() => {
                  setCurrent(kind.id)
                  field.current?.focus()
                }}
                onAdd={() => add(kind)}
              />
            ))}
          </div>
        ))}
      </div>
      {catalog && shown.length === 0 && <p className="palette-none">No kind is called “{search}”.</p>}
      <p className="palette-foot" aria-hidden="true">
        <kbd>↵</kbd> adds it <AfterWhat />
      </p>
    </section>
  )
}

type OptionProps = { id: string; kind: Kind; active: boolean; onPick(): void; onAdd(): void }

function Option({ id, kind, active, onPick, onAdd }: OptionProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the search field hears the keys
    <div
      id={id}
      role="option"
      aria-selected={active}
      className="palette-kind"
      title={`${kind.title}\n${kind.help}`}
      draggable
      ref={(element) => {
        if (active) element?.scrollIntoView({ block: 'nearest' })
      }}
      onClick={onPick}
      onDoubleClick={onAdd}
      onDragStart={(event) => startDrag(event, kind)}
    >
      <span
        className="tile"
        style={{ '--c': `var(--${FAMILY_COLOURS[kind.family]})` } as React.CSSProperties}
      >
        <Icon name={kind.icon} size={15} />
      </span>
      <span className="palette-name">{kind.id}</span>
    </div>
  )
}

function startDrag({ dataTransfer }: DragEvent, kind: Kind) {
  dataTransfer.setData(KIND_TYPE, kind.id)
  if (kind.role === 'flow') dataTransfer.setData(FLOW_TYPE, kind.id)
  dataTransfer.effectAllowed = 'copy'
}

function AfterWhat() {
  const after = useStudioState(({ selection, snapshot }) => {
    const [name, ...more] = selection.services
    const service = snapshot.pipeline?.services.find((one) => one.name === name)
    return more.length === 0 && service?.role === 'flow' && !service.implied ? service.name : null
  })
  return after === null ? null : <>after {after}</>
}
