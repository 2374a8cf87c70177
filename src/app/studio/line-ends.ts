// One kind of line break per text. Monaco holds a text in one kind only, and so does the memory buffer, so that
// both give the same bytes. A file that mixes them is evened to its majority when it is loaded.

import type { TextEdit } from '../../core/text/edit'
import { narrowEdit } from './narrow'

export type LineEnd = '\n' | '\r\n'

const ANY = /\r\n|\r|\n/g

/** The kind of break that most lines have; `\n` where there is none. */
export function lineEndOf(text: string): LineEnd {
  if (!text.includes('\r')) return '\n'
  const pairs = text.match(/\r\n/g)?.length ?? 0
  const all = text.match(ANY)?.length ?? 0
  return pairs * 2 > all ? '\r\n' : '\n'
}

/** The text with one kind of line break, and whether it had others. */
export function evened(text: string, end: LineEnd = lineEndOf(text)): { text: string; mixed: boolean } {
  if (end === '\n' && !text.includes('\r')) return { text, mixed: false }
  const even = text.replace(ANY, end)
  return { text: even, mixed: even !== text }
}

/**
 * Edits whose inserted texts break lines as the text around them does. An edit of the whole text brings a
 * kind of its own.
 */
export function evenedEdits(text: string, edits: readonly TextEdit[]): TextEdit[] {
  const whole = edits.length === 1 && replacesAll(text, edits[0]!)
  return edits.map((edit) => {
    if (!/[\r\n]/.test(edit.insert)) return edit
    // a text without line breaks has no kind to keep
    const end = whole || !text.includes('\n') ? lineEndOf(edit.insert) : firstLineEnd(text)
    return { ...edit, insert: evened(edit.insert, end).text }
  })
}

/** The smallest edit that makes one even text of another; of everything where line breaks or the byte order mark differ. */
export function replacement(before: string, after: string): TextEdit | null {
  const isAlike = firstLineEnd(before) === firstLineEnd(after) && isMarked(before) === isMarked(after)
  if (isAlike) return narrowEdit(before, after)
  return { from: 0, to: before.length, insert: after }
}

function isMarked(text: string): boolean {
  return text.startsWith('\uFEFF')
}

export function replacesAll(text: string, { from, to }: TextEdit): boolean {
  return from === 0 && to === text.length
}

/** For a text that is even already. */
function firstLineEnd(text: string): LineEnd {
  const at = text.indexOf('\n')
  return at > 0 && text[at - 1] === '\r' ? '\r\n' : '\n'
}
