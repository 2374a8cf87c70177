// Which lines of a text are new or other than in the text before: a longest common subsequence of lines, bounded.

export type LineDiff = { added: number[]; changed: number[]; removed: number[] }

/** Cells of the table; beyond it all lines between the first and the last difference count as changed. */
const MOST_CELLS = 1_000_000

/**
 * Line numbers of `after`, from 1. `removed`: lines above which something is gone without a replacement.
 */
export function diffLines(before: string, after: string): LineDiff {
  const diff: LineDiff = { added: [], changed: [], removed: [] }
  if (before === after) return diff
  const old = before.split('\n')
  const now = after.split('\n')
  let start = 0
  while (start < old.length && start < now.length && old[start] === now[start]) start++
  let oldEnd = old.length
  let nowEnd = now.length
  while (oldEnd > start && nowEnd > start && old[oldEnd - 1] === now[nowEnd - 1]) {
    oldEnd--
    nowEnd--
  }
  for (const hunk of hunks(old.slice(start, oldEnd), now.slice(start, nowEnd))) {
    for (let at = 0; at < hunk.count; at++) {
      const list = at < hunk.gone ? diff.changed : diff.added
      list.push(start + hunk.at + at + 1)
    }
    if (hunk.count === 0) diff.removed.push(Math.min(start + hunk.at + 1, now.length))
  }
  return diff
}

/** `count` lines at `at` stand where `gone` lines stood before. */
type Hunk = { at: number; count: number; gone: number }

function hunks(old: readonly string[], now: readonly string[]): Hunk[] {
  if (old.length * now.length > MOST_CELLS || old.length === 0 || now.length === 0) {
    return [{ at: 0, count: now.length, gone: old.length }]
  }
  const lengths = table(old, now)
  const found: Hunk[] = []
  let hunk: Hunk | null = null
  let i = 0
  let j = 0
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      hunk = null
      i++
      j++
      continue
    }
    if (!hunk) {
      hunk = { at: j, count: 0, gone: 0 }
      found.push(hunk)
    }
    const below = i < old.length ? lengths[i + 1]![j]! : -1
    const right = j < now.length ? lengths[i]![j + 1]! : -1
    if (below >= right) {
      hunk.gone++
      i++
    } else {
      hunk.count++
      j++
    }
  }
  return found
}

/** For each pair of places the length of the longest common subsequence behind them. */
function table(old: readonly string[], now: readonly string[]): Uint32Array[] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Uint32Array(now.length + 1))
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = now.length - 1; j >= 0; j--) {
      lengths[i]![j] =
        old[i] === now[j] ? lengths[i + 1]![j + 1]! + 1 : Math.max(lengths[i + 1]![j]!, lengths[i]![j + 1]!)
    }
  }
  return lengths
}
