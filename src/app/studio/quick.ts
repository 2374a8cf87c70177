// Whether a text can be compiled between two key presses: it is small, or most of its entries are known from before.

import type { Snapshot } from '../../core/snapshot'
import type { Span } from '../../core/text/span'
import { MAX_LENGTH } from '../../core/yaml/bounds'
import { isSound } from '../../core/yaml/document'
import { cutEntries, type Entry } from '../../core/yaml/entries'
import { narrowEdit } from './narrow'

/** Of UTF-16 units; about 30 ms of parsing. */
export const QUICK_LENGTH = 100 * 1024

/** With more services than this the letter is seen first: reading, and then drawing, are tasks of their own. */
const MANY = 200

export function isLarge(snapshot: Snapshot | null): boolean {
  return (snapshot?.pipeline?.services.length ?? 0) > MANY
}

/** Above core's limit nothing is parsed at all, so that is quick too. */
export function isQuick(text: string, previous: Snapshot | null): boolean {
  if (text.length <= QUICK_LENGTH || text.length > MAX_LENGTH || text === previous?.text) return true
  const entries = cutEntries(text)
  if (!entries || entries.length === 0) return false
  const known = previous?.document.parsed ?? null
  // entries without a changed character are known
  const edit = known && previous ? narrowEdit(previous.text, text) : null
  const from = edit ? edit.from : 0
  const to = edit ? edit.from + edit.insert.length : text.length
  let length = 0
  for (const leaf of leaves(entries)) {
    if (leaf.to < from || leaf.from > to) continue
    const source = text.slice(leaf.from, leaf.to)
    if (known?.has(source)) continue
    length += source.length
    // one entry that cannot be read by itself makes the core parse the whole text
    if (length > QUICK_LENGTH || !isSound(source, leaf.key)) return false
  }
  return true
}

/** The pieces that core's `parse` reads one by one. */
function* leaves(entries: readonly Entry[]): Generator<Span & { key: string | null }> {
  for (const { from, to, key, section } of entries) {
    yield { from, to: section ? section.header : to, key }
    if (section) yield* leaves(section.entries)
  }
}
