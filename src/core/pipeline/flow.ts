// The grammar of one rule of mega_flow: `a >> (b, c) >> d`. Text to stages with their places inside the
// text, and back. Knows nothing of which names are declared.
//
//   rule  = stage (">>" stage)*        stage = name | "(" name ("," name)* ")"

import type { Code } from '../text/codes'
import type { Span } from '../text/span'

export type Name = Span & { name: string }

export type Stage = Span & { names: Name[] }

type RuleFault = Span & { code: Code; message: string; hint?: string; mend?: Mend }

/** What to write in the place of some characters of the rule. */
export type Mend = { label: string; span: Span; text: string }

export type Rule = { text: string; stages: Stage[]; faults: RuleFault[] }

/** What people write for `>>` elsewhere. */
const OTHER_ARROW = /\s*(?:[-=]+>|[→⇒]|>)\s*/g

/** What a service may be called. */
export const NAME = /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/

/** Reads a rule; of a faulty one, the stages that can be told. */
export function parseRule(text: string): Rule {
  const stages: Stage[] = []
  const faults: RuleFault[] = []
  for (const piece of splitAt(text, '>>', 0, text.length)) {
    const { from, to } = trim(text, piece)
    if (from === to) faults.push(emptyStage(text, piece))
    else {
      const names =
        text.slice(from, to).includes('(') || text.slice(from, to).includes(')')
          ? readGroup(text, { from, to }, faults)
          : readNames(text, { from, to }, faults, false)
      if (names.length > 0) stages.push({ from, to, names })
    }
  }
  return { text, stages, faults }
}

/** The edges of a rule, each stage's names with each of the next's. */
export function edgesOf(rule: Pick<Rule, 'stages'>): [from: string, to: string][] {
  const edges: [string, string][] = []
  for (let at = 1; at < rule.stages.length; at++) {
    for (const { name: from } of rule.stages[at - 1]!.names) {
      for (const { name: to } of rule.stages[at]!.names) edges.push([from, to])
    }
  }
  return edges
}

/** Where a rule says an edge: from the one name to the other; null when it does not. */
export function spanOfEdge(rule: Pick<Rule, 'stages'>, from: string, to: string): Span | null {
  for (let at = 1; at < rule.stages.length; at++) {
    const begin = rule.stages[at - 1]!.names.find(({ name }) => name === from)
    const end = rule.stages[at]!.names.find(({ name }) => name === to)
    if (begin && end) return { from: begin.from, to: end.to }
  }
  return null
}

/** All names of a rule in their order, with repeats. */
export function namesOf(rule: Pick<Rule, 'stages'>): string[] {
  const all: string[] = []
  for (const { names } of rule.stages) for (const { name } of names) all.push(name)
  return all
}

/** A rule as text, in the usual spacing. */
export function printRule(stages: readonly (readonly string[])[]): string {
  return stages.map((names) => (names.length === 1 ? names[0]! : `(${names.join(', ')})`)).join(' >> ')
}

function readGroup(text: string, span: Span, faults: RuleFault[]): Name[] {
  const fault = groupFault(text, span)
  if (!fault) return readNames(text, { from: span.from + 1, to: span.to - 1 }, faults, true)
  faults.push(fault)
  // what it names can be told all the same
  const words = [...text.slice(span.from, span.to).matchAll(/[^(),\s][^(),]*/g)]
  return words.flatMap(({ 0: word, index }) =>
    readNames(text, { from: span.from + index, to: span.from + index + word.length }, faults, true),
  )
}

/** What is wrong with the parentheses of a stage that has any: the first thing. */
function groupFault(text: string, { from, to }: Span): RuleFault | null {
  let open = -1
  let isClosed = false
  for (let at = from; at < to; at++) {
    const character = text[at]!
    if (open >= 0 && character === '(') {
      const hint = 'Write all names in one pair of parentheses: `(a, b, c)`.'
      return { ...fault('nested-group', 'A group cannot hold a group.', at, at + 1), hint }
    }
    if (open < 0 && character === ')') return fault('unopened-group', 'This `)` closes nothing.', at, at + 1)
    const isBeside = character === '(' ? at > from : isClosed && character.trim() !== ''
    if (open < 0 && isBeside)
      return fault('group-edge', 'Between a group and a name there must be `>>`.', at, at + 1)
    if (character === '(') open = at
    if (character === ')') {
      open = -1
      isClosed = true
    }
  }
  if (open < 0) return null
  const unclosed = fault('unclosed-group', 'This `(` is never closed.', open, open + 1)
  const isClosedLater = /^[^(]*\)/.test(text.slice(to))
  if (!isClosedLater) return unclosed
  const hint = 'A group holds names alone: write what flows between them as rules of their own.'
  return { ...unclosed, message: 'This `(` is not closed before the next `>>`.', hint }
}

function readNames(text: string, span: Span, faults: RuleFault[], grouped: boolean): Name[] {
  const pieces = splitAt(text, ',', span.from, span.to)
  if (pieces.length > 1 && !grouped) {
    faults.push({
      code: 'ungrouped-names',
      message: `\`${text.slice(span.from, span.to)}\` needs parentheses.`,
      hint: `Write \`(${text.slice(span.from, span.to)})\`.`,
      from: span.from,
      to: span.to,
    })
  }
  const names: Name[] = []
  for (const piece of pieces) {
    const { from, to } = trim(text, piece)
    if (from === to) {
      const message = pieces.length === 1 ? 'This group is empty.' : 'A name is missing beside this comma.'
      const place = around(text, piece)
      faults.push({ code: 'empty-name', message, ...place })
      continue
    }
    const name = text.slice(from, to)
    if (!NAME.test(name)) {
      const hint = /[>→]/.test(name)
        ? 'Two services are joined by `>>`.'
        : 'Letters, digits, `_`, `-` and `.` may stand in a name.'
      const bad: RuleFault = {
        code: 'bad-name',
        message: `\`${name}\` is no name of a service.`,
        hint,
        from,
        to,
      }
      const meant = name.replace(OTHER_ARROW, ' >> ')
      const isMeant = !grouped && meant !== name && parseRule(meant).faults.length === 0
      faults.push(
        isMeant ? { ...bad, mend: { label: `Write ${meant}`, span: { from, to }, text: meant } } : bad,
      )
      continue
    }
    names.push({ name, from, to })
  }
  return names
}

function emptyStage(text: string, piece: Span): RuleFault {
  if (text.trim() === '')
    return { code: 'empty-rule', message: 'This rule is empty.', from: 0, to: text.length }
  if (piece.from === 0) {
    const leading = fault('leading-arrow', 'Before this `>>` a service is missing.', piece.to)
    return without(text, { from: 0, to: piece.to + 2 }, leading)
  }
  if (piece.to === text.length) {
    const trailing = fault('trailing-arrow', 'Behind this `>>` a service is missing.', piece.from - 2)
    return without(text, { from: text.slice(0, piece.from - 2).trimEnd().length, to: text.length }, trailing)
  }
  return fault('empty-stage', 'Between these two `>>` a service is missing.', piece.from - 2, piece.to + 2)
}

/** Takes the arrow away, unless that leaves a rule which is wrong all the same. */
function without(text: string, { from, to }: Span, fault: RuleFault): RuleFault {
  const end = to + /^\s*/.exec(text.slice(to))![0].length
  const rest = text.slice(0, from) + text.slice(end)
  const isFine = rest.trim() !== '' && !/^>>|>>$/.test(rest.trim())
  return isFine ? { ...fault, mend: { label: 'Remove the arrow', span: { from, to: end }, text: '' } } : fault
}

function fault(code: Code, message: string, from: number, to = from + 2): RuleFault {
  return { code, message, from, to }
}

function splitAt(text: string, separator: string, from: number, to: number): Span[] {
  const pieces: Span[] = []
  let begin = from
  for (;;) {
    const at = text.indexOf(separator, begin)
    if (at < 0 || at + separator.length > to) break
    pieces.push({ from: begin, to: at })
    begin = at + separator.length
  }
  pieces.push({ from: begin, to })
  return pieces
}

function trim(text: string, { from, to }: Span): Span {
  let begin = from
  let end = to
  while (begin < end && text[begin]!.trim() === '') begin++
  while (end > begin && text[end - 1]!.trim() === '') end--
  return { from: begin, to: end }
}

/** A place that can be seen: an empty piece with what stands before and behind it. */
function around(text: string, { from, to }: Span): Span {
  return { from: Math.max(0, from - 1), to: Math.min(text.length, to + 1) }
}
