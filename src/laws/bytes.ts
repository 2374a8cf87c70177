// Laws of the edits themselves, whatever they mean: order, least size, undo, line ends, what may go and what must stay.

import { applyEdits, type TextEdit } from '../core/text/edit'
import { commentsIn, type Reading, spanAt } from './plain'
import { type Touched, valueAt } from './touched'

type Edited = { before: Reading; text: string; edits: TextEdit[] }

/** What is wrong with the edits of a gesture; null when nothing is. */
export function faultOfEdits({ before, text, edits }: Edited): string | null {
  const old = before.text
  let done = -1
  for (const { from, to, insert } of edits) {
    if (from <= done || to < from || to > old.length) return 'edits are not sorted and apart'
    done = to
    if (from === to && insert === '') return 'an edit is empty'
    if (from < to && insert !== '' && couldBeLess(old.slice(from, to), insert))
      return 'an edit begins or ends with what stands there already'
    for (const at of [from, to])
      if (isInside(old, at)) return 'an edit cuts a line break or a character in two'
  }
  return applyEdits(old, edits) === text ? null : 'the edits do not give the text'
}

/** Do both begin, or end, with one and the same character or line break? */
function couldBeLess(old: string, insert: string): boolean {
  const [before, after] = [old, insert].map((one) => one.match(/\r\n|./gsu)!)
  return before![0] === after![0] || before!.at(-1) === after!.at(-1)
}

/** Taken back as an editor does, from what each edit put in the place of what, the text is the old one. */
export function faultOfUndo({ before, text, edits }: Edited): string | null {
  return applyEdits(text, inverse(before.text, edits)) === before.text
    ? null
    : 'undo does not give the old text'
}

/** What begins and ends a file and its lines stays. */
export function faultOfEnds({ before, text }: Edited): string | null {
  const old = before.text
  if (old.startsWith('\uFEFF') !== text.startsWith('\uFEFF')) return 'the byte-order mark came or went'
  if (text.slice(1).includes('\uFEFF')) return 'a byte-order mark stands inside'
  const ends = (one: string) => new Set(one.match(/\r?\n/g))
  const allowed = ends(old).size > 0 ? ends(old) : new Set(['\n'])
  for (const end of ends(text)) if (!allowed.has(end)) return 'a line ends as no other does'
  const hadEnd = /\n$/.test(old)
  if (old.replace('\uFEFF', '') !== '' && text.replace('\uFEFF', '') !== '' && hadEnd !== /\n$/.test(text))
    return 'the last line break came or went'
  return null
}

/** Edits that take back a list of edits. */
export function inverse(old: string, edits: readonly TextEdit[]): TextEdit[] {
  let shift = 0
  return edits.map(({ from, to, insert }) => {
    const at = from + shift
    shift += insert.length - (to - from)
    return { from: at, to: at + insert.length, insert: old.slice(from, to) }
  })
}

function isInside(text: string, at: number): boolean {
  const pair = text.slice(at - 1, at + 1)
  return at > 0 && (pair === '\r\n' || /^[\ud800-\udbff][\udc00-\udfff]$/.test(pair))
}

/** Outside of what a gesture is about nothing is deleted but space and separators; comments only with their owner. */
export function faultOfRest(
  { before, edits }: Edited,
  after: Reading,
  { paths: touched, owned, kept = [] }: Touched,
): string | null {
  const spans = [...touched, ...touched.flatMap((path) => nothingAbove(before, path))].flatMap(
    (path) => spanAt(before, path) ?? [],
  )
  const ranges: [number, number][] = []
  for (let at = 0; at < spans.length; at += 2) ranges.push([spans[at]!, spans[at + 1]!])
  const stays = new Set(kept.map((path) => spanAt(before, path)?.[0]))
  const goers = ranges.filter(([from]) => !stays.has(from))
  const comments = commentsIn(before)
  for (const { from, to } of edits) {
    for (let at = from; at < to; at++) {
      if (ranges.some(([begin, end]) => at >= begin && at < end)) continue
      if (comments.some((one) => at >= one.at && at < one.at + one.comment.length)) continue
      if (!/[\s,:[\]{}-]/.test(before.text[at]!))
        return `deletes ${JSON.stringify(before.text.slice(at, to))} elsewhere`
    }
  }
  const left = commentsIn(after).map(({ comment }) => comment)
  for (const { at, comment } of comments) {
    const index = left.indexOf(comment)
    if (index >= 0) left.splice(index, 1)
    else if (!owned || !goers.some((range) => owns(before.text, range, at)))
      return `loses the comment ${comment}`
  }
  return left.length > 0 ? `invents the comment ${left[0]}` : null
}

/** What says nothing gives way to what is put there. */
function nothingAbove(before: Reading, path: readonly (string | number)[]): (string | number)[][] {
  return path.flatMap((_, depth) => {
    const above = path.slice(0, depth)
    const value = valueAt(before, above)
    return depth > 0 && (value === null || value === undefined) ? [above] : []
  })
}

/** Does a comment belong to an entry: inside it, behind it, right above it, or deeper below it? */
function owns(text: string, [from, to]: [number, number], at: number): boolean {
  const start = text.lastIndexOf('\n', from - 1) + 1
  const indent = text.slice(start).search(/\S/)
  const above = /(?:(?<=^|\n)[ ]*#[^\n]*\n)*$/.exec(text.slice(0, start))!
  const end = text.indexOf('\n', to - 1)
  const below = end < 0 ? '' : /^(?:\n([ ]*)#[^\n]*)*/.exec(text.slice(end))![0]
  const column = at - text.lastIndexOf('\n', at - 1) - 1
  if (at >= start - above[0].length && at < start) return true
  if (at >= from && (end < 0 || at <= end)) return true
  return end >= 0 && at > end && at < end + below.length && column > indent
}

/** No inserted line comes between a comment and what it stands above. */
export function faultOfInserts({ before, edits }: Edited): string | null {
  const { text } = before
  for (const { from, to, insert } of edits) {
    if (from !== to || !insert.endsWith('\n') || insert.trim() === '') continue
    const above = /(?:^|\n)([ ]*)#[^\n]*\n$/.exec(text.slice(0, from))
    const below = /^([ ]*)[^\s#]/.exec(text.slice(from))
    if (above && below && above[1] === below[1])
      return 'a line comes between a comment and what it stands above'
  }
  return null
}
