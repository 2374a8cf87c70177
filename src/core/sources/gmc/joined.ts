// A flow whose answers our own helper joins (`gmc_join: adapter`), read back: every call is followed through the nodes
// with the answers that it would be given, so that what remains is who hears whom.

import type { Node, Step } from '../../gmc/connector'
import { HELPER } from '../../gmc/join'
import { conditionOf, isOtherwise } from './conditions'
import type { KubeObject } from './objects'

export type Joined = {
  /** Those that call services, in the order of their calls. */
  steps: Step[]
  edges: [from: Step, to: Step][]
  /** Of the first steps of branches. */
  conditions: [Step, text: string][]
  isJoin(step: Step): boolean
}

/** What is handed on: whose answers it is made of, and its parts, where they have names. */
type Value = { answers: ReadonlySet<Step>; parts?: ReadonlyMap<string, Value> }

/** Deeper no export nests, and recursion must end somewhere. */
const MAX_DEPTH = 400

/** Names of helpers among the objects of a file. */
export function helpersOf(objects: readonly KubeObject[]): Set<string> {
  const found = objects.filter(({ kind, value }) => kind === 'Service' && isHelper(value))
  return new Set(found.map(({ name }) => name))
}

function isHelper({ metadata }: Record<string, unknown>): boolean {
  const { labels } = (metadata ?? {}) as { labels?: Record<string, unknown> }
  return Object.entries(HELPER).every(([key, value]) => labels?.[key] === value)
}

/** null for what only resembles an export of ours: then the helper is a service like any other. */
export function joinedOf(nodes: readonly Node[], helpers: ReadonlySet<string>): Joined | null {
  if (helpers.size === 0) return null
  const reader = new Reader(nodes, helpers)
  try {
    reader.run('root', { answers: new Set() }, 0)
  } catch (error) {
    if (error instanceof Unlike) return null
    throw error
  }
  const { steps, edges, conditions } = reader
  return { steps, edges, conditions, isJoin: (step) => callOf(step, helpers) !== null }
}

/** It is written otherwise than we write it. */
class Unlike extends Error {}

/** Lives for one import. */
class Reader {
  readonly steps: Step[] = []
  readonly edges: [Step, Step][] = []
  readonly conditions: [Step, string][] = []
  private readonly nodes: ReadonlyMap<string, Node>
  private readonly helpers: ReadonlySet<string>
  private readonly done = new Set<Node>()
  private readonly inputs = new Map<Step, Value>()

  constructor(nodes: readonly Node[], helpers: ReadonlySet<string>) {
    this.nodes = new Map(nodes.map((node) => [node.name, node]))
    this.helpers = helpers
  }

  /** We call each node once. */
  run(name: string, input: Value, depth: number): Value {
    const node = this.nodes.get(name)
    if (!node || this.done.has(node) || depth > MAX_DEPTH) throw new Unlike()
    this.done.add(node)
    const steps = node.steps.filter(({ internal }) => internal?.isDownstream !== true)
    if (node.type === 'Switch') return this.choice(steps, input, depth)
    if (steps.length === 0 || steps.some(({ condition }) => condition !== '')) throw new Unlike()
    return node.type === 'Sequence'
      ? this.sequence(steps, input, depth)
      : this.ensemble(node, steps, input, depth)
  }

  /** A branch is known by its own copy of the input: who is given that has the condition. */
  private choice(steps: readonly Step[], input: Value, depth: number): Value {
    const said = new Map(steps.map(({ condition }) => [condition, conditionOf(condition)]))
    if (said.size < steps.length) throw new Unlike()
    const parts = steps.map((step) => {
      const [own, before] = [{ ...input }, this.steps.length]
      const answer = this.call(step, own, depth)
      const words = isOtherwise(step.condition, said) ? 'otherwise' : said.get(step.condition)
      const starts = this.steps.slice(before).filter((one) => this.inputs.get(one) === own)
      if (words == null || starts.length === 0 || step.data !== '') throw new Unlike()
      for (const one of starts) this.conditions.push([one, words])
      return answer
    })
    return merged(parts)
  }

  private sequence(steps: readonly Step[], input: Value, depth: number): Value {
    return steps.reduce((before, step, at) => {
      if (at > 0 !== (step.data === '$response')) throw new Unlike()
      return this.call(step, before, depth)
    }, input)
  }

  /** It calls servers too, and tells answers apart by names. */
  private ensemble(node: Node, steps: readonly Step[], input: Value, depth: number): Value {
    const parts = new Map(steps.map((step) => [step.name, this.call(step, input, depth)]))
    if (parts.size < node.steps.length) throw new Unlike()
    return named(parts)
  }

  private call(step: Step, input: Value, depth: number): Value {
    if (step.nodeName !== '') return this.run(step.nodeName, input, depth + 1)
    const join = callOf(step, this.helpers)
    if (join) return joinedBy(join, input)
    this.steps.push(step)
    this.inputs.set(step, input)
    for (const from of input.answers) this.edges.push([from, step])
    return { answers: new Set([step]) }
  }
}

type Call = { verb: string; pairs: [key: string, path: string][] }

/** A call of the helper; null for one of anything else. */
function callOf({ externalService: url }: Step, helpers: ReadonlySet<string>): Call | null {
  const [, host, verb, query] = /^http:\/\/([a-z0-9-]+)\.[^/]*\/(\w+)\?(.*)$/.exec(url) ?? []
  if (host === undefined || !helpers.has(host)) return null
  // what is escaped in a name is escaped wherever the name stands
  const pairs = query!.split('&').map((pair): [string, string] => {
    const [key = '', path = ''] = pair.split('=')
    return [key, path]
  })
  return { verb: verb!, pairs }
}

/** As its program does. */
function joinedBy({ verb, pairs }: Call, input: Value): Value {
  if (verb === 'merge') return merged(pairs.map(([, path]) => at(input, path)))
  if (verb !== 'name') throw new Unlike()
  const parts = new Map<string, Value>()
  for (const [key, path] of pairs) {
    if (key === '-') parts.delete(path)
    else if (key !== '*') parts.set(key, at(input, path))
    else {
      const all = at(input, path).parts
      if (!all) throw new Unlike()
      for (const [name, value] of all) parts.set(name, value)
    }
  }
  return named(parts)
}

function at(value: Value, path: string): Value {
  return (path === '' ? [] : path.split('/')).reduce((inner, key) => {
    const part = inner.parts?.get(key)
    if (!part) throw new Unlike()
    return part
  }, value)
}

function named(parts: ReadonlyMap<string, Value>): Value {
  return { ...merged([...parts.values()]), parts }
}

function merged(parts: readonly Value[]): Value {
  const answers = new Set<Step>()
  for (const part of parts) for (const one of part.answers) answers.add(one)
  return { answers }
}
