// On a narrow page the panes are tabs.

import type { KeyboardEvent } from 'react'
import { type NarrowPane, usePanes } from '../ui/panes'

const TABS: readonly [NarrowPane, string][] = [
  ['palette', 'Palette'],
  ['canvas', 'Canvas'],
  ['document', 'Document'],
  ['inspector', 'Inspector'],
]

export function NarrowTabs() {
  const current = usePanes(({ narrow }) => narrow)

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!by) return
    event.preventDefault()
    const at = TABS.findIndex(([pane]) => pane === current)
    const [next] = TABS[(at + by + TABS.length) % TABS.length]!
    usePanes.setState({ narrow: next })
    event.currentTarget.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus()
  }

  return (
    <nav className="narrow-nav" aria-label="Panes">
      <div className="narrow-tabs" role="tablist" aria-label="Panes" onKeyDown={onKeyDown}>
        {TABS.map(([pane, label]) => (
          <button
            key={pane}
            type="button"
            role="tab"
            data-tab={pane}
            className="narrow-tab"
            aria-selected={pane === current}
            aria-controls={`pane-${pane}`}
            tabIndex={pane === current ? 0 : -1}
            onClick={() => usePanes.setState({ narrow: pane })}
          >
            {label}
          </button>
        ))}
      </div>
    </nav>
  )
}
