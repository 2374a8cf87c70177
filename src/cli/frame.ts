// The line of a finding with carets below what is meant, for a terminal.

import type { Span } from '../core/text/span'

/** Columns of source shown; of a longer line the part around the finding. */
const WIDTH = 100
/** Columns shown before the finding on such a line. */
const LEAD = 40

/** No lines for an empty text: there is nothing to show. */
export function frame(text: string, { from, to, line }: Span & { line: number }): string[] {
  if (text === '') return []
  const start = lineStart(text, from)
  const end = lineEnd(text, from)
  const shownFrom = end - start > WIDTH && from - start > LEAD ? from - LEAD : start
  const shownTo = Math.min(end, shownFrom + WIDTH)
  const source = `${shownFrom > start ? '…' : ''}${text.slice(shownFrom, shownTo)}${shownTo < end ? '…' : ''}`
  const before = `${shownFrom > start ? '…' : ''}${text.slice(shownFrom, from)}`
  const marked = text.slice(from, Math.max(Math.min(to, shownTo), from))
  const number = String(line)
  const carets = '^'.repeat(Math.max(1, columns(printable(marked))))
  return [
    `  ${number} | ${printable(source)}`.trimEnd(),
    `  ${' '.repeat(number.length)} | ${blank(printable(before))}${carets}`,
  ]
}

/** Without what would move the cursor, colour the rest or turn its direction. A byte-order mark shows nothing. */
export function printable(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\uFEFF]/g, '\uFFFD')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\uFFFD')
}

/** As wide as the text: a tab stays a tab. */
function blank(text: string): string {
  return Array.from(text, (character) => (character === '\t' ? '\t' : ' '.repeat(columns(character)))).join(
    '',
  )
}

const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]$/u
const NO_WIDTH = /^(?:\p{Mn}|\p{Me}|\u200b|\u200c|\u200d)$/u

/** Columns that a terminal gives to a text. */
function columns(text: string): number {
  let width = 0
  for (const character of text) width += NO_WIDTH.test(character) ? 0 : WIDE.test(character) ? 2 : 1
  return width
}

function lineStart(text: string, at: number): number {
  let start = at
  while (start > 0 && !isBreak(text, start - 1)) start--
  return start
}

function lineEnd(text: string, at: number): number {
  let end = at
  while (end < text.length && !isBreak(text, end)) end++
  return end
}

function isBreak(text: string, at: number): boolean {
  return text[at] === '\n' || text[at] === '\r'
}
