// A gesture in the making: verbs against the text as it stands after the verbs before, collected as edits of
// the text that the gesture began with. Lives for one gesture.

import type { Kind } from '../catalog/kind'
import type { Pipeline, Service } from '../pipeline/pipeline'
import { readPipeline } from '../pipeline/read'
import { realise } from '../pipeline/realise'
import type { Path } from '../text/diagnostic'
import { applyEdits, ordered, type TextEdit, trimmed } from '../text/edit'
import { type Document, parse } from '../yaml/document'
import { append, remove, rename, set, type Where } from '../yaml/edit'
import { refuse } from '../yaml/guard'
import { find } from '../yaml/look-up'

/** Refusals: `edit-broken`, and those of yaml/edit.ts and yaml/guard.ts. */
export class Draft {
  private current: Document
  private read: Pipeline | null = null
  private readonly pieces: Pieces

  constructor(
    document: Document,
    readonly catalog: readonly Kind[],
  ) {
    if (!document.root) refuse('edit-broken', [], 'The text has a YAML error; mend it first.')
    this.current = document
    this.pieces = new Pieces(document.text)
  }

  get document(): Document {
    return this.current
  }

  get text(): string {
    return this.current.text
  }

  /** The pipeline of the text as it stands, with implied services. */
  get pipeline(): Pipeline {
    this.read ??= realise(readPipeline(this.current, this.catalog).pipeline, 'compose').pipeline
    return this.read
  }

  /** A declared service; refused when there is none of that name. */
  service(name: string): Service {
    const found = this.pipeline.services.find((service) => service.name === name)
    if (!found) return refuse('no-such-service', [], `There is no service \`${name}\`.`)
    if (found.implied) {
      return refuse(
        'implied-service',
        [],
        `\`${name}\` is implied: it stands in no line of the document.`,
        'Make it explicit first.',
      )
    }
    return found
  }

  has(path: Path): boolean {
    return find(this.current, path) !== null
  }

  set(path: Path, value: unknown, where?: Where) {
    this.apply(set(this.current, path, value, where))
  }

  append(path: Path, value: unknown, where?: Where) {
    this.apply(append(this.current, path, value, where))
  }

  remove(path: Path) {
    this.apply(remove(this.current, path))
  }

  rename(path: Path, to: string) {
    this.apply(rename(this.current, path, to))
  }

  /** Several values at once, by paths that hold in the text as it stands: one reading instead of many. */
  setAll(changes: readonly { path: Path; value: unknown }[]) {
    this.apply(ordered(changes.flatMap(({ path, value }) => set(this.current, path, value))))
  }

  /** Several elements at the end of a list, which the first makes where there is none: two readings instead of many. */
  appendAll(path: Path, values: readonly unknown[]) {
    for (const some of [values.slice(0, 1), values.slice(1)])
      this.apply(ordered(some.flatMap((value) => append(this.current, path, value))))
  }

  /** What all verbs together change in the text that the draft began with: sorted, disjoint, without equal ends. */
  edits(): TextEdit[] {
    return this.pieces.edits()
  }

  private apply(edits: TextEdit[]) {
    if (edits.length === 0) return
    const text = applyEdits(this.current.text, edits)
    this.pieces.apply(edits)
    this.current = parse(text, this.current)
    this.read = null
    if (!this.current.root) throw new Error(`an edit broke the text: ${JSON.stringify(edits)}`)
  }
}

type Piece = { from: number; to: number } | { insert: string }

/** A text as pieces of an original and of inserts, to find out in the end what became of the original. */
class Pieces {
  private readonly original: string
  private pieces: Piece[]

  constructor(original: string) {
    this.original = original
    this.pieces = [{ from: 0, to: original.length }]
  }

  apply(edits: readonly TextEdit[]) {
    for (const { from, to, insert } of edits.toReversed()) {
      const before = this.slice(0, from)
      const behind = this.slice(to, Number.POSITIVE_INFINITY)
      this.pieces = [...before, ...(insert === '' ? [] : [{ insert }]), ...behind]
    }
  }

  private slice(from: number, to: number): Piece[] {
    const result: Piece[] = []
    let at = 0
    for (const piece of this.pieces) {
      const length = 'insert' in piece ? piece.insert.length : piece.to - piece.from
      const begin = Math.max(0, from - at)
      const end = Math.min(length, to - at)
      if (begin < end) {
        result.push(
          'insert' in piece
            ? { insert: piece.insert.slice(begin, end) }
            : { from: piece.from + begin, to: piece.from + end },
        )
      }
      at += length
    }
    return result
  }

  edits(): TextEdit[] {
    const edits: TextEdit[] = []
    let done = 0
    let insert = ''
    const close = (to: number) => {
      if (insert === '' && done === to) return
      const edit = trimmed(this.original, { from: done, to, insert })
      if (edit) edits.push(edit)
      insert = ''
    }
    for (const piece of this.pieces) {
      if ('insert' in piece) insert += piece.insert
      else {
        close(piece.from)
        done = piece.to
      }
    }
    close(this.original.length)
    return edits
  }
}
