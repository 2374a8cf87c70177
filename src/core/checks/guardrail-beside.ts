// A guardrail protects only what stands behind it alone: beside another way to the model it stops nothing.

import { predecessors, reachable, successors } from '../pipeline/graph'
import { type Check, MOST_WALKS } from './check'

/** Findings: `guardrail-beside`, at the guardrail. */
export const guardrailBeside: Check = ({ services, flow, kinds }) => {
  const before = predecessors(flow)
  const next = successors(flow)
  const guardrails = services.filter(
    ({ name, kind }) => kinds.get(kind)?.family === 'guardrails' && next.has(name),
  )
  return guardrails.slice(0, MOST_WALKS).flatMap(({ name, path }) => {
    const behind = reachable(next.get(name)!, next)
    const open = [...behind].find((one) =>
      before.get(one)?.some((other) => other !== name && !behind.has(other)),
    )
    if (open === undefined) return []
    const other = before.get(open)!.find((one) => one !== name && !behind.has(one))!
    return [
      {
        code: 'guardrail-beside',
        severity: 'warning' as const,
        message: `\`${name}\` does not protect \`${open}\`: the request also reaches it through \`${other}\`.`,
        hint: 'Put the guardrail in series, before all that it is to protect.',
        path,
        part: 'key' as const,
      },
    ]
  })
}
