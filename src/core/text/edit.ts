// A change of text as data. Edits of one list all refer to the text before any of them.

import type { Span } from './span'

export type TextEdit = Span & { insert: string }

/** Sorted by place; two inserts at one place keep their order. Throws when edits overlap: that is a bug, never input. */
export function ordered(edits: readonly TextEdit[]): TextEdit[] {
  const sorted = edits
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => a.edit.from - b.edit.from || a.edit.to - b.edit.to || a.index - b.index)
    .map(({ edit }) => edit)
  for (let at = 1; at < sorted.length; at++) {
    if (sorted[at - 1]!.to > sorted[at]!.from) throw new Error(`edits overlap at ${sorted[at]!.from}`)
  }
  return sorted
}

/** The text after a sorted, disjoint list of edits. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = ''
  let done = 0
  for (const { from, to, insert } of ordered(edits)) {
    result += text.slice(done, from) + insert
    done = to
  }
  return result + text.slice(done)
}

/** The edit without the characters at its ends that it would replace by themselves; null when nothing is left. */
export function trimmed(text: string, edit: TextEdit): TextEdit | null {
  let { from, to } = edit
  let insert = edit.insert
  while (from < to && insert.length > 0 && text[from] === insert[0]) {
    from++
    insert = insert.slice(1)
  }
  while (from < to && insert.length > 0 && text[to - 1] === insert.at(-1)) {
    to--
    insert = insert.slice(0, -1)
  }
  if (isInside(text, from)) insert = text[--from]! + insert
  if (isInside(text, to)) insert += text[to++]!
  return from === to && insert === '' ? null : { from, to, insert }
}

/** Between the two halves of a line break, or of a character beyond U+FFFF? */
function isInside(text: string, at: number): boolean {
  return /^(?:\r\n|[\ud800-\udbff][\udc00-\udfff])$/.test(text.slice(Math.max(0, at - 1), at + 1))
}
