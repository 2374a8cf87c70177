// Answers of branches: GMC's router puts them under the names of steps.

import type { Pipeline } from '../../pipeline/pipeline'
import type { Finding } from '../../text/diagnostic'
import { Answers } from './answers'
import type { FlowNode } from './arrange'

/**
 * Findings: `gmc-keyed-join` at each service that is given such answers, `gmc-keyed-answer` at each whose answer the
 * client finds so.
 */
export function joins(nodes: readonly FlowNode[], { services }: Pipeline): Finding[] {
  const answers = new Answers(nodes)
  const given = new Map<string, string>()
  for (const { type, steps } of nodes) {
    for (const [at, step] of type === 'Sequence' ? steps.slice(1).entries() : []) {
      const before = steps[at]!
      if (!answers.isKeyed(before)) continue
      const what = shortened(answers.of(before))
      for (const name of answers.firstOf(step)) if (!given.has(name)) given.set(name, what)
    }
  }
  const found = services.flatMap(({ name, path }): Finding[] => {
    const what = given.get(name)
    if (what === undefined) return []
    const message = `\`${name}\` gets ${what}: GMC puts the answers of branches under their step names, where other targets merge them.`
    return [{ code: 'gmc-keyed-join', severity: 'info', message, path, part: 'key' }]
  })
  const last = nodes[0]!.steps.at(-1)!
  if (!answers.isKeyed(last)) return found
  const keysOf = new Map(answers.endsOf(last).map(({ name, keys }) => [name, keys]))
  const ends = services.flatMap(({ name, path }): Finding[] => {
    const keys = keysOf.get(name)
    if (!keys) return []
    const place = keys.map((key) => `"${key}"`).join(' → ')
    const message = `The flow has several ends: in the answer to a request, what \`${name}\` answers stands under ${place}, not under its name.`
    return [{ code: 'gmc-keyed-answer', severity: 'info', message, path, part: 'key' }]
  })
  return [...found, ...ends]
}

function shortened(text: string): string {
  return text.length <= 120 ? text : `${text.slice(0, 117)}…`
}
