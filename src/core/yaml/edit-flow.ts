// Edits inside brackets: `{ a: 1 }`, `[a, b]`, on one line or several.

import type { TextEdit } from '../text/edit'
import type { Document } from './document'
import type { Located } from './look-up'
import { spellFlow, spellScalar } from './spell'
import { endOf, type Item, type Mapping, type Sequence } from './tree'

export type At = { parent: Located; items: Item[]; index: number }

/** Puts a pair or an element before the one at `index`, or behind the last. */
export function insert(
  document: Document,
  { parent, items, index }: At,
  key: string | number,
  value: unknown,
): TextEdit[] {
  const { base } = parent.place
  const spelled = pair(key, value)
  const next = items[index]
  if (next && index < items.length) {
    const at = base + next.at + next.from
    return [{ from: at, to: at, insert: `${spelled}, ` }]
  }
  const last = items.at(-1)!
  const end = base + last.at + endOf(last)
  const close = base + parent.place.node.to - 1
  const comma = trailingComma(document.text, end, close)
  // a trailing comma stays one: what comes next may be another element at the same place
  if (comma >= 0) return [{ from: comma + 1, to: comma + 1, insert: ` ${spelled},` }]
  return [{ from: end, to: end, insert: `, ${spelled}` }]
}

/** Takes a pair or an element away, with one comma. */
export function remove(document: Document, located: Located): TextEdit[] {
  const { item, base, parent } = located
  const { items } = parent!.place.node as Mapping | Sequence
  const index = items.indexOf(item!)
  const from = base + item!.from
  const to = base + Math.max(endOf(item!), item!.valueFrom)
  const next = items[index + 1]
  const previous = items[index - 1]
  const collectionBase = parent!.place.base
  const { text } = document
  if (next) {
    const nextFrom = collectionBase + next.at + next.from
    if (!text.slice(to, nextFrom).includes('#')) return [{ from, to: nextFrom, insert: '' }]
    const comma = trailingComma(text, to, nextFrom)
    return [{ from, to: comma + 1, insert: '' }]
  }
  const close = collectionBase + parent!.place.node.to - 1
  const comma = trailingComma(text, to, close)
  if (previous) {
    const previousEnd = collectionBase + previous.at + endOf(previous)
    const between = text.slice(previousEnd, from)
    // a comment stands between: the comma before it stays, as a trailing one
    if (between.includes('#')) return [{ from, to: comma >= 0 ? comma + 1 : to, insert: '' }]
    return [{ from: previousEnd, to, insert: '' }]
  }
  const open = collectionBase + parent!.place.node.from + 1
  const rest = text.slice(open, from) + text.slice(to, close)
  return [
    rest.includes('#')
      ? { from, to: comma >= 0 ? comma + 1 : to, insert: '' }
      : { from: open, to: close, insert: '' },
  ]
}

/** Gives an empty place inside brackets its first content. */
export function fill(document: Document, located: Located, value: unknown): TextEdit[] {
  const { node, base } = located.place
  const at = base + node.from
  if (node.from === node.to) {
    return [{ from: at, to: at, insert: `${beforeFirst(document, located)}${spellFlow(value)}` }]
  }
  return [{ from: at, to: base + node.to, insert: spellFlow(value) }]
}

/** What a first value needs between itself and what stands before it; the key of `{a}` has not even a colon. */
export function beforeFirst(document: Document, { place: { node, base }, item }: Located): string {
  if (item?.key && item.colon < 0) return ': '
  return ':,-'.includes(document.text[base + node.from - 1] ?? '\n') ? ' ' : ''
}

/** Gives brackets that hold nothing but comments their first content. */
export function fillBeside({ place: { node, base } }: Located, value: unknown): TextEdit[] {
  const at = base + node.from + 1
  return [{ from: at, to: at, insert: spellFlow(value).slice(1, -1).trimEnd() }]
}

/** Puts another value in the place of one. */
export function replace(located: Located, value: unknown): TextEdit[] {
  const { node, base } = located.place
  return [{ from: base + node.from, to: base + node.to, insert: spellFlow(value) }]
}

function pair(key: string | number, value: unknown): string {
  return typeof key === 'number' ? spellFlow(value) : `${spellScalar(key, true)}: ${spellFlow(value)}`
}

/** The comma between two offsets that is not part of a comment; -1 when there is none. */
function trailingComma(text: string, from: number, to: number): number {
  for (let at = from; at < to; at++) {
    if (text[at] === ',') return at
    if (text[at] === '#') {
      const end = text.indexOf('\n', at)
      if (end < 0 || end >= to) return -1
      at = end
    }
  }
  return -1
}
