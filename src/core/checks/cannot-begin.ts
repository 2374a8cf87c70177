// The first of a flow is given what the client sends: who reads only what other services make has nothing to do there.

import { predecessors } from '../pipeline/graph'
import type { Check } from './check'

const SENT = ['Text', 'Audio', 'Image', 'ImagePath']

/** Findings: `cannot-begin`, at the service. */
export const cannotBegin: Check = ({ services, flow, flowServices, hasFlow, kinds, links }) => {
  if (!hasFlow) return []
  const before = predecessors(flow)
  const standing = new Set(flowServices)
  const stores = new Set(services.filter(({ kind }) => kinds.get(kind)?.askedInWords).map(({ name }) => name))
  const inWords = new Set(links.filter(({ to }) => stores.has(to)).map(({ from }) => from))
  return services.flatMap(({ name, kind, path }) => {
    const { input = [], adapter } = kinds.get(kind)?.call ?? {}
    if (!standing.has(name) || before.has(name) || input.length === 0) return []
    if (input.some((type) => SENT.includes(type)) || (adapter === 'retriever' && inWords.has(name))) return []
    return [
      {
        code: 'cannot-begin',
        severity: 'warning' as const,
        message: `\`${name}\` is the first in the flow, but reads ${input.join(' or ')}, which no request holds.`,
        hint: 'Put a service before it that makes that.',
        path,
        part: 'key' as const,
      },
    ]
  })
}
