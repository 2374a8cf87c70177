// A rule names a service that cannot stand in a flow: a server, a store, or one that runs beside it.

import type { Kind } from '../catalog/kind'
import type { Pipeline, PlacedRule } from '../pipeline/pipeline'
import { joinedWithout } from '../pipeline/rewrite'
import type { Finding, Fix } from '../text/diagnostic'
import type { Check } from './check'

/** Each writes its rule anew, however long that is. */
const MOST_FIXES = 20

/** Findings: `cannot-flow`, at the name in the rule. */
export const cannotFlow: Check = (pipeline, { byName }) => {
  const misplaced = new Set(
    pipeline.flowServices.filter((name) => {
      const { role, implied } = byName.get(name)!
      return role !== 'flow' && !implied
    }),
  )
  if (misplaced.size === 0) return []
  let fixes = 0
  return pipeline.rules.flatMap((rule) => {
    const { stages, path } = rule
    return stages.flatMap(({ names }) =>
      names.flatMap(({ name, from, to }): Finding[] => {
        if (!misplaced.has(name)) return []
        const service = byName.get(name)!
        const kind = pipeline.kinds.get(service.kind)!
        return [
          {
            code: 'cannot-flow',
            severity: 'error',
            message: `\`${name}\` (${kind.id}) cannot stand in the flow: ${reasons[service.role]}.`,
            ...hintFor(kind, pipeline),
            path,
            span: { from, to },
            ...(service.role === 'side' && fixes++ < MOST_FIXES ? { fix: takenOut(rule, name) } : {}),
          },
        ]
      }),
    )
  })
}

/** What stood before it and what stood behind it are joined: it never was between them. */
function takenOut(rule: PlacedRule, name: string): Fix {
  const [text] = joinedWithout(rule, name)
  return {
    label: `Take ${name} out of the rule`,
    changes: [text === undefined ? { remove: rule.path } : { set: rule.path, value: text }],
  }
}

const reasons = { side: 'it runs beside it', backing: 'other services call it themselves', flow: '' }

function hintFor(kind: Kind, { kinds }: Pipeline): { hint?: string } {
  if (kind.role === 'side') return { hint: 'Leave it declared and take it out of the rule.' }
  const direct = [...kinds.values()].find(({ provides }) => provides?.includes(kind.id))
  return {
    hint: direct ? `A service of kind \`${direct.id}\` can.` : 'Name it in the `uses` of a service instead.',
  }
}
