// Services of the flow that run elsewhere: what a megaservice does between services, and GMC's router does not.

import { predecessors, successors } from '../../pipeline/graph'
import type { Pipeline } from '../../pipeline/pipeline'
import type { Finding } from '../../text/diagnostic'

/** Findings: `gmc-guardrail`, and `gmc-as-it-is` where no image of GMC's own knows the difference. */
export function elsewhere({ services, flow, flowServices, kinds }: Pipeline): Finding[] {
  const inFlow = new Set(flowServices)
  const [before, after] = [predecessors(flow), successors(flow)]
  const quoted = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(' and ')
  return services
    .filter(({ name, remote }) => remote && inFlow.has(name))
    .flatMap(({ name, kind: id, path }): Finding[] => {
      const kind = kinds.get(id)
      const [senders, receivers] = [before.get(name) ?? [], after.get(name) ?? []]
      const found: Finding[] = []
      if (kind?.family === 'guardrails' && receivers.length > 0) {
        const message = `GMC’s router does not stop where \`${name}\` refuses: its refusal goes on to ${quoted(receivers)} like any answer.`
        found.push({ code: 'gmc-guardrail', severity: 'warning', message, path, part: 'key' })
      }
      if (senders.length === 0 || kind?.gmc || (kind?.call.adapter ?? 'custom') === 'custom') return found
      const message = `GMC’s router posts to \`${name}\` just what ${quoted(senders)} ${senders.length > 1 ? 'answer' : 'answers'}, where a megaservice makes a request for \`${id}\` of it.`
      return [...found, { code: 'gmc-as-it-is', severity: 'warning', message, path, part: 'key' }]
    })
}
