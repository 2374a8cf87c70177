// The first of a flow is given what the client sends: who reads only what other services make has nothing to do there.

import type { Check } from './check'

const SENT = ['Text', 'Audio', 'Image', 'ImagePath']

/** Findings: `cannot-begin`, at the service. */
export const cannotBegin: Check = ({ flowServices, hasFlow, kinds }, { byName, before, linksFrom }) => {
  if (!hasFlow) return []
  const first = flowServices.filter((name) => !before.has(name)).map((name) => byName.get(name)!)
  return first.flatMap(({ name, kind, path }) => {
    const { input, adapter } = kinds.get(kind)!.call
    if (input.length === 0 || input.some((type) => SENT.includes(type))) return []
    if (adapter === 'retriever' && linksFrom.get(name)?.some(({ to }) => isAskedInWords(to))) return []
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

  function isAskedInWords(store: string): boolean {
    return kinds.get(byName.get(store)!.kind)?.askedInWords === true
  }
}
