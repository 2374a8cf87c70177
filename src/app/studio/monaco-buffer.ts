// The text in a Monaco model, with Monaco's own undo stack for typing and gestures alike. Needs no editor, so it
// works while the pane is hidden. A byte order mark is no part of the model but stays part of `text()`, so that
// saving gives the very bytes back and the core's offsets count it.

import type * as monaco from 'monaco-editor/editor'
import { applyEdits, ordered, type TextEdit } from '../../core/text/edit'
import type { Change, History, TextBuffer } from './buffer'
import { Listeners } from './guarded'
import { evenedEdits, type LineEnd, lineEndOf, replacesAll } from './line-ends'
import { narrowEdit } from './narrow'

type Model = monaco.editor.ITextModel

/** A gesture as the undo stack holds it; found by the version that it led to. */
type Stop = { label: string; markBefore: string; markAfter: string }

const MARK = '\uFEFF'
const LF = 0
const CRLF = 1

export class MonacoBuffer implements TextBuffer {
  readonly model: Model
  private mark: string
  private cached: { version: number; mark: string; text: string } | null = null
  /** The text that listeners were last told of, and its version. */
  private told: { text: string; version: number }
  private readonly stops = new Map<number, Stop>()
  private readonly listeners = new Listeners<[Change]>()
  private applying = false

  /** Makes every step of `history` again in a model that `create` gives, one undo stop each. */
  constructor(create: (text: string) => Model, { initial, steps, done }: History) {
    this.mark = initial.startsWith(MARK) ? MARK : ''
    this.model = create(initial.slice(this.mark.length))
    // Monaco would trim lines beside an edit, and choose a line break by the system where the text has none
    this.model.updateOptions({
      trimAutoWhitespace: false,
      insertSpaces: true,
      tabSize: 2,
      // the editor's own option does not reach the model, which would read the whole text for brackets at the first key
      bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
    })
    this.model.setEOL(sequence(lineEndOf(initial)))
    this.told = { text: this.text(), version: this.model.getAlternativeVersionId() }
    this.model.onDidChangeContent((event) => this.onChange(event))
    for (const { label, edits } of steps) this.apply(label, edits)
    for (let left = steps.length; left > done; left--) this.undo()
  }

  text(): string {
    const version = this.model.getVersionId()
    if (this.cached?.version !== version || this.cached.mark !== this.mark) {
      this.cached = { version, mark: this.mark, text: this.mark + this.model.getValue() }
    }
    return this.cached.text
  }

  /** Characters of `text()` before the model begins. */
  get markLength(): number {
    return this.mark.length
  }

  apply(label: string, edits: readonly TextEdit[]) {
    if (edits.length === 0) return
    const before = this.text()
    const even = ordered(evenedEdits(before, edits))
    const whole = even.length === 1 && replacesAll(before, even[0]!) ? even[0]!.insert : null
    const markBefore = this.mark
    this.applying = true
    this.model.pushStackElement()
    if (whole === null) this.push(even)
    else this.replace(before, whole)
    this.model.pushStackElement()
    this.applying = false
    const version = this.model.getAlternativeVersionId()
    if (version !== this.told.version) this.stops.set(version, { label, markBefore, markAfter: this.mark })
    this.tell({ kind: 'gesture', label, edits: even })
  }

  undo() {
    void this.model.undo()
  }

  redo() {
    void this.model.redo()
  }

  canUndo(): boolean {
    return this.model.canUndo()
  }

  canRedo(): boolean {
    return this.model.canRedo()
  }

  subscribe(listener: (change: Change) => void): () => void {
    return this.listeners.add(listener)
  }

  private push(edits: readonly TextEdit[]) {
    const operations = edits.map(({ from, to, insert }) => {
      const start = this.model.getPositionAt(from - this.mark.length)
      const end = this.model.getPositionAt(to - this.mark.length)
      return {
        range: {
          startLineNumber: start.lineNumber,
          startColumn: start.column,
          endLineNumber: end.lineNumber,
          endColumn: end.column,
        },
        text: insert,
        forceMoveMarkers: true,
      }
    })
    this.model.pushEditOperations(null, operations, () => null)
  }

  /** Another text, as the smallest edit: folds and the cursor stay where they can. */
  private replace(before: string, after: string) {
    const end = /\n/.test(after) ? lineEndOf(after) : lineEndOf(before)
    const mark = after.startsWith(MARK) ? MARK : ''
    const bare = after.slice(mark.length)
    this.mark = ''
    if (this.model.getEOL() === end) {
      const edit = narrowEdit(this.model.getValue(), bare)
      if (edit) this.push([edit])
    } else {
      // Undo and redo make the edits first and change the line breaks then, with offsets that count the breaks of
      // the moment of the edit. They are right only for an edit of everything that sees the longer breaks: an end
      // that lies too far off is cut.
      if (end === '\r\n') this.model.pushEOL(CRLF)
      this.push([{ from: 0, to: this.model.getValueLength(), insert: bare }])
      if (end === '\n') this.model.pushEOL(LF)
    }
    this.mark = mark
  }

  private onChange({ isUndoing, isRedoing, changes, isEolChange }: monaco.editor.IModelContentChangedEvent) {
    if (this.applying) return
    const stop = this.stops.get(isUndoing ? this.told.version : this.model.getAlternativeVersionId())
    if (isUndoing && stop) this.mark = stop.markBefore
    if (isRedoing && stop) this.mark = stop.markAfter
    const kind = isUndoing ? 'undo' : isRedoing ? 'redo' : 'typing'
    const label = (kind !== 'typing' && stop?.label) || 'typing'
    const isPlain = kind === 'typing' && changes.length === 1 && !isEolChange
    this.tell({ kind, label, edits: this.editsOf(changes, isPlain) })
  }

  /** The event's changes as edits of the text before; where they come from several steps, one edit that says the same. */
  private editsOf(changes: readonly monaco.editor.IModelContentChange[], isPlain: boolean): TextEdit[] {
    const shift = this.mark.length
    const edits = changes
      .map(({ rangeOffset, rangeLength, text }) => ({
        from: rangeOffset + shift,
        to: rangeOffset + shift + rangeLength,
        insert: text,
      }))
      .sort((a, b) => a.from - b.from || a.to - b.to)
    if (isPlain) return edits
    const after = this.text()
    const isDisjoint = edits.every(({ from }, at) => at === 0 || edits[at - 1]!.to <= from)
    if (isDisjoint && applyEdits(this.told.text, edits) === after) return edits
    const edit = narrowEdit(this.told.text, after)
    return edit ? [edit] : []
  }

  private tell(change: Change) {
    this.told = { text: this.text(), version: this.model.getAlternativeVersionId() }
    this.listeners.tell(change)
  }
}

function sequence(end: LineEnd): monaco.editor.EndOfLineSequence {
  return end === '\r\n' ? CRLF : LF
}
