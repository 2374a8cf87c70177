// From one node to another by arrow keys: along an edge where one leads that way, else to what lies nearest there.

import type { Places, Point } from '../../core/pipeline/layout'
import type { Pipeline } from '../../core/pipeline/pipeline'

export type Direction = 'left' | 'right' | 'up' | 'down'

export const ARROWS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
}

/** The node to go to; null when nothing lies that way. */
export function walk(pipeline: Pipeline, places: Places, from: string, direction: Direction): string | null {
  const here = places.get(from)
  if (!here) return pipeline.services[0]?.name ?? null
  const joined = new Set(
    [...pipeline.flow, ...pipeline.uses].flatMap(([a, b]) => (a === from ? [b] : b === from ? [a] : [])),
  )
  let best: string | null = null
  let least = Number.POSITIVE_INFINITY
  for (const [name, place] of places) {
    if (name === from) continue
    const [along, across] = distances(here, place, direction)
    if (along <= 0 || (across > 2 * along && !joined.has(name))) continue
    const cost = (along + 2 * across) * (joined.has(name) ? 0.4 : 1)
    if (cost < least) {
      least = cost
      best = name
    }
  }
  return best
}

function distances([ax, ay]: Point, [bx, by]: Point, direction: Direction): [along: number, across: number] {
  const dx = bx - ax
  const dy = by - ay
  if (direction === 'right') return [dx, Math.abs(dy)]
  if (direction === 'left') return [-dx, Math.abs(dy)]
  if (direction === 'down') return [dy, Math.abs(dx)]
  return [-dy, Math.abs(dx)]
}

/** Names from left to right, then from top to bottom: the order of Page Up and Page Down. */
export function readingOrder(places: Places): string[] {
  return [...places].sort(([, a], [, b]) => a[1] - b[1] || a[0] - b[0]).map(([name]) => name)
}
