// The oracle's own reading of mega_flow, in as few lines as will do.

import { type Plain, textOf } from './plain'

export type Flow = {
  present: boolean
  nodes: Set<string>
  edges: Set<string>
  faulty: string[]
  /** Only the slots of the catalog would tell which nodes there are. */
  anyNodes?: boolean
}

const NAME = '[A-Za-z0-9_][A-Za-z0-9_.-]*'
const STAGE = `(?:${NAME}|\\(\\s*${NAME}(?:\\s*,\\s*${NAME})*\\s*\\))`
const RULE = new RegExp(`^\\s*${STAGE}(?:\\s*>>\\s*${STAGE})*\\s*$`)

export function readFlow(value: Plain | undefined): Flow {
  const flow: Flow = {
    present: value !== null && value !== undefined,
    nodes: new Set(),
    edges: new Set(),
    faulty: [],
  }
  const rules = Array.isArray(value) ? value : typeof value === 'string' ? [value] : []
  for (const rule of rules) {
    const text = textOf(rule) ?? ''
    if (!RULE.test(text)) {
      flow.faulty.push(text)
      continue
    }
    const stages = text.split('>>').map((stage) =>
      stage
        .replace(/[()]/g, '')
        .split(',')
        .map((name) => name.trim()),
    )
    stages.forEach((names, index) => {
      for (const name of names) flow.nodes.add(name)
      for (const from of stages[index - 1] ?? []) for (const to of names) flow.edges.add(edge(from, to))
    })
  }
  return flow
}

export function edge(from: string, to: string): string {
  return `${from} -> ${to}`
}

/** Is there a way along the edges? */
export function leads(edges: ReadonlySet<string>, from: string, to: string): boolean {
  const seen = new Set([from])
  for (const name of seen) {
    if (name === to) return true
    for (const one of edges) if (one.startsWith(`${name} -> `)) seen.add(one.slice(name.length + 4))
  }
  return false
}
