// Where in the document an edge is said.

import { spanOfEdge } from '../../pipeline/flow'
import type { Pipeline } from '../../pipeline/pipeline'
import type { Finding } from '../../text/diagnostic'

export const FLOW = ['opea_mega_service', 'mega_flow']

/** The rule that says it, and where in the rule; the whole flow for ends that no rule joins. */
export function placeOfEdge({ rules }: Pipeline, from: string, to: string): Pick<Finding, 'path' | 'span'> {
  for (const rule of rules) {
    const span = spanOfEdge(rule, from, to)
    if (span) return { path: rule.path, span }
  }
  return { path: FLOW }
}
