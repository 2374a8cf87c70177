// What one service answers is not what the next one reads. A warning: adapters of one's own are possible.

import { spanOfEdge } from '../pipeline/flow'
import type { Pipeline } from '../pipeline/pipeline'
import type { Check } from './check'

/** Findings: `datatype-mismatch`, at the edge. */
export const datatypeMismatch: Check = (pipeline) => {
  const kindOf = new Map(pipeline.services.map(({ name, kind }) => [name, pipeline.kinds.get(kind)!]))
  return pipeline.flow.flatMap(([from, to]) => {
    const before = kindOf.get(from)!
    const after = kindOf.get(to)!
    if (from === to || meet(before.call.output, after.call.input)) return []
    return [
      {
        code: 'datatype-mismatch',
        severity: 'warning' as const,
        message: `\`${from}\` answers ${before.call.output.join(' or ')}, but \`${to}\` reads ${after.call.input.join(' or ')}.`,
        ...placeOf(pipeline, from, to),
      },
    ]
  })
}

/** Does any datatype of the one fit the other? Nothing said fits everything. */
export function meet(output: readonly string[], input: readonly string[]): boolean {
  return output.length === 0 || input.length === 0 || output.some((type) => input.includes(type))
}

function placeOf({ rules }: Pipeline, from: string, to: string) {
  const rule = rules.find((one) => spanOfEdge(one, from, to))!
  return { path: rule.path, span: spanOfEdge(rule, from, to)! }
}
