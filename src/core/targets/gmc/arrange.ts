// The flow as nodes of a GMConnector: which node runs which services and calls which other nodes. Servers come
// later. The router's rules (cmd/router/main.go) decide the form: what stands here was seen on the running router.

import { NEUTRAL } from '../../gmc/steps'
import type { Path } from '../../text/diagnostic'
import { expressionOf } from './conditions'
import { type Join, mergeOf, nameOf, type Place } from './joining'
import { type Arranging, end, labelsFor } from './labels'
import type { Branch, Routed } from './routing'

export type FlowNode = { name: string; type: 'Sequence' | 'Ensemble' | 'Switch'; steps: FlowStep[] }

/** Calls a service, a node, or the helper that joins answers. */
export type FlowStep = { label: string; condition?: { text: string; path: Path } } & (
  | { service: string; node?: never; join?: never }
  | { node: string; service?: never; join?: never }
  | { join: Join; service?: never; node?: never }
)

/** Where the answers of the services that come last stand in what a part answers. */
type Ends = { name: string; place: Place }[]

/**
 * Nodes for nested parts, `root` first. It is always a Sequence: the router finds DataPrep only there. With `merges`
 * the helper makes one object of the answers of branches, and names the answers of several ends.
 */
export function arrange(routed: Routed, arranging: Arranging, merges: boolean): FlowNode[] {
  const arranger = new Arranger(arranging, merges)
  const root = arranger.open('root', 'Sequence')
  const ends = arranger.sequence(root, routed, true)
  if (merges && ends.length > 1)
    root.steps.push({ label: NEUTRAL, join: nameOf(ends.map(({ name, place }) => [name, place])) })
  return arranger.nodes
}

class Arranger {
  readonly nodes: FlowNode[] = []
  private readonly arranging: Arranging
  private readonly merges: boolean
  private readonly counts = new Map<string, number>()

  constructor(arranging: Arranging, merges: boolean) {
    this.arranging = arranging
    this.merges = merges
  }

  open(name: string, type: FlowNode['type']): FlowNode {
    const node: FlowNode = { name, type, steps: [] }
    this.nodes.push(node)
    return node
  }

  /** `isLast`: its answer is the answer to the request, where ends keep their names. */
  sequence(node: FlowNode, routed: Routed, isLast: boolean): Ends {
    const parts = routed.type === 'series' ? routed.parts : [routed]
    let ends: Ends = []
    for (const [at, part] of parts.entries()) {
      if (part.type === 'service') {
        node.steps.push(this.serviceStep(part.name))
        ends = [{ name: part.name, place: '' }]
        continue
      }
      const staysApart = isLast && at === parts.length - 1
      // the router's page reads the kind of request off the first label of root
      const isFirst = node.name === 'root' && node.steps.length === 0
      const label = this.arranging.labelOf(isFirst ? beginning(part) : end(part))
      const inner = this.nested(part, staysApart)
      node.steps.push({ label, node: inner.node })
      ends = inner.ends
      if (this.merges && part.type === 'parallel' && !staysApart) {
        node.steps.push({ label: NEUTRAL, join: mergeOf(inner.labels) })
        ends = [{ name: end(part), place: '' }]
      }
    }
    return ends
  }

  private serviceStep(service: string): FlowStep {
    return { label: this.arranging.labelOf(service), service }
  }

  /** A new node for a part. */
  private nested(part: Routed, isLast: boolean): { node: string; ends: Ends; labels: string[] } {
    if (part.type === 'parallel') return this.ensemble(part.parts, isLast)
    if (part.type === 'switch') return this.switchNode(part.branches)
    const node = this.open(this.newName('branch'), 'Sequence')
    return { node: node.name, ends: this.sequence(node, part, isLast), labels: [] }
  }

  private ensemble(parts: readonly Routed[], isLast: boolean) {
    const node = this.open(this.newName('parallel'), 'Ensemble')
    const labels = labelsFor(parts, this.arranging)
    const ends: Ends = []
    parts.forEach((part, at) => {
      const { text: label, isOwn } = labels[at]!
      if (part.type === 'service' && isOwn) {
        node.steps.push({ label, service: part.name })
        ends.push({ name: part.name, place: label })
        return
      }
      const inner = this.nested(part, isLast)
      node.steps.push({ label, node: inner.node })
      for (const { name, place } of inner.ends)
        ends.push({ name, place: place === '' ? label : `${label}/${place}` })
    })
    return { node: node.name, ends, labels: labels.map(({ text }) => text) }
  }

  /** A Switch skips downstream steps, so servers may stand beside their callers in it. */
  private switchNode(branches: readonly Branch[]) {
    const node = this.open(this.newName('switch'), 'Switch')
    for (const { condition, path, part } of branches) {
      const others = branches.flatMap((one) => (one.condition === condition ? [] : [one.condition]))
      const step =
        part.type === 'service'
          ? this.serviceStep(part.name)
          : { label: this.arranging.labelOf(end(part)), node: this.branchNode(part) }
      node.steps.push({ ...step, condition: { text: expressionOf(condition, others), path } })
    }
    const name = branches.map(({ part }) => end(part)).join(' or ')
    return { node: node.name, ends: [{ name, place: '' }], labels: [] }
  }

  /** One of several answers has one form: what its branch ends with is merged. */
  private branchNode(part: Routed): string {
    if (!this.merges || part.type !== 'parallel') return this.nested(part, false).node
    const node = this.open(this.newName('branch'), 'Sequence')
    this.sequence(node, part, false)
    return node.name
  }

  private newName(prefix: string): string {
    const count = (this.counts.get(prefix) ?? 0) + 1
    this.counts.set(prefix, count)
    return `${prefix}-${count}`
  }
}

function beginning(part: Routed): string {
  if (part.type === 'service') return part.name
  return beginning(part.type === 'switch' ? part.branches[0]!.part : part.parts[0]!)
}
