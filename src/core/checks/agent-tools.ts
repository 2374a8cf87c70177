// An edge between two agents hands an answer on; a tool of an agent is called by the agent itself.

import { spanOfEdge } from '../pipeline/flow'
import type { Check } from './check'

/** Findings: `agent-tools`, at the edge. */
export const agentTools: Check = ({ services, flow, kinds, rules }) => {
  const agents = new Set(
    services.filter(({ kind }) => kinds.get(kind)?.call.adapter === 'agent').map(({ name }) => name),
  )
  return flow.flatMap(([from, to]) => {
    if (from === to || !agents.has(from) || !agents.has(to)) return []
    const rule = rules.find((one) => spanOfEdge(one, from, to))!
    return [
      {
        code: 'agent-tools',
        severity: 'warning' as const,
        message: `\`${to}\` is asked after \`${from}\` and given its answer; it is no tool of \`${from}\`.`,
        hint: 'An agent calls its tools by their URLs: describe them in a file that its variable `tools` names.',
        path: rule.path,
        span: spanOfEdge(rule, from, to)!,
      },
    ]
  })
}
