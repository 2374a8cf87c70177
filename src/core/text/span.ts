// Places in a text: half-open spans of UTF-16 offsets, and lines and columns counted from 1.

import { ofLastText } from './of-last-text'

export type Span = { from: number; to: number }

export type Position = { line: number; column: number }

/** Offsets at which the lines of a text begin. A line ends at `\n`, `\r\n` or a lone `\r`, as in YAML 1.2 §5.4. */
export const lineStarts = ofLastText((text): readonly number[] => {
  const starts = [0]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) starts.push(at + 1)
  }
  return starts
})

/** Line and column, from 1, of an offset, given the text's `lineStarts`. */
export function positionAt(starts: readonly number[], offset: number): Position {
  let low = 0
  let high = starts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= offset) low = middle
    else high = middle - 1
  }
  return { line: low + 1, column: offset - starts[low]! + 1 }
}
