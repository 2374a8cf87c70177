// The rules of mega_flow, each with its faults at the very characters.

import type { Finding, Path } from '../text/diagnostic'
import { type Pair, resolve } from '../yaml/look-up'
import type { Node, Place } from '../yaml/tree'
import { parseRule, type Rule } from './flow'
import type { PlacedRule } from './pipeline'
import { type Reader, readScalar } from './reader'

export const FLOW_PATH = ['opea_mega_service', 'mega_flow'] as const

/**
 * Findings: `flow-not-a-list`, `flow-list-comma`, `too-large`, and those of the grammar: `empty-rule`, `empty-stage`,
 * `leading-arrow`, `trailing-arrow`, `unclosed-group`, `unopened-group`, `nested-group`, `group-edge`,
 * `ungrouped-names`, `empty-name`, `bad-name`.
 */
export function readFlow(reader: Reader, pair: Pair | undefined): { rules: PlacedRule[]; hasFlow: boolean } {
  const here = pair && resolve(reader.document, pair.value)
  if (!here || (here.node.type === 'scalar' && here.node.value === null)) return { rules: [], hasFlow: false }
  if (here.node.type === 'scalar') return { rules: [readString(reader, here.node.written)], hasFlow: true }
  if (here.node.type !== 'seq') {
    const code = 'flow-not-a-list'
    const message = '`mega_flow` must be a list of rules such as `a >> b`.'
    return { rules: [unread(reader, { code, severity: 'error', message, path: FLOW_PATH })], hasFlow: true }
  }
  const torn = here.node.flow ? tornRules(here) : null
  if (torn) return { rules: [unread(reader, torn)], hasFlow: true }
  let edges = 0
  const rules = here.node.items.map((item, index) => {
    const path = [...FLOW_PATH, index]
    const value = { node: item.value, base: here.base + item.at }
    const node = resolve(reader.document, value)?.node
    // an alias of nothing, which has its own finding
    if (!node) return faulty('unknown-alias', 'This alias stands for nothing.', path)
    if (node.type === 'scalar') {
      const rule = remembered(node, node.written)
      const more = countEdges(rule)
      if (edges + more > MOST_EDGES) return unread(reader, tooMany(path))
      edges += more
      return place(reader, rule, path)
    }
    readScalar(reader, value, path, 'a rule such as `a >> b`')
    return unread(reader, reader.findings.pop()!)
  })
  return { rules, hasFlow: true }
}

/** Two groups of 2,000 are four million edges, in a text of a few lines. */
const MOST_EDGES = 100_000

function countEdges({ stages }: Rule): number {
  return stages.reduce((sum, { names }, at) => sum + names.length * (stages[at - 1]?.names.length ?? 0), 0)
}

function tooMany(path: Path): Finding {
  const message = 'With this rule the flow has more than 100,000 edges; the rule is not read.'
  return { code: 'too-large', severity: 'error', message, hint: 'Write smaller groups.', path }
}

function unread(reader: Reader, finding: Finding): PlacedRule {
  reader.findings.push(finding)
  return faulty(finding.code, finding.message, finding.path)
}

/** What stands where a rule should, and cannot be read as one: nobody knows what it names. */
function faulty(code: Finding['code'], message: string, path: Path): PlacedRule {
  return { text: '', stages: [], faults: [{ code, message, from: 0, to: 0 }], path }
}

const parsed = new WeakMap<object, Rule>()

function remembered(node: object, text: string): Rule {
  let rule = parsed.get(node)
  if (!rule) {
    rule = parseRule(text)
    parsed.set(node, rule)
  }
  return rule
}

function place(reader: Reader, rule: Rule, path: Path): PlacedRule {
  for (const { code, message, hint, from, to, mend } of rule.faults) {
    reader.findings.push({
      code,
      severity: 'error',
      message,
      ...(hint ? { hint } : {}),
      path,
      span: { from, to },
      ...(mend
        ? { fix: { label: mend.label, changes: [{ in: path, span: mend.span, text: mend.text }] } }
        : {}),
    })
  }
  const { text, stages, faults } = rule
  return { text, stages, faults, path }
}

function readString(reader: Reader, text: string): PlacedRule {
  const lines = text.trim().split(/\s*\n\s*/)
  const rules = lines.every((line) => parseRule(line).faults.length === 0) ? lines : [text]
  reader.findings.push({
    code: 'flow-not-a-list',
    severity: 'error',
    message: '`mega_flow` must be a list of rules; this is a string.',
    path: FLOW_PATH,
    fix: { label: 'Make it a list', changes: [{ set: FLOW_PATH, value: rules }] },
  })
  const rule = parseRule(text)
  return countEdges(rule) > MOST_EDGES ? unread(reader, tooMany(FLOW_PATH)) : place(reader, rule, FLOW_PATH)
}

/** In `[(a, b) >> c]` the comma separates items of the YAML list and tears the rule apart. */
function tornRules(here: Place): Finding | null {
  if (here.node.type !== 'seq') return null
  // a quoted rule is not torn
  const open = (node: Node) =>
    node.type === 'scalar' && node.style === 'plain' ? count(node.written, '(') - count(node.written, ')') : 0
  const nodes = here.node.items.map(({ value }) => value)
  const torn = nodes.findIndex((node) => open(node) !== 0)
  if (torn < 0) return null
  const rules: string[] = []
  let depth = 0
  for (const node of nodes) {
    const text = node.type === 'scalar' ? node.written : ''
    rules.push(depth > 0 ? `${rules.pop()}, ${text}` : text)
    depth += open(node)
  }
  return {
    code: 'flow-list-comma',
    severity: 'error',
    message:
      'Inside `[ ]` a comma separates the items of the list, so this rule is torn apart: quote the rule.',
    path: [...FLOW_PATH, torn],
    ...(depth === 0 ? { fix: { label: 'Quote the rule', changes: [{ set: FLOW_PATH, value: rules }] } } : {}),
  }
}

function count(text: string, character: string): number {
  return text.split(character).length - 1
}
