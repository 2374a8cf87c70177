import { describe, expect, it } from 'vitest'
import { compile } from '../../core/compile'
import { COLUMN, layoutOf, NODE_HEIGHT, NODE_WIDTH, type Point } from '../../core/pipeline/layout'
import { TEMPLATES } from '../../core/templates'
import { processorTime } from '../../fixtures/processor-time'
import { detour } from './detour'
import { usesPath } from './edge-paths'
import { atSide, usesEdges } from './uses-edges'

/** Every line that lies behind a service which it does not belong to. */
function behind(text: string): string[] {
  const pipeline = compile(text).pipeline!
  const places = layoutOf(pipeline)
  return usesEdges(pipeline, places).flatMap(({ from, to, sourceHandle, targetHandle, data }) => {
    const [isFromFoot, isToFoot] = [sourceHandle === 'foot', targetHandle === 'foot']
    const begin = atSide(places.get(from)!, isFromFoot, data.begin)
    const end = atSide(places.get(to)!, isToFoot, data.end)
    const points = pointsOf(usesPath(begin, end, isFromFoot, isToFoot, data.gap))
    return [...places]
      .filter(([name, place]) => name !== from && name !== to && points.some((point) => isIn(point, place)))
      .map(([name]) => `${from} uses ${to} behind ${name}`)
  })
}

function isIn([x, y]: Point, [left, top]: Point): boolean {
  return x > left + 6 && x < left + NODE_WIDTH - 6 && y > top + 6 && y < top + NODE_HEIGHT - 6
}

/** Places along a path of curves and lines up or down. */
function pointsOf(path: string): Point[] {
  const points: Point[] = []
  let at: Point = [0, 0]
  for (const [, command, list] of path.matchAll(/([MCV])([^MCV]*)/g)) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = list!.split(' ').map(Number)
    const from = at
    if (command === 'M') at = [a, b]
    else if (command === 'V') at = [from[0], a]
    else at = [e, f]
    for (let step = 0; step <= 50 && command !== 'M'; step++) {
      const t = step / 50
      const u = 1 - t
      const [x1, y1, x2, y2] = command === 'C' ? [a, b, c, d] : [...from, ...at]
      points.push([
        u ** 3 * from[0] + 3 * u * u * t * x1! + 3 * u * t * t * x2! + t ** 3 * at[0],
        u ** 3 * from[1] + 3 * u * u * t * y1! + 3 * u * t * t * y2! + t ** 3 * at[1],
      ])
    }
  }
  return points
}

describe('lines of uses', () => {
  it.each(TEMPLATES)('run behind no other service: $name', ({ text }) => expect(behind(text)).toEqual([]))

  const pipelineOf = (moved: string) =>
    `opea_micro_services:
  llm:
    uses: [vllm]
  vllm:
  tei-embedding:
x-layout:
${moved}`

  it('go round who was put in their way, down or up', () => {
    const inTheWay = (far: number) =>
      pipelineOf(`  llm: [0, 0]\n  tei-embedding: [10, ${far / 2}]\n  vllm: [0, ${far}]\n`)
    expect(behind(inTheWay(320))).toEqual([])
    expect(behind(inTheWay(-320))).toEqual([])
  })

  it('are found soon among services above one another', () => {
    const column = Array.from({ length: 500 }, (_, at): Point => [0, at * 112])
    const taken = processorTime(() => {
      for (const [x, y] of column) detour(column, [x + NODE_WIDTH / 2, y + NODE_HEIGHT], [300, 500 * 112])
    })
    // a few milliseconds; asking all of all takes many seconds
    expect(taken).toBeLessThan(1000)
  })

  it('are as they were where nobody stands in their way', () => {
    const { pipeline } = compile(
      pipelineOf(`  llm: [0, 0]\n  tei-embedding: [${COLUMN}, 160]\n  vllm: [0, 320]\n`),
    )
    expect(usesEdges(pipeline!, layoutOf(pipeline!))[0]!.data.gap).toBeNull()
  })
})
