// The text and its history, as a port: in memory from the first paint on, Monaco's model once that has arrived.

import { applyEdits, type TextEdit } from '../../core/text/edit'
import { Listeners } from './guarded'
import { evened, evenedEdits } from './line-ends'

/** What happened to the text: `edits` are against the text before. */
export type Change = { kind: 'gesture' | 'typing' | 'undo' | 'redo'; label: string; edits: TextEdit[] }

export interface TextBuffer {
  text(): string
  /** One step of the history. */
  apply(label: string, edits: readonly TextEdit[]): void
  undo(): void
  redo(): void
  canUndo(): boolean
  canRedo(): boolean
  /** Called after each change, with the new text in place. */
  subscribe(listener: (change: Change) => void): () => void
}

/** A step as it was made: what another buffer needs to make it again. */
export type Step = { label: string; edits: TextEdit[] }

/** All steps since `initial`; those from `done` on have been undone and can be redone. */
export type History = { initial: string; steps: Step[]; done: number }

/** The history of texts, one per step. Holds few steps: it lives until Monaco has come. */
export class MemoryBuffer implements TextBuffer {
  private readonly texts: string[]
  private readonly steps: Step[] = []
  private done = 0
  private readonly listeners = new Listeners<[Change]>()

  constructor(initial: string) {
    this.texts = [evened(initial).text]
  }

  text(): string {
    return this.texts[this.done]!
  }

  apply(label: string, edits: readonly TextEdit[]) {
    if (edits.length === 0) return
    const step = { label, edits: evenedEdits(this.text(), edits) }
    this.steps.splice(this.done, Number.POSITIVE_INFINITY, step)
    this.texts.splice(this.done + 1, Number.POSITIVE_INFINITY, applyEdits(this.text(), step.edits))
    this.done++
    this.listeners.tell({ kind: 'gesture', ...step })
  }

  undo() {
    if (!this.canUndo()) return
    const { label, edits } = this.steps[this.done - 1]!
    const inverse = inverted(this.texts[this.done - 1]!, edits)
    this.done--
    this.listeners.tell({ kind: 'undo', label, edits: inverse })
  }

  redo() {
    if (!this.canRedo()) return
    const step = this.steps[this.done]!
    this.done++
    this.listeners.tell({ kind: 'redo', ...step })
  }

  canUndo(): boolean {
    return this.done > 0
  }

  canRedo(): boolean {
    return this.done < this.steps.length
  }

  subscribe(listener: (change: Change) => void): () => void {
    return this.listeners.add(listener)
  }

  history(): History {
    return { initial: this.texts[0]!, steps: this.steps, done: this.done }
  }
}

/** Edits of the text after some edits that lead back to the text before them. */
export function inverted(before: string, edits: readonly TextEdit[]): TextEdit[] {
  let shift = 0
  return edits.map(({ from, to, insert }) => {
    const at = from + shift
    shift += insert.length - (to - from)
    return { from: at, to: at + insert.length, insert: before.slice(from, to) }
  })
}

/** One buffer to hold on to while what is behind it changes: in memory first, then Monaco's. */
export class HandoverBuffer implements TextBuffer {
  private inner: TextBuffer
  private stop: () => void
  private readonly listeners = new Listeners<[Change]>()

  constructor(initial: string) {
    this.inner = new MemoryBuffer(initial)
    this.stop = this.inner.subscribe((change) => this.listeners.tell(change))
  }

  /** Puts another buffer in place, made from the steps so far, so that undo and redo still reach them. */
  handOver(make: (history: History) => TextBuffer) {
    if (!(this.inner instanceof MemoryBuffer)) return
    const next = make(this.inner.history())
    if (next.text() !== this.inner.text()) throw new Error('the text changed when it was handed over')
    this.stop()
    this.inner = next
    this.stop = next.subscribe((change) => this.listeners.tell(change))
  }

  text(): string {
    return this.inner.text()
  }

  apply(label: string, edits: readonly TextEdit[]) {
    this.inner.apply(label, edits)
  }

  undo() {
    this.inner.undo()
  }

  redo() {
    this.inner.redo()
  }

  canUndo(): boolean {
    return this.inner.canUndo()
  }

  canRedo(): boolean {
    return this.inner.canRedo()
  }

  subscribe(listener: (change: Change) => void): () => void {
    return this.listeners.add(listener)
  }
}
