// Services away, with all that mentions them; what stood before and behind is joined only when asked.

import { namesOf, parseRule, type Rule } from '../pipeline/flow'
import { joinedWithout, withoutName } from '../pipeline/rewrite'
import { find } from '../yaml/look-up'
import type { Mapping } from '../yaml/tree'
import { flag, names } from './arguments'
import type { Command } from './command'
import type { Draft } from './draft'
import { addEdge, hasComment, keepNeeded, replaceRule } from './flow-edits'

/** Refusals: `no-such-service`, `implied-service`, and those of flow-edits.ts. */
export const remove: Command = {
  id: 'remove',
  label: 'Delete',
  help: 'Removes services: their entries and every mention of them.',
  arguments: [
    { name: 'names', type: 'names', help: 'The services to remove.' },
    {
      name: 'reconnect',
      type: 'flag',
      optional: true,
      option: true,
      help: 'Join what stood before and behind each.',
    },
  ],
  run(draft, args) {
    const gone = names(args)
    const reconnects = flag(args, 'reconnect')
    const services = gone.map((name) => draft.service(name))
    // all at once: a rule that one of them splits keeps its comment when another goes from its first part
    if (!reconnects) removeFromRules(draft, gone, withoutName)
    for (const { name, path } of services) {
      const { flow } = draft.pipeline
      const before = flow.filter(([, to]) => to === name).map(([from]) => from)
      const behind = flow.filter(([from]) => from === name).map(([, to]) => to)
      if (reconnects) removeFromRules(draft, [name], joinedWithout)
      removeFromUses(draft, name)
      removeFromLayout(draft, name)
      draft.remove(path)
      if (reconnects)
        for (const from of before) for (const to of behind) if (from !== to) addEdge(draft, from, to)
    }
    return undefined
  },
}

/** An emptied layout goes: it says nothing. */
function removeFromLayout(draft: Draft, name: string) {
  if (!draft.has(['x-layout', name])) return
  const layout = find(draft.document, ['x-layout'])!.place.node as Mapping
  draft.remove(layout.items.length === 1 ? ['x-layout'] : ['x-layout', name])
}

function removeFromRules(
  draft: Draft,
  gone: readonly string[],
  without: (rule: Rule, name: string) => string[],
) {
  for (;;) {
    const { rules } = draft.pipeline
    const index = rules.findIndex((rule) => namesOf(rule).some((name) => gone.includes(name)))
    if (index < 0) return
    const elsewhere = new Set(rules.flatMap((one, at) => (at === index ? [] : namesOf(one))))
    const rule = rules[index]!
    const texts = gone.reduce(
      (parts, name) => parts.flatMap((part) => without(parseRule(part), name)),
      [rule.text],
    )
    const kept = keepNeeded(texts, elsewhere)
    // a rule with a comment stays as long as it names anything, as it does for `disconnect`
    replaceRule(draft, rule, kept.length === 0 && hasComment(draft, rule.path) ? texts.slice(0, 1) : kept)
  }
}

function removeFromUses(draft: Draft, name: string) {
  for (;;) {
    const user = draft.pipeline.services.find(
      ({ declared, implied }) => !implied && declared.uses?.includes(name),
    )
    if (!user) return
    const { uses } = user.declared
    // an empty list would say no more than none
    if (uses!.length === 1) draft.remove([...user.path, 'uses'])
    else draft.remove([...user.path, 'uses', uses!.indexOf(name)])
  }
}
