// Implied services written down, with the `uses` that lead to them.

import type { Service } from '../pipeline/pipeline'
import { refuse } from '../yaml/guard'
import { optionalText } from './arguments'
import type { Command } from './command'
import type { Draft } from './draft'

/** Refusals: `not-implied`. */
export const explicit: Command = {
  id: 'explicit',
  label: 'Make implied services explicit',
  help: 'Writes implied services down: the one named, or all.',
  arguments: [{ name: 'name', type: 'name', optional: true, help: 'An implied service; all when left out.' }],
  run(draft, args) {
    const name = optionalText(args, 'name')
    const { services } = draft.pipeline
    const wanted = services.filter(
      (service) => service.implied && (name === undefined || service.name === name),
    )
    if (name !== undefined && wanted.length === 0)
      refuse(
        'not-implied',
        [],
        services.some((service) => service.name === name)
          ? `\`${name}\` stands in the document already.`
          : `There is no implied service \`${name}\`.`,
      )
    const links = draft.pipeline.links.filter(({ to }) => wanted.some((service) => service.name === to))
    for (const service of wanted) draft.set(['opea_micro_services', service.name], entryOf(draft, service))
    for (const { from, to } of links) {
      const caller = draft.pipeline.services.find((service) => service.name === from)!
      if (!caller.declared.uses?.includes(to)) draft.append(['opea_micro_services', from, 'uses'], to)
    }
    return { select: wanted.map((service) => service.name) }
  },
}

function entryOf({ pipeline }: Draft, { kind, model, platform }: Service): Record<string, unknown> {
  const usual = pipeline.kinds.get(kind)!.model?.default ?? null
  return {
    kind,
    ...(model === null || model === usual ? {} : { model }),
    ...(platform === pipeline.application.platform ? {} : { platform }),
  }
}
