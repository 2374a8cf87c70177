// The nodes of a connector as one flow: rows and bundles of services, with the conditions of Switch nodes.

import type { Node, Step } from '../../gmc/connector'
import { conditionOf, isOtherwise } from './conditions'
import { APPLICATION, type Notes } from './notes'
import type { Imported, Services } from './services'

export type Flow =
  | { type: 'service'; service: Imported }
  | { type: 'bundle'; parts: Flow[] }
  /** `loose`: rows beside it whose answer nobody reads. */
  | { type: 'row'; parts: Flow[]; loose: Flow[] }

/**
 * One after the other; `chained`: it gets the answer of the one before, and not what the node was called with.
 * Answers are numbered, to know where the same input comes in; the request is 0.
 */
type Item = { flow: Flow; chained: boolean; answer: number }

/** Deeper no pipeline nests, and recursion must end somewhere. */
const MAX_DEPTH = 400
/** Services that are called again by their URL; without a bound nodes that call nodes twice would double for ever. */
const MAX_COPIES = 500

/** null when nothing runs. `recomputes`: nodes are called several times with the same input. */
export function flowOf(nodes: readonly Node[], services: Services, notes: Notes) {
  const walker = new Walker(nodes, services, notes)
  const root = nodes.find(({ name }) => name === 'root')
  const flow = root ? walker.walk(root, 0, []) : null
  walker.tellUnconditioned()
  return { flow, recomputes: walker.recomputes }
}

/** Lives for one import. */
class Walker {
  recomputes = false
  private readonly nodes: ReadonlyMap<string, Node>
  private readonly services: Services
  private readonly notes: Notes
  private readonly standing = new Set<Imported>()
  /** A node with the same input gives the same answer. */
  private readonly known = new Map<string, Flow | null>()
  /** How often a part is run, and how often of these under a condition of the node around it. */
  private readonly calls = new Map<Flow, { all: number; conditioned: number }>()
  private copies = 0
  private answers = 0

  constructor(nodes: readonly Node[], services: Services, notes: Notes) {
    this.nodes = new Map(nodes.map((node) => [node.name, node]))
    this.services = services
    this.notes = notes
  }

  walk(node: Node, input: number, trail: readonly Node[]): Flow | null {
    const key = `${node.name}\n${input}`
    const known = this.known.get(key)
    if (known !== undefined) this.recomputes = true
    const flow = known === undefined ? this.walkNow(node, input, [...trail, node]) : known
    this.known.set(key, flow)
    if (flow) this.callsOf(flow).all++
    return flow
  }

  private callsOf(flow: Flow) {
    const calls = this.calls.get(flow) ?? { all: 0, conditioned: 0 }
    this.calls.set(flow, calls)
    return calls
  }

  /** A condition stands at a service, so it holds for every way that leads there. */
  tellUnconditioned() {
    for (const [flow, { all, conditioned }] of this.calls) {
      if (conditioned === 0 || conditioned >= all) continue
      for (const service of startsOf(flow))
        this.notes.comment(service.name, 'GMC also runs it without this condition, by another step.')
    }
  }

  private walkNow(node: Node, input: number, trail: readonly Node[]): Flow | null {
    if (node.type === 'Ensemble') return this.ensemble(node, input, trail)
    const items: Item[] = []
    const executed = node.steps.filter((step) => step.internal?.isDownstream !== true)
    for (let at = 0; at < executed.length; at++) {
      const step = executed[at]!
      if (node.type !== 'Switch' || step.condition === '') {
        if (step.condition !== '')
          this.notes.comment(APPLICATION, `The condition ${step.condition} of a Sequence is left out here.`)
        this.add(items, step, input, trail)
        continue
      }
      const rest = executed.slice(at)
      const end = rest.findIndex(({ condition }) => condition === '')
      const choices = end < 0 ? rest : rest.slice(0, end)
      this.choose(items, choices, input, trail)
      at += choices.length - 1
    }
    return this.row(items)
  }

  private row(items: readonly Item[]): Flow | null {
    const row = rowOf(items)
    if (row?.type === 'row')
      for (const service of row.loose.flatMap(endsOf))
        this.notes.comment(service.name, 'GMC drops its answer; here it is one of the flow’s.')
    return row
  }

  private add(items: Item[], step: Step, input: number, trail: readonly Node[]) {
    const before = items.at(-1)
    const chained = before !== undefined && step.data === '$response'
    const flow = this.step(step, chained ? before.answer : input, trail)
    if (flow) items.push({ flow, chained, answer: ++this.answers })
  }

  /** Steps of one condition are a branch, wherever they stand among the others. */
  private choose(items: Item[], steps: readonly Step[], input: number, trail: readonly Node[]) {
    const groups = new Map<string, Item[]>()
    const before = items.at(-1)
    const isChained = before !== undefined && steps[0]!.data === '$response'
    for (const step of steps) {
      const group = groups.get(step.condition) ?? []
      groups.set(step.condition, group)
      this.add(group, step, isChained && group.length === 0 ? before.answer : input, trail)
    }
    const said = new Map([...groups.keys()].map((expression) => [expression, conditionOf(expression)]))
    const branches = [...groups].flatMap(([expression, group]) => {
      const flow = this.row(group)
      for (const head of group[0] ? headsOf(group[0].flow) : []) this.callsOf(head).conditioned++
      if (flow) this.condition(flow, expression, said, steps)
      return flow ?? []
    })
    if (branches.length === 0) return
    const flow: Flow = branches.length === 1 ? branches[0]! : { type: 'bundle', parts: branches }
    items.push({ flow, chained: isChained, answer: ++this.answers })
  }

  private condition(
    flow: Flow,
    expression: string,
    said: ReadonlyMap<string, string | null>,
    steps: readonly Step[],
  ) {
    const words = isOtherwise(expression, said) ? 'otherwise' : said.get(expression)!
    for (const service of startsOf(flow)) {
      if (service.condition === undefined && words !== null) {
        service.condition = words
        continue
      }
      const why = words === null ? 'the language has no words for it' : 'it has one already'
      const message = `The condition \`${expression}\` cannot be said of \`${service.name}\`: ${why}.`
      const { path } = steps.find(({ condition }) => condition === expression)!
      this.notes.tell('import-condition', 'warning', message, [...path, 'condition'], service.name)
      service.condition ??= expression
    }
  }

  private ensemble(node: Node, input: number, trail: readonly Node[]): Flow | null {
    const parts = node.steps.flatMap((step) => {
      const { internal } = step
      if (!internal?.isDownstream) return this.step(step, input, trail) ?? []
      const message = `GMC’s router calls ${internal.serviceName} as a branch too; here it is a server only.`
      this.notes.comment(this.services.at(step)?.name ?? APPLICATION, message)
      return []
    })
    if (parts.length < 2) return parts[0] ?? null
    return { type: 'bundle', parts }
  }

  private step(step: Step, input: number, trail: readonly Node[]): Flow | null {
    if (step.nodeName === '') return this.service(step)
    const node = this.nodes.get(step.nodeName)
    if (!node) return null
    if (trail.includes(node)) {
      this.notes.comment(APPLICATION, `The node ${node.name} calls itself; that call is left out here.`)
      return null
    }
    if (trail.length < MAX_DEPTH) return this.walk(node, input, trail)
    this.leaveOut(step, `the nodes nest deeper than ${MAX_DEPTH} levels`)
    return null
  }

  private service(step: Step): Flow | null {
    const service = this.services.at(step)
    if (!service) return null
    if (!this.standing.has(service)) {
      this.standing.add(service)
      return { type: 'service', service }
    }
    const again = this.copies++ < MAX_COPIES ? this.services.again(service) : null
    if (!again) {
      this.leaveOut(step, `\`${service.name}\` stands in the flow already`)
      return null
    }
    const message = `\`${service.name}\` runs a second time; here that is \`${again.name}\`, which is called where the first one runs in the cluster.`
    this.notes.tell('import-again', 'warning', message, step.path, again.name)
    return { type: 'service', service: again }
  }

  private leaveOut(step: Step, why: string) {
    this.notes.tell('import-left-out', 'warning', `This call is left out: ${why}.`, step.path, APPLICATION)
  }
}

/** Where a step gets what the node was called with, a new row begins: the answer before is dropped. */
function rowOf(items: readonly Item[]): Flow | null {
  const rows: Flow[][] = []
  for (const { flow, chained } of items) {
    if (chained) rows.at(-1)!.push(flow)
    else rows.push([flow])
  }
  const parts = rows.pop()
  if (!parts) return null
  const loose = rows.map((row): Flow => (row.length === 1 ? row[0]! : { type: 'row', parts: row, loose: [] }))
  return parts.length === 1 && loose.length === 0 ? parts[0]! : { type: 'row', parts, loose }
}

const starts = new WeakMap<Flow, Imported[]>()

/** Services that a part calls first. Parts may be shared, many times over: each is looked at once. */
export function startsOf(flow: Flow): Imported[] {
  const known = starts.get(flow)
  if (known) return known
  const parts = flow.type === 'row' ? [flow.parts[0]!, ...flow.loose] : partsOf(flow)
  const found = flow.type === 'service' ? [flow.service] : [...new Set(parts.flatMap(startsOf))]
  starts.set(flow, found)
  return found
}

/** The part and those that it begins with. */
function headsOf(flow: Flow): Set<Flow> {
  const heads = new Set([flow])
  for (const head of heads) {
    if (head.type === 'row') heads.add(head.parts[0]!)
    else if (head.type === 'bundle') for (const part of head.parts) heads.add(part)
  }
  return heads
}

const ends = new WeakMap<Flow, Imported[]>()

/** Services whose answer goes on. */
export function endsOf(flow: Flow): Imported[] {
  const known = ends.get(flow)
  if (known) return known
  const parts = flow.type === 'row' ? flow.parts.slice(-1) : partsOf(flow)
  const found = flow.type === 'service' ? [flow.service] : [...new Set(parts.flatMap(endsOf))]
  ends.set(flow, found)
  return found
}

/** All that a flow calls, in the order of its rows. */
export function servicesOf(flow: Flow): Imported[] {
  const seen = new Set([flow])
  const visit = (one: Flow): Imported[] =>
    one.type === 'service'
      ? [one.service]
      : partsOf(one).flatMap((part) => {
          if (seen.has(part)) return []
          seen.add(part)
          return visit(part)
        })
  return visit(flow)
}

function partsOf(flow: Flow): readonly Flow[] {
  if (flow.type === 'service') return []
  return flow.type === 'row' ? [...flow.loose, ...flow.parts] : flow.parts
}
