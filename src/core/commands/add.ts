// A new service, free or in the flow: behind one, before one, or on the edge between two.

import { NAME } from '../pipeline/flow'
import { FLOW_PATH } from '../pipeline/read-flow'
import type { Where } from '../yaml/edit'
import { refuse } from '../yaml/guard'
import { type Arguments, freeName, kindId, numberedName, optionalText, text } from './arguments'
import type { Command } from './command'
import type { Draft } from './draft'
import { whyNotLead } from './edge-guard'
import { addEdge, guardRule, removeEdge, writeFlowDown } from './flow-edits'

/**
 * Refusals: `unknown-kind`, `bad-name`, `edit-name-taken`, `name-clash`, `cannot-flow`, `cannot-connect`,
 * `no-such-service`, `implied-service`, and those of flow-edits.ts.
 */
export const add: Command = {
  id: 'add',
  label: 'Add service',
  help: 'Adds a service. With both --after and --before it goes onto that edge.',
  arguments: [
    { name: 'kind', type: 'kind', help: 'A kind of the catalog.' },
    {
      name: 'name',
      type: 'text',
      optional: true,
      option: true,
      help: 'Its name; the kind’s id when left out.',
    },
    { name: 'after', type: 'name', optional: true, option: true, help: 'The service that leads to it.' },
    { name: 'before', type: 'name', optional: true, option: true, help: 'The service that it leads to.' },
  ],
  run(draft, args) {
    const kind = kindId(draft, text(args, 'kind'))
    const wanted = optionalText(args, 'name')
    const name = wanted === undefined ? numberedName(draft, kind) : freeName(draft, wanted)
    const { after, before } = ends(draft, args, kind)
    const circle = after !== undefined && before !== undefined && whyNotLead(draft.pipeline, after, before)
    if (circle) refuse('cannot-connect', [], circle)
    if (after !== undefined || before !== undefined) writeFlowDown(draft, [])
    const where: Where = after !== undefined ? { after } : before !== undefined ? { before } : undefined
    if (!draft.has(['opea_micro_services'])) {
      draft.set(
        ['opea_micro_services'],
        { [name]: { kind } },
        draft.has(['opea_mega_service']) ? { before: 'opea_mega_service' } : undefined,
      )
    } else draft.set(['opea_micro_services', name], { kind }, where)
    if (after !== undefined && before !== undefined) splitEdge(draft, after, name, before)
    else if (after !== undefined) addEdge(draft, after, name)
    else if (before !== undefined) addEdge(draft, name, before)
    return { select: [name] }
  },
}

function ends(
  draft: Draft,
  args: Arguments,
  kind: string,
): { after?: string | undefined; before?: string | undefined } {
  const after = optionalText(args, 'after')
  const before = optionalText(args, 'before')
  for (const name of [after, before]) {
    if (name === undefined) continue
    const { role } = draft.service(name)
    if (!NAME.test(name)) refuse('bad-name', [], `\`${name}\` cannot stand in a rule; rename it first.`)
    if (role !== 'flow')
      refuse(
        'cannot-flow',
        [],
        `\`${name}\` does not stand in the flow, so nothing can be put beside it there.`,
      )
  }
  if (draft.pipeline.kinds.get(kind)!.role !== 'flow' && (after !== undefined || before !== undefined)) {
    refuse(
      'cannot-flow',
      [],
      `A service of kind \`${kind}\` does not stand in the flow.`,
      'Add it alone, and let others use it.',
    )
  }
  return { after, before }
}

/** `after → name → before` in place of `after → before`, inside the rule that says it where one does so alone. */
function splitEdge(draft: Draft, after: string, name: string, before: string) {
  for (const rule of draft.pipeline.rules) {
    const at = rule.stages.findIndex(({ names }, index) => {
      const next = rule.stages[index + 1]?.names
      return names.length === 1 && names[0]!.name === after && next?.length === 1 && next[0]!.name === before
    })
    if (at < 0) continue
    guardRule(draft, rule)
    const end = rule.stages[at]!.to
    draft.set(rule.path, `${rule.text.slice(0, end)} >> ${name}${rule.text.slice(end)}`)
    removeEdge(draft, after, before)
    return
  }
  if (draft.pipeline.flow.length === 0 && !draft.pipeline.hasFlow)
    return draft.set(FLOW_PATH, [`${after} >> ${name} >> ${before}`])
  removeEdge(draft, after, before)
  addEdge(draft, after, name)
  addEdge(draft, name, before)
}
