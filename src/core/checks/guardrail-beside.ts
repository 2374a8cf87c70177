// A guardrail protects only what stands behind it alone: beside another way to the model it stops nothing.

import { type Edge, reachable } from '../pipeline/graph'
import type { Lookups } from '../pipeline/lookups'
import { type Check, MOST_WALKS } from './check'

/** Findings: `guardrail-beside`, at the guardrail. */
export const guardrailBeside: Check = (_pipeline, { servicesWhose, before, next }) => {
  const guardrails = servicesWhose(({ family }) => family === 'guardrails').filter(({ name }) =>
    next.has(name),
  )
  return guardrails.slice(0, MOST_WALKS).flatMap(({ name, path }) => {
    const way = wayBeside(name, reachable(next.get(name)!, next), before)
    if (!way) return []
    const [other, open] = way
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

/** The first edge that leads to what is behind a guardrail from elsewhere. */
function wayBeside(guardrail: string, behind: ReadonlySet<string>, before: Lookups['before']): Edge | null {
  for (const to of behind) {
    const from = before.get(to)!.find((one) => one !== guardrail && !behind.has(one))
    if (from !== undefined) return [from, to]
  }
  return null
}
