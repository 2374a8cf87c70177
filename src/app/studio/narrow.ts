// The smallest edit that leads from one text to another: what a cursor and its surroundings survive best.

import type { TextEdit } from '../../core/text/edit'

/** null when the texts are equal. Never cuts a line break or a pair of surrogates in two. */
export function narrowEdit(before: string, after: string): TextEdit | null {
  if (before === after) return null
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start++
  while (start > 0 && (isCut(before, start) || isCut(after, start))) start--
  let end = 0
  const most = shorter - start
  while (
    end < most &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  )
    end++
  while (end > 0 && (isCut(before, before.length - end) || isCut(after, after.length - end))) end--
  return { from: start, to: before.length - end, insert: after.slice(start, after.length - end) }
}

function isCut(text: string, at: number): boolean {
  const left = text.charCodeAt(at - 1)
  const right = text.charCodeAt(at)
  const isBreak = left === 13 && right === 10
  return isBreak || (left >= 0xd800 && left < 0xdc00 && right >= 0xdc00 && right < 0xe000)
}
