// Edits of block style: whole lines, at the indentation of their siblings, with the line breaks of the file.

import type { TextEdit } from '../text/edit'
import type { Document } from './document'
import type { At } from './edit-flow'
import {
  breakStart,
  columnOf,
  commentsAbove,
  commentsBelow,
  isBlank,
  lineBreak,
  lineEnd,
  lineStart,
  nextLine,
  trimmedEnd,
} from './lines'
import type { Located } from './look-up'
import { spellBlock, spellFlow, spellPair, spellScalar } from './spell'
import { endOf, type Item, type Mapping, type Node, type Sequence } from './tree'

/** Puts a pair or an element before the one at `index`, or behind the last. */
export function insert(
  document: Document,
  { parent, items, index }: At,
  key: string | number,
  value: unknown,
): TextEdit[] {
  const { text } = document
  const { base } = parent.place
  const first = items[0]!
  const indent = columnOf(text, base + first.at + first.from)
  const step = indentStep(document)
  const lines = typeof key === 'number' ? spellBlock([value], step) : spellPair(key, value, step)
  const body = indented(lines, indent)
  if (index === 0) {
    const at = base + first.at + first.from
    const isCompact = text.slice(lineStart(text, at), at).trim() !== ''
    if (isCompact) {
      const joined = body.join(lineBreak(text, at)).trimStart()
      return [{ from: at, to: at, insert: joined + lineBreak(text, at) + ' '.repeat(indent) }]
    }
    const from = commentsAbove(text, lineStart(text, at), indent)
    return [linesAt(text, from, body)]
  }
  const previous = items[index - 1]!
  const before = items[index - 2]
  const spaced = before !== undefined && isBlankBetween(text, base, before, previous)
  return [linesAt(text, afterItem(text, base + previous.at, previous), spaced ? ['', ...body] : body)]
}

/** Takes an item away with its lines; an emptied collection is written `{}` or `[]`. */
export function remove(document: Document, located: Located): TextEdit[] {
  const { text } = document
  const { item, base, parent } = located
  const node = parent!.place.node as Mapping | Sequence
  const from = base + item!.from
  const indent = columnOf(text, from)
  const isCompact = text.slice(lineStart(text, from), from).trim() !== ''
  if (node.items.length === 1) return removeOnly(document, located, from, isCompact)
  if (isCompact) {
    const next = node.items[node.items.indexOf(item!) + 1]!
    return [{ from, to: parent!.place.base + next.at + next.from, insert: '' }]
  }
  return [removal(text, base, item!, from, indent)]
}

function removal(text: string, base: number, item: Item, from: number, indent: number): TextEdit {
  const begin = commentsAbove(text, lineStart(text, from), indent)
  const end = commentsBelow(text, afterItem(text, base, item), indent)
  // in a file without a final line break, what was above is without one now; empty lines would be one
  const isTail = end === text.length && !text.endsWith('\n')
  return { from: isTail ? trimmedEnd(text, begin) : begin, to: end, insert: '' }
}

function removeOnly(document: Document, located: Located, from: number, isCompact: boolean): TextEdit[] {
  const { text } = document
  const { item, base, parent } = located
  const empty = parent!.place.node.type === 'map' ? '{}' : '[]'
  const holder = parent!.item
  if (isCompact || !holder) {
    const end = base + contentEnd(text, base, item!)
    return [{ from, to: end, insert: empty }]
  }
  const indent = columnOf(text, from)
  const cut = removal(text, base, item!, from, indent)
  const holderAt = parent!.base + (holder.key ? holder.colon : holder.from + 1)
  // an anchor or a tag of the collection stands behind its colon
  const propsEnd = endOfProps(text, holderAt, lineEnd(text, holderAt))
  return [{ from: propsEnd, to: propsEnd, insert: ` ${empty}` }, cut]
}

/** Gives an empty place its first content. */
export function fill(document: Document, located: Located, value: unknown): TextEdit[] {
  const { text } = document
  const { item, base, place } = located
  if (!item) return fillRoot(text, located, value)
  const isElement = item.key === null
  const holder = base + item.from
  const indent = columnOf(text, holder)
  const step = indentStep(document)
  const { node } = place
  const at = base + node.from
  if (isElement) {
    return [
      { from: at, to: base + node.to, insert: `${node.from === node.to ? ' ' : ''}${spellFlow(value)}` },
    ]
  }
  if (
    Array.isArray(value) &&
    value.every((element) => typeof element !== 'object') &&
    !spelledAsRules(item)
  ) {
    return [
      { from: at, to: base + node.to, insert: `${node.from === node.to ? ' ' : ''}${spellFlow(value)}` },
    ]
  }
  const edits: TextEdit[] = []
  if (node.from < node.to) {
    // the spaces before `{}` go with it
    let start = at
    while (text[start - 1] === ' ') start--
    edits.push({ from: start, to: base + node.to, insert: '' })
  }
  const body = indented(spellBlock(value, step), indent + step)
  return [...edits, linesAt(text, nextLine(text, base + node.to), body)]
}

/** The rules of a flow stand one below the other; other lists of words stand on one line. */
function spelledAsRules(item: Item): boolean {
  return item.key?.type === 'scalar' && item.key.value === 'mega_flow'
}

function fillRoot(text: string, located: Located, value: unknown): TextEdit[] {
  const { node } = located.place
  const lines = spellBlock(value)
  if (node.from < node.to) {
    return [{ from: node.from, to: node.to, insert: lines.join(lineBreak(text, node.from)) }]
  }
  return [linesAt(text, text.length, lines)]
}

/** Writes a value in place of one that fills lines of its own. */
export function replace(document: Document, located: Located, value: unknown): TextEdit[] {
  const { text } = document
  const { item, base, place } = located
  const { node } = place
  const from = base + node.from
  // a block scalar ends behind its last line break, which stays
  const to = breakStart(text, base + node.to)
  const isInline = text.slice(lineStart(text, from), from).trim() !== ''
  const indent = columnOf(text, base + item!.from)
  const step = indentStep(document)
  const isScalar = typeof value !== 'object' || value === null
  if (isScalar || Object.keys(value).length === 0) {
    const spelled = (from === to ? ' ' : '') + (isScalar ? spellScalar(value) : spellFlow(value))
    if (isInline) return [{ from, to, insert: spelled }]
    const holder = base + (item!.key ? item!.colon : item!.from + 1)
    return [{ from: holder, to, insert: ` ${spelled}` }]
  }
  if (isInline && node.type !== 'map' && node.type !== 'seq') {
    const body = indented(spellBlock(value, step), indent + step)
    const eol = lineBreak(text, from)
    let start = from
    while (text[start - 1] === ' ') start--
    return [{ from: start, to, insert: eol + body.join(eol) }]
  }
  const body = indented(spellBlock(value, step), columnOf(text, from))
  const eol = lineBreak(text, from)
  return [{ from, to, insert: body.join(eol).trimStart() }]
}

/** Indentation of nested lines in this file: that of the first nested mapping, else two. */
function indentStep(document: Document): number {
  const { root, text } = document
  if (root?.type !== 'map') return 2
  for (const item of root.items) {
    const { value } = item
    if (value.type !== 'map' || value.flow || value.items.length === 0) continue
    const step = columnOf(text, item.at + value.items[0]!.at + value.items[0]!.from)
    if (step > 0) return step
  }
  return 2
}

function indented(lines: string[], indent: number): string[] {
  return lines.map((line) => ' '.repeat(indent) + line)
}

/** Whole lines put at the beginning of a line, or behind the last one of a file without a final break. */
function linesAt(text: string, at: number, lines: string[]): TextEdit {
  const eol = lineBreak(text, at)
  const atLineStart = at === 0 || text[at - 1] === '\n' || (at === 1 && text.charCodeAt(0) === 0xfeff)
  const body = lines.join(eol)
  return {
    from: at,
    to: at,
    insert: atLineStart
      ? body + (at === 0 && text === '' ? '\n' : at === text.length && !text.endsWith('\n') ? '' : eol)
      : eol + body,
  }
}

/** Behind the last line of an item. */
function afterItem(text: string, base: number, item: Item): number {
  return nextLine(text, base + contentEnd(text, base, item))
}

/** The end of an item's content; a block scalar's stands behind its last line break. */
function contentEnd(text: string, base: number, item: Item): number {
  const end = endOf(item)
  const tail = lastScalar(item.value)
  const isBlockScalar = tail.type === 'scalar' && (tail.style === 'literal' || tail.style === 'folded')
  return isBlockScalar && text[base + end - 1] === '\n' ? end - 1 : end
}

function lastScalar(node: Node): Node {
  const items = node.type === 'map' || node.type === 'seq' ? node.items : []
  return items.length > 0 ? lastScalar(items.at(-1)!.value) : node
}

function endOfProps(text: string, from: number, end: number): number {
  const props = /^(?:\s+[&!][^\s,[\]{}]*)+/.exec(text.slice(from, end))
  return from + (props?.[0].length ?? 0)
}

function isBlankBetween(text: string, base: number, before: Item, after: Item): boolean {
  const from = afterItem(text, base + before.at, before)
  const to = lineStart(text, base + after.at + after.from)
  for (let at = from; at < to; at = nextLine(text, at)) if (isBlank(text, at)) return true
  return false
}
