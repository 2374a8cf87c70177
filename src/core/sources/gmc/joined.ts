// A flow whose answers our own helper joins (`gmc_join: adapter`), read back: every call is followed through the nodes
// with the answers that it would be given, so that what remains is who hears whom.

import type { Node, Step } from '../../gmc/connector'
import { HELPER } from '../../gmc/join'
import type { KubeObject } from './objects'

/** Edges between steps that call services, and all such steps in the order of their calls. */
export type Joined = { steps: Step[]; edges: [from: Step, to: Step][]; isJoin(step: Step): boolean }

/** What is handed on: the request, an answer, several as one, or by names. */
type Value =
  | { type: 'request' }
  | { type: 'answer'; of: Step }
  | { type: 'merged'; parts: Value[] }
  | { type: 'named'; parts: Map<string, Value> }

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
    reader.run('root', { type: 'request' })
  } catch (error) {
    if (error instanceof Unlike) return null
    throw error
  }
  const { steps, edges } = reader
  return { steps, edges, isJoin: (step) => callOf(step, helpers) !== null }
}

/** It is written otherwise than we write it. */
class Unlike extends Error {}

/** Lives for one import. */
class Reader {
  readonly steps: Step[] = []
  readonly edges: [Step, Step][] = []
  private readonly nodes: ReadonlyMap<string, Node>
  private readonly helpers: ReadonlySet<string>
  private readonly done = new Set<Node>()

  constructor(nodes: readonly Node[], helpers: ReadonlySet<string>) {
    this.nodes = new Map(nodes.map((node) => [node.name, node]))
    this.helpers = helpers
  }

  /** We call each node once. */
  run(name: string, input: Value): Value {
    const node = this.nodes.get(name)
    if (!node || this.done.has(node) || !['Sequence', 'Ensemble'].includes(node.type)) throw new Unlike()
    this.done.add(node)
    const steps = node.steps.filter(({ internal }) => internal?.isDownstream !== true)
    if (steps.length === 0 || steps.some(({ condition }) => condition !== '')) throw new Unlike()
    return node.type === 'Sequence' ? this.sequence(steps, input) : this.ensemble(node, steps, input)
  }

  private sequence(steps: readonly Step[], input: Value): Value {
    return steps.reduce((before, step, at) => {
      if (at > 0 !== (step.data === '$response')) throw new Unlike()
      return this.call(step, before)
    }, input)
  }

  /** It calls servers too, and tells answers apart by names. */
  private ensemble(node: Node, steps: readonly Step[], input: Value): Value {
    const parts = new Map(steps.map((step) => [step.name, this.call(step, input)]))
    if (parts.size < node.steps.length) throw new Unlike()
    return { type: 'named', parts }
  }

  private call(step: Step, input: Value): Value {
    if (step.nodeName !== '') return this.run(step.nodeName, input)
    const join = callOf(step, this.helpers)
    if (join) return joinedBy(join, input)
    this.steps.push(step)
    for (const from of new Set(answersIn(input))) this.edges.push([from, step])
    return { type: 'answer', of: step }
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
  if (verb === 'merge') return { type: 'merged', parts: pairs.map(([, path]) => at(input, path)) }
  if (verb !== 'name') throw new Unlike()
  const parts = new Map<string, Value>()
  for (const [key, path] of pairs) {
    if (key === '-') parts.delete(path)
    else if (key !== '*') parts.set(key, at(input, path))
    else {
      const all = at(input, path)
      if (all.type !== 'named') throw new Unlike()
      for (const [name, value] of all.parts) parts.set(name, value)
    }
  }
  return { type: 'named', parts }
}

function at(value: Value, path: string): Value {
  return (path === '' ? [] : path.split('/')).reduce((inner, key) => {
    const part = inner.type === 'named' ? inner.parts.get(key) : undefined
    if (part === undefined) throw new Unlike()
    return part
  }, value)
}

function answersIn(value: Value): Step[] {
  if (value.type === 'request') return []
  return value.type === 'answer' ? [value.of] : [...value.parts.values()].flatMap(answersIn)
}
