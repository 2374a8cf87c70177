// What gestures do to mega_flow, shared by those that connect, disconnect, rename and remove.

import { edgesOf, NAME, namesOf, parseRule } from '../pipeline/flow'
import type { PlacedRule } from '../pipeline/pipeline'
import { FLOW_PATH } from '../pipeline/read-flow'
import { extended, prefixed, withoutEdge } from '../pipeline/rewrite'
import type { Path } from '../text/diagnostic'
import { remove } from '../yaml/edit'
import { refuse } from '../yaml/guard'
import { find } from '../yaml/look-up'
import type { Draft } from './draft'

/** Writes the flow down where it is only implied, so that a first rule does not silence the others. */
export function writeFlowDown(draft: Draft, except: readonly string[]) {
  const { pipeline } = draft
  if (pipeline.hasFlow) return guardFlow(draft)
  // a name that cannot stand in a rule has a finding of its own already
  const names = pipeline.flowServices.filter((name) => NAME.test(name) && !except.includes(name))
  if (names.length > 0) draft.set(FLOW_PATH, names)
}

/** Refuses what is no list, and a list whose rules cannot be told: `edit-flow-not-a-list`, `edit-faulty-rule`. */
function guardFlow(draft: Draft) {
  const node = find(draft.document, FLOW_PATH)?.place.node
  if (node?.type !== 'seq' && !(node?.type === 'scalar' && node.value === null)) {
    refuse('edit-flow-not-a-list', FLOW_PATH, '`mega_flow` is not a list of its own; make it one first.')
  }
  const { rules } = draft.pipeline
  if (rules.length > 0 && rules.every(({ stages }) => stages.length === 0)) {
    refuse('edit-faulty-rule', FLOW_PATH, 'The rules of `mega_flow` cannot be read; mend them first.')
  }
}

/**
 * Refuses to rewrite a rule that comes through an alias, stands in a folded or literal scalar or over several lines, or
 * has faults: `edit-alias`, `edit-folded-rule`, `edit-faulty-rule`.
 */
export function guardRule(draft: Draft, rule: PlacedRule) {
  const place = find(draft.document, rule.path)?.place
  if (place?.node.type !== 'scalar')
    return refuse('edit-alias', rule.path, 'This rule comes through an alias; change it at its anchor.')
  const { style, from, to } = place.node
  if (
    style === 'literal' ||
    style === 'folded' ||
    draft.text.slice(place.base + from, place.base + to).includes('\n')
  ) {
    return refuse(
      'edit-folded-rule',
      rule.path,
      'This rule stands over several lines; change it in the text.',
    )
  }
  if (rule.faults.length > 0) refuse('edit-faulty-rule', rule.path, 'This rule has an error; mend it first.')
}

function setRule(draft: Draft, rule: PlacedRule, text: string) {
  guardRule(draft, rule)
  draft.set(rule.path, text)
}

/** Adds an edge: by the first rule that ends with its one or begins with its other, else by a rule of its own. */
export function addEdge(draft: Draft, from: string, to: string) {
  if (draft.pipeline.flow.some(([a, b]) => a === from && b === to)) return
  writeFlowDown(draft, [])
  const rule = draft.pipeline.rules.find((one) => endsWith(one, from) || startsWith(one, to))
  if (!rule) draft.append(FLOW_PATH, `${from} >> ${to}`)
  else setRule(draft, rule, endsWith(rule, from) ? extended(rule, to) : prefixed(rule, from))
  dropRedundant(draft, [from, to])
}

/** Takes an edge out of every rule that makes it; both ends stay in the flow. */
export function removeEdge(draft: Draft, from: string, to: string) {
  for (;;) {
    const { rules } = draft.pipeline
    const index = rules.findIndex((rule) => edgesOf(rule).some(([a, b]) => a === from && b === to))
    if (index < 0) return
    const rule = rules[index]!
    const elsewhere = new Set(rules.flatMap((one, at) => (at === index ? [] : namesOf(one))))
    const texts = withoutEdge(rule, from, to)
    const kept = keepNeeded(texts, elsewhere)
    // a rule with a comment stays, if only to say again what others say
    replaceRule(draft, rule, kept.length === 0 && hasComment(draft, rule.path) ? texts.slice(0, 1) : kept)
  }
}

/** Those of some rules that say something which the others, or other rules, do not. */
export function keepNeeded(texts: string[], elsewhere: ReadonlySet<string>): string[] {
  const chains = texts.filter((text) => parseRule(text).stages.length > 1)
  const named = new Set([...elsewhere, ...chains.flatMap((text) => namesOf(parseRule(text)))])
  const kept: string[] = []
  for (const text of texts) {
    const single = parseRule(text)
    if (single.stages.length > 1) kept.push(text)
    else if (!namesOf(single).every((name) => named.has(name))) {
      kept.push(text)
      for (const name of namesOf(single)) named.add(name)
    }
  }
  return kept
}

/** The first of some rules in the place of one, the others behind it; none takes it away. */
export function replaceRule(draft: Draft, rule: PlacedRule, texts: readonly string[]) {
  const [first, ...rest] = texts
  const index = rule.path.at(-1)
  if (typeof index !== 'number')
    return refuse('edit-flow-not-a-list', FLOW_PATH, '`mega_flow` is a string; make it a list first.')
  guardRule(draft, rule)
  if (first === undefined) return draft.remove(rule.path)
  draft.set(rule.path, first)
  rest.forEach((text, at) => {
    draft.append(rule.path.slice(0, -1), text, { after: index + at })
  })
}

/** Takes away rules of one stage that other rules make redundant, unless they have a comment. */
function dropRedundant(draft: Draft, names: readonly string[]) {
  for (const name of names) {
    const { rules } = draft.pipeline
    const single = rules.find((rule) => isSingle(rule, name))
    const isNamed = rules.some(
      (rule) => rule !== single && rule.stages.length > 1 && namesOf(rule).includes(name),
    )
    if (single && isNamed && !hasComment(draft, single.path)) draft.remove(single.path)
  }
}

function isSingle(rule: PlacedRule, name: string): boolean {
  return (
    rule.faults.length === 0 &&
    rule.stages.length === 1 &&
    rule.stages[0]!.names.length === 1 &&
    rule.stages[0]!.names[0]!.name === name
  )
}

function endsWith(rule: PlacedRule, name: string): boolean {
  return isExactly(rule, rule.stages.length - 1, name)
}

function startsWith(rule: PlacedRule, name: string): boolean {
  return isExactly(rule, 0, name)
}

function isExactly(rule: PlacedRule, index: number, name: string): boolean {
  const names = rule.stages[index]?.names
  return rule.faults.length === 0 && names?.length === 1 && names[0]!.name === name
}

/** Would a comment go if the rule at a path did? */
export function hasComment(draft: Draft, path: Path): boolean {
  const rule = find(draft.document, path)
  if (!rule) return false
  const from = rule.place.base + rule.place.node.from
  const to = rule.place.base + rule.place.node.to
  return remove(draft.document, path).some((edit) => {
    const around =
      draft.text.slice(edit.from, Math.min(from, edit.to)) +
      draft.text.slice(Math.max(to, edit.from), edit.to)
    return around.includes('#')
  })
}
