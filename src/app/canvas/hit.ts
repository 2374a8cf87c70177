// Which edge of the flow lies under a point: what is dropped there goes between its ends.

import { NODE_HEIGHT, NODE_WIDTH, type Places, type Point } from '../../core/pipeline/layout'
import type { Pipeline } from '../../core/pipeline/pipeline'

const SAMPLES = 24

/** The nearest edge within a reach; null when none is that near. */
export function edgeAt(
  { flow }: Pipeline,
  places: Places,
  point: Point,
  reach: number,
): readonly [string, string] | null {
  let best: readonly [string, string] | null = null
  let least = reach
  for (const edge of flow) {
    const from = places.get(edge[0])
    const to = places.get(edge[1])
    if (!from || !to) continue
    const distance = distanceToCurve(
      point,
      [from[0] + NODE_WIDTH, from[1] + NODE_HEIGHT / 2],
      [to[0], to[1] + NODE_HEIGHT / 2],
    )
    if (distance < least) {
      least = distance
      best = edge
    }
  }
  return best
}

/** To the S that leaves and arrives level, as React Flow draws it. */
function distanceToCurve([px, py]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const bend = bx >= ax ? (bx - ax) / 2 : 6.25 * Math.sqrt(ax - bx)
  let least = Number.POSITIVE_INFINITY
  for (let sample = 0; sample <= SAMPLES; sample++) {
    const t = sample / SAMPLES
    const u = 1 - t
    const x = u ** 3 * ax + 3 * u * u * t * (ax + bend) + 3 * u * t * t * (bx - bend) + t ** 3 * bx
    const y = (u ** 3 + 3 * u * u * t) * ay + (3 * u * t * t + t ** 3) * by
    least = Math.min(least, Math.hypot(px - x, py - y))
  }
  return least
}
