// From characters of a scalar's value to characters of the text: through quotes, escapes, and broken lines.

import type { Span } from '../text/span'
import type { Place, Scalar } from './tree'

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
  const { starts, ends } = placesIn(node, text.slice(whole.from, whole.to))
  const from = whole.from + (starts[Math.min(span.from, written.length)] ?? 0)
  if (span.to <= span.from || written === '') return { from, to: from }
  return { from, to: whole.from + ends[Math.min(span.to, written.length) - 1]! }
}

/** Where the characters of a value begin and end in the text of its scalar; `starts` has one more, for its end. */
type Places = { starts: number[]; ends: number[] }

/** A node's text never changes, and a long rule may have a finding at each of its names. */
const remembered = new WeakMap<Scalar, Places>()

function placesIn(node: Scalar, text: string): Places {
  let places = remembered.get(node)
  if (!places) {
    places = align(text, node)
    remembered.set(node, places)
  }
  return places
}

function align(text: string, { written, style }: Scalar): Places {
  const starts: number[] = []
  const ends: number[] = []
  let at = style === 'literal' || style === 'folded' ? text.indexOf('\n') + 1 : style === 'plain' ? 0 : 1
  for (const character of written) {
    let from = at
    if (style === 'double' && text[at] === '\\') at += escapeLength(text, at)
    else if (text.startsWith(character, at))
      at += style === 'single' && character === "'" ? 2 : character.length
    else if (character.trim() === '') {
      // a folded line break, or the end of a line
      while (at < text.length && text[at]!.trim() === '') at++
    } else {
      // indentation, or a break that folding removed
      const next = text.indexOf(character, at)
      from = next < 0 ? text.length : next
      at = Math.min(from + character.length, text.length)
    }
    // a character of two units is one escape
    for (let unit = 0; unit < character.length; unit++) {
      starts.push(from)
      ends.push(at)
    }
  }
  starts.push(at)
  return { starts, ends }
}

const ESCAPES: Record<string, number> = { x: 4, u: 6, U: 10 }

function escapeLength(text: string, at: number): number {
  return ESCAPES[text[at + 1] ?? ''] ?? 2
}
