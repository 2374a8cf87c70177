// From characters of a scalar's value to characters of the text: through quotes, escapes, and broken lines.

import type { Span } from '../text/span'
import type { Place } from './tree'

/** The span in the text of a span in the value of the scalar at a place; the whole scalar when it is none. */
export function spanInside(text: string, { node, base }: Place, span: Span): Span {
  const whole = { from: base + node.from, to: base + node.to }
  if (node.type !== 'scalar' || whole.from === whole.to) return whole
  const { written, style } = node
  if (style === 'plain' && text.slice(whole.from, whole.to) === written) {
    return {
      from: whole.from + Math.min(span.from, written.length),
      to: whole.from + Math.min(span.to, written.length),
    }
  }
  const places = align(text, whole, written, style === 'double', style === 'single')
  const from = places[Math.min(span.from, written.length)] ?? whole.from
  const last = places[Math.max(0, Math.min(span.to, written.length) - 1)] ?? from
  return { from, to: span.to > span.from ? Math.min(last + 1, whole.to) : from }
}

/** For each character of the value, where it begins in the text; one more for its end. */
function align(text: string, whole: Span, value: string, escapes: boolean, doubled: boolean): number[] {
  const places: number[] = []
  let at = whole.from
  if (text[at] === '"' || text[at] === "'") at++
  else if (text[at] === '|' || text[at] === '>') at = text.indexOf('\n', at) + 1
  for (const character of value.split('')) {
    if (escapes && text[at] === '\\') {
      places.push(at)
      at += escapeLength(text, at)
    } else if (text[at] === character) {
      places.push(at)
      at += doubled && character === "'" ? 2 : 1
    } else if (character.trim() === '') {
      // a folded line break, or the end of a line
      places.push(at)
      while (at < whole.to && text[at]!.trim() === '') at++
    } else {
      // indentation, or a break that folding removed
      while (at < whole.to && text[at] !== character) at++
      places.push(Math.min(at, whole.to))
      at++
    }
  }
  places.push(Math.min(at, whole.to))
  return places
}

const ESCAPES: Record<string, number> = { x: 4, u: 6, U: 10 }

function escapeLength(text: string, at: number): number {
  return ESCAPES[text[at + 1] ?? ''] ?? 2
}
