// Changes of the edges of one rule, as new rule texts. What a rule says besides the change stays as it is written.

import { edgesOf, parseRule, printRule, type Rule } from './flow'

/** The rule with one more stage at its end. */
export function extended(rule: Rule, name: string): string {
  return `${rule.text.trimEnd()} >> ${name}`
}

/** The rule with one more stage at its beginning. */
export function prefixed(rule: Rule, name: string): string {
  return `${name} >> ${rule.text.trimStart()}`
}

/** The rule with every mention of a name changed. */
export function renamed(rule: Rule, from: string, to: string): string {
  let { text } = rule
  const mentions = rule.stages.flatMap(({ names }) => names.filter(({ name }) => name === from))
  for (const mention of mentions.toReversed())
    text = text.slice(0, mention.from) + to + text.slice(mention.to)
  return text
}

/**
 * The rules that together say what a rule says, without one of its edges. Names that would stand in no
 * rule any more get a one-stage rule; the caller drops those that other rules name.
 */
export function withoutEdge(rule: Rule, from: string, to: string): string[] {
  const at = rule.stages.findIndex(
    (stage, index) => has(stage.names, from) && has(rule.stages[index + 1]?.names, to),
  )
  if (at < 0) return [rule.text]
  const stages = rule.stages.map(({ names }) => [...new Set(names.map(({ name }) => name))])
  const before = stages.slice(0, at)
  const behind = stages.slice(at + 2)
  const others = stages[at]!.filter((name) => name !== from)
  const otherEnds = stages[at + 1]!.filter((name) => name !== to)
  const rules: string[][][] = []
  if (others.length > 0) {
    const lead = before.slice(-1)
    rules.push([...lead, [from], ...(otherEnds.length > 0 ? [otherEnds] : [])])
    rules.push([...before, others, stages[at + 1]!, ...behind])
  } else if (otherEnds.length > 0) {
    rules.push([...before, [from], otherEnds, ...behind])
    rules.push([[to], ...behind.slice(0, 1)])
  } else {
    rules.push([...before, [from]])
    rules.push([[to], ...behind])
  }
  return rules.map(printRule).flatMap((text) => withoutEdge(parseRule(text), from, to))
}

/** The rules that say what a rule says about all names but one; empty when nothing is left. */
export function withoutName(rule: Rule, name: string): string[] {
  if (!edgesOf(rule).length && rule.stages.length <= 1) {
    const rest = rule.stages
      .flatMap(({ names }) => names.map((one) => one.name))
      .filter((one) => one !== name)
    return rest.length > 0 ? [printRule([rest])] : []
  }
  const pieces: string[][][] = [[]]
  for (const stage of rule.stages) {
    const rest = stage.names.map((one) => one.name).filter((one) => one !== name)
    if (rest.length === 0) pieces.push([])
    else pieces.at(-1)!.push(rest)
  }
  return pieces.filter((stages) => stages.length > 0).map(printRule)
}

/** As `withoutName`, but what stood before and behind the name is joined. */
export function joinedWithout(rule: Rule, name: string): string[] {
  const stages = rule.stages
    .map((stage) => stage.names.map((one) => one.name).filter((one) => one !== name))
    .filter((names) => names.length > 0)
  const loops = stages.some((names, index) => names.some((one) => stages[index - 1]?.includes(one)))
  if (loops) return withoutName(rule, name)
  return stages.length > 0 ? [printRule(stages)] : []
}

function has(names: readonly { name: string }[] | undefined, name: string): boolean {
  return names?.some((one) => one.name === name) ?? false
}
