// A field that narrows the list below it, and keeps the focus: typing searches, arrows walk the list, Enter takes one.

import type { KeyboardEvent, Ref } from 'react'
import { Icon } from './Icon'
import './search.css'

type Props = {
  ref: Ref<HTMLInputElement>
  label: string
  /** Of the list; with a dash and the name of an option, that of the option. */
  list: string
  /** Names of the options, in their order. */
  names: readonly string[]
  active: string | undefined
  search: string
  onSearch(search: string): void
  onWalk(name: string): void
  onTake(): void
}

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }

export function SearchField({ ref, label, list, names, active, search, onSearch, onWalk, onTake }: Props) {
  function onKeyDown(event: KeyboardEvent) {
    const by = STEPS[event.key]
    if (by !== undefined) {
      const at = (active === undefined ? -1 : names.indexOf(active)) + by
      const name = names[Math.min(names.length - 1, Math.max(0, at))]
      if (name !== undefined) onWalk(name)
    } else if (event.key === 'Enter') onTake()
    else if (event.key === 'Escape' && search !== '') onSearch('')
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <label className="search">
      <Icon name="find" size={14} />
      <input
        ref={ref}
        type="search"
        role="combobox"
        placeholder={label}
        aria-label={label}
        aria-expanded="true"
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={active && `${list}-${active}`}
        spellCheck={false}
        autoComplete="off"
        value={search}
        onChange={({ target }) => onSearch(target.value)}
        onKeyDown={onKeyDown}
      />
    </label>
  )
}
