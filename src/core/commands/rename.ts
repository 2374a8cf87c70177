// Another name for a service, wherever it is mentioned. What was inferred from the old name is written down.

import { inferKind } from '../catalog/infer'
import { namesOf } from '../pipeline/flow'
import { renamed } from '../pipeline/rewrite'
import { freeName, text } from './arguments'
import type { Command } from './command'
import { guardRule } from './flow-edits'

/**
 * Refusals: `bad-name`, `edit-name-taken`, `name-clash`, `no-such-service`, `implied-service`, and those of
 * flow-edits.ts.
 */
export const rename: Command = {
  id: 'rename',
  label: 'Rename service',
  help: 'Gives a service another name, wherever it is mentioned.',
  arguments: [
    { name: 'from', type: 'name', help: 'The name that it has.' },
    { name: 'to', type: 'text', help: 'The name that it gets.' },
  ],
  run(draft, args) {
    const service = draft.service(text(args, 'from'))
    const from = service.name
    const to = text(args, 'to')
    if (from === to) return undefined
    freeName(draft, to)
    const { rules, services, kinds } = draft.pipeline
    const mentions = rules.filter((rule) => namesOf(rule).includes(from))
    for (const rule of mentions) guardRule(draft, rule)
    const uses = services.flatMap((one) =>
      (one.declared.uses ?? []).flatMap((name, index) =>
        name === from && !one.implied ? [{ path: [...one.path, 'uses', index], value: to }] : [],
      ),
    )
    draft.setAll([...mentions.map((rule) => ({ path: rule.path, value: renamed(rule, from, to) })), ...uses])
    const wasInferred = service.declared.kind === undefined
    if (wasInferred && inferKind(to, service.declared.endpoint ?? null, kinds).kind !== service.kind) {
      draft.set([...service.path, 'kind'], service.kind)
    }
    draft.rename(['x-layout', from], to)
    draft.rename(service.path, to)
    return { select: [to] }
  },
}
