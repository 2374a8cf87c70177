// Some guardrails compare an answer with the passages that it was made of: without both they let everything through.

import type { Kind } from '../catalog/kind'
import { reachable } from '../pipeline/graph'
import { type Check, MOST_WALKS } from './check'

const COMPARING = ['guardrails-factuality-alignment', 'guardrails-hallucination-detection']

/** Findings: `guardrail-idle`, at the guardrail. */
export const guardrailIdle: Check = ({ kinds }, { servicesWhose, byName, before, standing }) => {
  const comparing = servicesWhose(({ call }) => COMPARING.includes(call.adapter ?? '')).filter(({ name }) =>
    standing.has(name),
  )
  return comparing.slice(0, MOST_WALKS).flatMap(({ name, path }) => {
    const earlier = [...reachable(before.get(name) ?? [], before)].map(
      (one) => kinds.get(byName.get(one)!.kind)!,
    )
    if (earlier.some(answers) && earlier.some(finds)) return []
    return [
      {
        code: 'guardrail-idle',
        severity: 'warning' as const,
        message: `\`${name}\` has nothing to compare: no model before it answers by means of what was found.`,
        hint: 'Put it behind a model that has a retriever before it.',
        path,
        part: 'key' as const,
      },
    ]
  })
}

// a kind of one's own, of which nothing is known, may do either
const answers = (kind: Kind) =>
  kind.id === 'custom' || (['models', 'media'].includes(kind.family) && kind.call.output.includes('Text'))

const finds = (kind: Kind) =>
  kind.id === 'custom' || kind.call.output.some((type) => /^(?:Retrieved|Ranked)Docs$/.test(type))
