// A model answers token by token only where it is the one end of the flow: else the client waits for the whole answer.

import type { Pipeline } from '../pipeline/pipeline'
import type { Finding } from '../text/diagnostic'
import { ADAPTERS } from './megaservice/adapters'

/** Findings: `not-streamed`, at the last model of a flow that streams nothing. */
export function notStreamed({ services, kinds, flow, flowServices }: Pipeline): Finding[] {
  const byName = new Map(services.map((service) => [service.name, service]))
  const isInner = new Set(flow.map(([from]) => from))
  const leaves = flowServices.filter((name) => !isInner.has(name))
  const models = flowServices.filter((name) => streams(kinds.get(byName.get(name)!.kind)?.call.adapter))
  const last = models.find((name) => leaves.includes(name)) ?? models.at(-1)
  if (last === undefined || (leaves.length === 1 && leaves[0] === last)) return []
  const behind = flow.find(([from]) => from === last)?.[1]
  const reason = behind === undefined ? `the flow has ${leaves.length} ends` : `\`${behind}\` comes behind it`
  return [
    {
      code: 'not-streamed',
      severity: 'info',
      message: `The answer of \`${last}\` is not streamed, because ${reason}: clients get the whole at once.`,
      path: byName.get(last)!.path,
      part: 'key',
    },
  ]
}

/** A kind of the document's own may name any adapter. */
function streams(adapter: string | undefined): boolean {
  if (adapter === undefined || !Object.hasOwn(ADAPTERS, adapter)) return false
  const { streams } = ADAPTERS[adapter as keyof typeof ADAPTERS] as { streams?: true | 'perhaps' }
  return streams !== undefined
}
