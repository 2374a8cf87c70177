// What undo and redo would do next, in words: the buffer tells each change as it happens, this remembers them.
// The texts between the steps tell how far one undo went, because typing is undone in runs.

import type { Change, TextBuffer } from '../studio/buffer'

const MOST_STEPS = 200
const MOST_CHARACTERS = 4_000_000

export class Labels {
  private texts: string[]
  private labels: string[] = []
  private at = 0

  constructor(text: string) {
    this.texts = [text]
  }

  take({ kind, label }: Pick<Change, 'kind' | 'label'>, text: string) {
    if (kind === 'undo' || kind === 'redo') return this.go(kind === 'undo' ? -1 : 1, text)
    this.labels.splice(this.at, Number.POSITIVE_INFINITY, kind === 'typing' ? 'typing' : label)
    this.texts.splice(this.at + 1, Number.POSITIVE_INFINITY, text)
    this.at++
    while (this.labels.length > MOST_STEPS || (this.labels.length > 1 && this.size() > MOST_CHARACTERS)) {
      this.labels.shift()
      this.texts.shift()
      this.at--
    }
  }

  get undo(): string | null {
    return this.labels[this.at - 1] ?? null
  }

  get redo(): string | null {
    return this.labels[this.at] ?? null
  }

  private size(): number {
    return this.texts.reduce((sum, { length }) => sum + length, 0)
  }

  private go(by: number, text: string) {
    let to = this.at + by
    while (to >= 0 && to < this.texts.length && this.texts[to] !== text) to += by
    if (to >= 0 && to < this.texts.length) {
      this.at = to
      return
    }
    // a step from before this began to listen: what is around it is unknown
    this.texts = [text]
    this.labels = []
    this.at = 0
  }
}

export type Possible = { canUndo: boolean; canRedo: boolean; undo: string | null; redo: string | null }

const watched = new WeakMap<TextBuffer, { now: Possible; listeners: Set<() => void> }>()

/** The present state of a buffer's history, for `useSyncExternalStore`. */
export function watchHistory(buffer: TextBuffer) {
  let watch = watched.get(buffer)
  if (!watch) {
    const labels = new Labels(buffer.text())
    const look = (): Possible => ({
      canUndo: buffer.canUndo(),
      canRedo: buffer.canRedo(),
      undo: labels.undo,
      redo: labels.redo,
    })
    const made = { now: look(), listeners: new Set<() => void>() }
    buffer.subscribe((change) => {
      labels.take(change, buffer.text())
      made.now = look()
      for (const listener of made.listeners) listener()
    })
    watched.set(buffer, made)
    watch = made
  }
  const { listeners } = watch
  return {
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    now: () => watched.get(buffer)!.now,
  }
}
