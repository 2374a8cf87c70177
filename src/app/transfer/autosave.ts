// The text, kept in the browser while it is worked on, and given back at the next visit.

import { create } from 'zustand'
import type { TextBuffer } from '../studio/buffer'
import { keep, kept } from '../ui/storage'

/** What the status bar says of it. */
export type Saving = 'saved' | 'waiting' | 'failed'

export const useSaving = create<{ saving: Saving; elsewhere: boolean }>(() => ({
  saving: 'waiting',
  elsewhere: false,
}))

const KEY = 'text'
const DELAY = 250

/** The text of the last visit; null at the first. */
export function restored(): string | null {
  return kept(KEY)
}

/** Keeps every change of the text from now on, and what is not kept yet when the page goes. */
export function autosave(buffer: TextBuffer) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let saved = kept(KEY)

  function save() {
    clearTimeout(timer)
    timer = undefined
    const text = buffer.text()
    if (text === saved) return useSaving.setState({ saving: 'saved' })
    const wasKept = keep(KEY, text)
    if (wasKept) saved = text
    useSaving.setState({ saving: wasKept ? 'saved' : 'failed', elsewhere: false })
  }

  buffer.subscribe(() => {
    timer ??= setTimeout(save, DELAY)
    if (useSaving.getState().saving === 'saved') useSaving.setState({ saving: 'waiting' })
  })
  addEventListener('pagehide', () => timer !== undefined && save())
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' && timer !== undefined) save()
  })
  // another tab has written: this one's text is the older in the browser's memory until it changes again
  addEventListener('storage', ({ key, newValue }) => {
    if (key !== `megaflow.${KEY}` || newValue === buffer.text()) return
    saved = newValue
    useSaving.setState({ elsewhere: true })
  })
  save()
}
