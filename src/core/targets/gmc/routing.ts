// Where the flow branches by conditions: bundles whose branches all begin with one become switches.

import type { Pipeline } from '../../pipeline/pipeline'
import { firstOf, type Shape } from '../../pipeline/series-parallel'
import type { Finding, Path } from '../../text/diagnostic'
import { type Condition, canonical, excludes, parseCondition } from './conditions'

export type Routed =
  | { type: 'service'; name: string }
  | { type: 'series' | 'parallel'; parts: Routed[] }
  | { type: 'switch'; branches: Branch[] }

export type Branch = { condition: Condition; path: Path; part: Routed }

/** Conditions that hold in a part anyway, and the one that its first services have used up. */
type Held = { texts: ReadonlySet<string>; head: string | null }

const NONE: Held = { texts: new Set(), head: null }

/**
 * A shape with its switches.
 * Findings: `gmc-condition`, `gmc-mixed-conditions`, `gmc-no-otherwise`, `gmc-overlap`.
 */
export function route(shape: Shape, pipeline: Pipeline, findings: Finding[]): Routed {
  const conditions = new Map(
    pipeline.services.flatMap(({ name, path, declared }): [string, Placed][] =>
      declared.condition === undefined
        ? []
        : [[name, { condition: parseCondition(declared.condition), path: [...path, 'condition'] }]],
    ),
  )
  for (const { condition, path } of conditions.values())
    if (condition.type === 'equals' && condition.value.startsWith('~')) findings.push(tilde(path))
  return new Router(conditions, findings).walk(shape, NONE)
}

type Placed = { condition: Condition; path: Path }

class Router {
  private readonly conditions: ReadonlyMap<string, Placed>
  private readonly findings: Finding[]

  constructor(conditions: ReadonlyMap<string, Placed>, findings: Finding[]) {
    this.conditions = conditions
    this.findings = findings
  }

  walk(shape: Shape, held: Held): Routed {
    if (shape.type === 'service') {
      const open = this.openCondition(shape, held)
      if (open) this.findings.push(alone(shape.name, open.path))
      return shape
    }
    if (shape.type === 'series') {
      const rest = { texts: held.texts, head: null }
      return { type: 'series', parts: shape.parts.map((part, at) => this.walk(part, at === 0 ? held : rest)) }
    }
    const heads = shape.parts.map((part) => ({ part, placed: this.openCondition(part, held) }))
    const withOne = heads.filter(({ placed }) => placed !== null)
    if (withOne.length === 0) {
      return { type: 'parallel', parts: shape.parts.map((part) => this.walk(part, held)) }
    }
    if (withOne.length < heads.length) {
      const without = heads.filter(({ placed }) => placed === null).map(({ part }) => firstOf(part))
      this.findings.push(...withOne.map(({ part, placed }) => mixed(firstOf(part), without, placed!.path)))
      return { type: 'parallel', parts: [] }
    }
    return this.switchOf(withOne as { part: Shape; placed: Placed }[], held)
  }

  /** Branches of one condition run together, as one branch. */
  private switchOf(heads: readonly { part: Shape; placed: Placed }[], held: Held): Routed {
    const groups = new Map<string, { placed: Placed; parts: Shape[] }>()
    for (const { part, placed } of heads) {
      const text = canonical(placed.condition)
      const known = groups.get(text)
      if (known) known.parts.push(part)
      else groups.set(text, { placed, parts: [part] })
    }
    const branches = [...groups].map(([text, { placed, parts }]): Branch => {
      const texts = text === 'otherwise' ? held.texts : new Set([...held.texts, text])
      const inner: Shape = parts.length === 1 ? parts[0]! : { type: 'parallel', parts }
      return { ...placed, part: this.walk(inner, { texts, head: text }) }
    })
    if (branches.length === 1 && branches[0]!.condition.type === 'otherwise') return branches[0]!.part
    this.findings.push(...noOtherwise(branches), ...overlaps(branches, heads))
    return { type: 'switch', branches }
  }

  /** The condition by which a part begins, if it does not hold there anyway. */
  private openCondition(shape: Shape, held: Held): Placed | null {
    if (shape.type === 'series') return this.openCondition(shape.parts[0]!, held)
    if (shape.type === 'service') {
      const placed = this.conditions.get(shape.name)
      if (!placed) return null
      const text = canonical(placed.condition)
      return held.texts.has(text) || held.head === text ? null : placed
    }
    // a bundle at the beginning of a branch branches by itself, unless it has one condition as a whole
    const all = shape.parts.map((part) => this.openCondition(part, held))
    const texts = new Set(all.map((placed) => placed && canonical(placed.condition)))
    return texts.size === 1 ? all[0]! : null
  }
}

function tilde(path: Path): Finding {
  return {
    code: 'gmc-condition',
    severity: 'error',
    message: 'A value that begins with `~` means something else to GMC’s router, quoted or not.',
    path,
  }
}

function alone(name: string, path: Path): Finding {
  return {
    code: 'gmc-condition',
    severity: 'error',
    message: `GMC chooses between branches, and \`${name}\` with its condition is none: its answer would be missing when the condition does not hold.`,
    hint: 'Give conditions to the first services of all branches of a fan-out: `a >> (b, c)` with one at `b` and one at `c`.',
    path,
  }
}

function mixed(name: string, without: readonly string[], path: Path): Finding {
  const names = without.map((one) => `\`${one}\``).join(', ')
  return {
    code: 'gmc-mixed-conditions',
    severity: 'error',
    message: `\`${name}\` has a condition and ${names} beside it ${without.length > 1 ? 'have' : 'has'} none: GMC either chooses between branches or runs them all.`,
    hint: 'Give each branch a condition, such as `otherwise`, or none.',
    path,
  }
}

function noOtherwise(branches: readonly Branch[]): Finding[] {
  if (branches.some(({ condition }) => condition.type === 'otherwise')) return []
  return [
    {
      code: 'gmc-no-otherwise',
      severity: 'warning',
      message: `A request for which none of these conditions holds (${branches.map(({ condition }) => canonical(condition)).join(', ')}) makes GMC’s router go on with the answer before, and crash where there is none.`,
      hint: 'Give one branch the condition `otherwise`.',
      path: branches.at(-1)!.path,
    },
  ]
}

function overlaps(branches: readonly Branch[], heads: readonly { part: Shape; placed: Placed }[]): Finding[] {
  return branches.flatMap(({ condition, path }, at) => {
    const other = branches.slice(0, at).find((before) => !excludes(before.condition, condition))
    if (!other) return []
    const nameOf = (place: Path) => firstOf(heads.find(({ placed }) => placed.path === place)!.part)
    return [
      {
        code: 'gmc-overlap',
        severity: 'warning',
        message: `\`${canonical(other.condition)}\` and \`${canonical(condition)}\` can hold together: GMC then runs \`${nameOf(other.path)}\` and \`${nameOf(path)}\`, and the last one’s answer counts.`,
        path,
      },
    ]
  })
}
