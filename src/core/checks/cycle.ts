// The flow runs in a circle, or a service leads to itself.

import { spanOfEdge } from '../pipeline/flow'
import { cyclesOf } from '../pipeline/graph'
import type { Pipeline } from '../pipeline/pipeline'
import type { Finding } from '../text/diagnostic'
import type { Check } from './check'

/** Findings: `cycle`, named in full, and `self-loop`, at the edge that closes it. */
export const cycle: Check = (pipeline) =>
  cyclesOf(pipeline.flow).map((names) => {
    const [first] = names
    const isLoop = names.length === 1
    return {
      code: isLoop ? 'self-loop' : 'cycle',
      severity: 'error',
      message: isLoop
        ? `\`${first}\` leads to itself.`
        : `The flow runs in a circle: ${[...names, first].join(' → ')}.`,
      hint: 'A request must come to an end: take one of the edges away.',
      ...placeOf(pipeline, names.at(-1)!, first!),
    }
  })

function placeOf({ rules }: Pipeline, from: string, to: string): Pick<Finding, 'path' | 'span'> {
  for (const rule of rules) {
    const span = spanOfEdge(rule, from, to)
    if (span) return { path: rule.path, span }
  }
  return { path: ['opea_mega_service', 'mega_flow'] }
}
