// What a change of the text did, for the status line and the marks in the editor.

import type { Span } from '../../core/text/span'
import type { Change } from './buffer'
import { replacesAll } from './line-ends'
import { narrowEdit } from './narrow'

/** Where the inserted text of a change stands afterwards. */
export function spansAfter({ edits }: Change): Span[] {
  let shift = 0
  return edits.map(({ from, to, insert }) => {
    const at = from + shift
    shift += insert.length - (to - from)
    return { from: at, to: at + insert.length }
  })
}

/** Lines that a change adds and removes, as a diff would count them. */
export function lineCounts(
  change: Change,
  before: string,
  after: string,
): { added: number; removed: number } {
  const [first] = change.edits
  const narrow = first && replacesAll(before, first) ? narrowEdit(before, after) : null
  let added = 0
  let removed = 0
  for (const { from, to, insert } of narrow ? [narrow] : change.edits) {
    const old = before.slice(from, to)
    const isWhole =
      (startsLine(before, from) && wholeLines(old) && wholeLines(insert)) ||
      (endsLine(before, to) && laterLines(old) && laterLines(insert))
    added += breaks(insert) + (isWhole ? 0 : 1)
    removed += breaks(old) + (isWhole ? 0 : 1)
  }
  return { added, removed }
}

function breaks(text: string): number {
  return text.split('\n').length - 1
}

function startsLine(text: string, at: number): boolean {
  return at === 0 || text[at - 1] === '\n'
}

function endsLine(text: string, at: number): boolean {
  return at === text.length || text[at] === '\n' || text[at] === '\r'
}

function wholeLines(text: string): boolean {
  return text === '' || text.endsWith('\n')
}

function laterLines(text: string): boolean {
  return text === '' || /^\r?\n/.test(text)
}
