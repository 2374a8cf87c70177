// A dashed line that would run behind services goes round them, in the gap beside one of them.

import { COLUMN, NODE_HEIGHT, NODE_WIDTH, type Places, type Point } from '../../core/pipeline/layout'

const GAP = (COLUMN - NODE_WIDTH) / 2
/** How far below a foot, or above a head, a line has reached its gap: two rows of parallel services leave this. */
export const BEND = 36
/** A line may lie this near inside the border of a service without looking as if it ran behind. */
const SLACK = 4

/** Places from top to bottom, so that those beside a line are found without asking all. */
export function byHeight(places: Places): Point[] {
  return [...places.values()].sort((a, b) => a[1] - b[1])
}

/**
 * Where a line from the foot of a service, or its head below one, goes down instead of straight: the x of the gap in
 * which the least is in its way. Null when nothing is, or a gap would be no better.
 */
export function detour(sorted: readonly Point[], top: Point, bottom: Point): number | null {
  const between = standingBetween(sorted, top, bottom)
  if (between.length > MOST) return null
  const straight = behind(between, (t) => onCurve(top, bottom, t))
  if (straight.length === 0) return null
  const lefts = [...straight.map(([x]) => x), top[0] - NODE_WIDTH / 2, bottom[0] - NODE_WIDTH / 2]
  const gaps = new Set(lefts.flatMap((left) => [left - GAP, left + NODE_WIDTH + GAP]))
  let best: number | null = null
  let least = straight.length
  let shortest = Number.POSITIVE_INFINITY
  for (const gap of gaps) {
    const count = behind(between, (t) => onDetour(top, bottom, gap, t)).length
    const way = Math.abs(gap - top[0]) + Math.abs(gap - bottom[0])
    if (count < least || (best !== null && count === least && way < shortest)) {
      best = gap
      least = count
      shortest = way
    }
  }
  return best
}

/** A line past more services than this goes straight. */
const MOST = 30

/** Services that reach into the stretch between a foot and a head, from whichever gap; one too many ends it. */
function standingBetween(sorted: readonly Point[], [x1, foot]: Point, [x2, head]: Point): Point[] {
  const first = Math.min(x1, x2) - 2 * COLUMN
  const last = Math.max(x1, x2) + COLUMN
  let from = 0
  let to = sorted.length
  while (from < to) {
    const middle = (from + to) >> 1
    if (sorted[middle]![1] + NODE_HEIGHT <= foot + SLACK) from = middle + 1
    else to = middle
  }
  const found: Point[] = []
  for (let at = from; at < sorted.length && found.length <= MOST; at++) {
    const [left, y] = sorted[at]!
    if (y >= head - SLACK) break
    if (left >= first && left <= last) found.push(sorted[at]!)
  }
  return found
}

const SAMPLES = 24

function behind(boxes: readonly Point[], at: (t: number) => Point): Point[] {
  if (boxes.length === 0) return []
  const points = Array.from({ length: SAMPLES - 1 }, (_, index) => at((index + 1) / SAMPLES))
  return boxes.filter(([left, top]) =>
    points.some(
      ([x, y]) =>
        x > left + SLACK && x < left + NODE_WIDTH - SLACK && y > top + SLACK && y < top + NODE_HEIGHT - SLACK,
    ),
  )
}

/** About the curve of `usesPath`. */
function onCurve([x1, y1]: Point, [x2, y2]: Point, t: number): Point {
  return [x1 + (x2 - x1) * t * t * (3 - 2 * t), y1 + (y2 - y1) * t]
}

function onDetour(top: Point, bottom: Point, gap: number, t: number): Point {
  const y = top[1] + (bottom[1] - top[1]) * t
  if (y < top[1] + BEND) return onCurve(top, [gap, top[1] + BEND], (y - top[1]) / BEND)
  if (y > bottom[1] - BEND) return onCurve([gap, bottom[1] - BEND], bottom, 1 - (bottom[1] - y) / BEND)
  return [gap, y]
}
