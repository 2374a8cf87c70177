// A read-only view of code, as a port: Monaco's once that has come, which panes must not know themselves.

import { createStore, useStore } from 'zustand'

/** Line numbers, from 1. */
export type CodeMarks = {
  selected: readonly number[]
  added: readonly number[]
  changed: readonly number[]
  /** Lines above which something is gone. */
  removed: readonly number[]
}

export type CodeView = {
  /** Another text under the same name keeps the place on the page. */
  show(name: string, text: string): void
  mark(marks: CodeMarks): void
  dispose(): void
}

/** `onLine`: somebody has put the cursor on a line. */
export type MakeCodeView = (host: HTMLElement, label: string, onLine: (line: number) => void) => CodeView

const provided = createStore<{ make: MakeCodeView | null }>(() => ({ make: null }))

export function provideCodeView(make: MakeCodeView) {
  provided.setState({ make })
}

/** null as long as there is only plain text. */
export function useCodeView(): MakeCodeView | null {
  return useStore(provided, ({ make }) => make)
}
