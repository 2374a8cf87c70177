// Conditions of a Switch. Every step whose condition holds for the request is run, and where none holds, none is.

import type { Finding, Path } from '../text/diagnostic'
import type { Node, Step } from './connector'

/** Findings: `gmc-routing`. `executed` are the steps that are no downstream ones. */
export function conditionFindings({ path, steps }: Node, executed: readonly Step[]): Finding[] {
  const found = executed.flatMap((step, at) => [
    ...stepFindings(step, executed.length),
    // the first step of all gets what came in, whatever its `data`
    ...(step === steps[0] ? [] : nothingBefore(step, executed.slice(0, at))),
  ])
  if (executed.some(({ condition }) => condition === '' || catchesRest(condition))) return found
  const message =
    'Where none of these conditions holds, the router goes on with the answer before, and crashes when there is none.'
  return [...found, told(message, path)]
}

function stepFindings({ condition, path }: Step, count: number): Finding[] {
  const at = [...path, 'condition']
  if (condition === '') {
    if (count === 1) return []
    return [told('A step without a condition always runs, besides those whose condition holds.', path)]
  }
  const simple = /^([^=!<>#[\]()]*?)==(.*)$/s.exec(condition)
  if (/^[^=<>#[\]()]+!=/.test(condition))
    return [told(`\`${condition}\` never holds: only \`==\` works without a query.`, at)]
  if (!simple) return []
  const [, key, value] = simple
  if (key!.includes('.') || /[.#]/.test(value!))
    return [
      told(
        `\`${condition}\` never holds: with a \`.\` or a \`#\` in it, it is read as a path. Write \`[@this].#(${key!.trim()}=="${value!.trim()}")\`.`,
        at,
      ),
    ]
  return /^\s*["']/.test(value!)
    ? [told(`\`${condition}\` holds only for a value with the quotes in it.`, at)]
    : []
}

/** `$response` is the answer of whatever ran before in the node: surely that is a step of the same condition only. */
function nothingBefore({ data, condition, path }: Step, before: readonly Step[]): Finding[] {
  const isSure = before.some((one) => one.condition === '' || one.condition === condition)
  if (data !== '$response' || isSure) return []
  const message = `Where only \`${condition}\` holds, no step has run before this one, and then \`$response\` sends an empty body.`
  return [told(message, [...path, 'data'])]
}

/** `key==` holds for what is absent or empty; queries with `!=` or for null hold for what others are not. */
function catchesRest(condition: string): boolean {
  return /==\s*$|!=|==~(?:null|false)/.test(condition)
}

function told(message: string, path: Path): Finding {
  return { code: 'gmc-routing', severity: 'warning', message, path }
}
