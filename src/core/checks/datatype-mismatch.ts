// What one service answers is not what the next one reads. A warning: adapters of one's own are possible.

import type { Pipeline } from '../pipeline/pipeline'
import type { Finding } from '../text/diagnostic'
import type { Check } from './check'

/** Findings: `datatype-mismatch`, at the edge. */
export const datatypeMismatch: Check = (pipeline, { byName }) => {
  const kindOf = (name: string) => pipeline.kinds.get(byName.get(name)!.kind)!
  let placeOf: ReturnType<typeof placesOf> | undefined
  return pipeline.flow.flatMap(([from, to]) => {
    const before = kindOf(from)
    const after = kindOf(to)
    if (from === to || meet(before.call.output, after.call.input)) return []
    placeOf ??= placesOf(pipeline.rules)
    return [
      {
        code: 'datatype-mismatch',
        severity: 'warning' as const,
        message: `\`${from}\` answers ${before.call.output.join(' or ')}, but \`${to}\` reads ${after.call.input.join(' or ')}.`,
        ...placeOf(from, to),
      },
    ]
  })
}

/** Does any datatype of the one fit the other? Nothing said fits everything. */
export function meet(output: readonly string[], input: readonly string[]): boolean {
  return output.length === 0 || input.length === 0 || output.some((type) => input.includes(type))
}

type EdgePlace = Required<Pick<Finding, 'path' | 'span'>>

/** Where each edge is said first. */
function placesOf(rules: Pipeline['rules']): (from: string, to: string) => EdgePlace {
  const places = new Map<string, EdgePlace>()
  for (const { stages, path } of rules) {
    stages.slice(1).forEach(({ names }, before) => {
      for (const end of names) {
        for (const begin of stages[before]!.names) {
          const key = `${begin.name}\n${end.name}`
          if (!places.has(key)) places.set(key, { path, span: { from: begin.from, to: end.to } })
        }
      }
    })
  }
  return (from, to) => places.get(`${from}\n${to}`)!
}
