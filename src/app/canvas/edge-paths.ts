// The curves of both kinds of lines, from where they leave to where they arrive.

import { getBezierPath, Position } from '@xyflow/react'
import type { Point } from '../../core/pipeline/layout'
import { BEND } from './detour'

/** Room for the arrow's head. */
const HEAD = 3

/** Leaves to the right and arrives from the left. */
export function flowPath([sourceX, sourceY]: Point, [x, targetY]: Point): string {
  const [sourcePosition, targetPosition] = [Position.Right, Position.Left]
  const targetX = x - HEAD
  return getBezierPath({ sourceX, sourceY, targetX, targetY, sourcePosition, targetPosition })[0]
}

/** What `<Arrows>` puts at the end of such a curve, as a part of a path: curves arrive level. */
export function arrowPath([x, y]: Point): string {
  return `M${x - HEAD - 8.4} ${y - 4.5}l9.1 4.5 -9.1 4.5z`
}

/** Leaves and arrives at head or foot; `gap` is where it goes up or down if others are in its way. */
export function usesPath(
  [x1, y1]: Point,
  [x2, y2]: Point,
  isFromFoot: boolean,
  isToFoot: boolean,
  gap: number | null = null,
): string {
  if (gap !== null) {
    const bend = isFromFoot ? BEND : -BEND
    const out = y1 + bend
    const back = y2 - bend
    const [half, rest] = [y1 + bend / 2, y2 - bend / 2]
    return `M${x1} ${y1}C${x1} ${half} ${gap} ${half} ${gap} ${out}V${back}C${gap} ${rest} ${x2} ${rest} ${x2} ${y2}`
  }
  const reach = Math.min(70, Math.max(30, Math.abs(y2 - y1) * 0.45))
  const down = isFromFoot ? reach : -reach
  const up = isToFoot ? reach : -reach
  return `M${x1} ${y1}C${x1} ${y1 + down} ${x2} ${y2 + up} ${x2} ${y2}`
}
