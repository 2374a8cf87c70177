// Keys that work wherever the focus is, unless a field or the editor has a meaning of its own for them.

import { useEffect } from 'react'
import type { Studio } from './studio/studio'
import { pickFile } from './transfer/pick'
import { save } from './transfer/save'
import { togglePane } from './ui/panes'

/** Panes in the order in which F6 goes round. */
const ROUND = ['header', 'palette', 'canvas', 'document', 'inspector', 'status']

export function useShortcuts(studio: Studio) {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      const action = actionOf(event, studio)
      if (!action) return
      event.preventDefault()
      action()
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [studio])
}

function actionOf(event: KeyboardEvent, studio: Studio): (() => void) | null {
  if (event.key === 'F6') return () => goRound(event.shiftKey ? -1 : 1)
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return null
  const key = event.key.toLowerCase()
  if (event.shiftKey) return key === 'z' && !hasHistory(event.target) ? studio.redo : null
  switch (key) {
    case 's':
      return () => void save(studio)
    case 'o':
      return () => void pickFile(studio)
    case 'z':
      return hasHistory(event.target) ? null : studio.undo
    case 'y':
      return hasHistory(event.target) ? null : studio.redo
    case 'b':
      return () => togglePane('palette')
    case 'e':
      return () => togglePane('document')
    case 'i':
      return () => togglePane('inspector')
    default:
      return null
  }
}

/** A field undoes its own typing until that is written, and so does Monaco. */
function hasHistory(target: EventTarget | null): boolean {
  if (!(target instanceof Element) || target.matches('[data-written]')) return false
  const field = target.closest('input, textarea, [contenteditable], .monaco-editor')
  if (field instanceof HTMLInputElement) return !['checkbox', 'radio', 'button'].includes(field.type)
  return field !== null
}

function goRound(by: number) {
  const shown = ROUND.filter((id) => {
    const pane = document.getElementById(`pane-${id}`)
    return pane !== null && pane.offsetParent !== null
  })
  const here = shown.findIndex((id) =>
    document.getElementById(`pane-${id}`)?.contains(document.activeElement),
  )
  const next = shown[(here + by + shown.length) % shown.length]
  if (next) focusPane(next)
}

const FOCUSABLE =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea, [tabindex="0"]'

function focusPane(id: string) {
  const pane = document.getElementById(`pane-${id}`)
  const first = [...(pane?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])].find(
    (one) => one.getAttribute('role') !== 'separator' && one.offsetParent !== null,
  )
  const target = first ?? pane
  target?.focus()
}
