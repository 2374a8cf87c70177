// The flow as nodes of a GMConnector: which node runs which services and calls which other nodes. Servers come
// later. The router's rules (cmd/router/main.go) decide the form: what stands here was seen on the running router.

import type { Path } from '../../text/diagnostic'
import { expressionOf } from './conditions'
import { type Arranging, end, labelsFor } from './labels'
import type { Branch, Routed } from './routing'

export type FlowNode = { name: string; type: 'Sequence' | 'Ensemble' | 'Switch'; steps: FlowStep[] }

export type FlowStep = { label: string; condition?: { text: string; path: Path } } & (
  | { service: string; node?: never }
  | { node: string; service?: never }
)

/** Nodes for nested parts, `root` first. It is always a Sequence: the router finds DataPrep only there. */
export function arrange(routed: Routed, arranging: Arranging): FlowNode[] {
  const arranger = new Arranger(arranging)
  arranger.sequence(arranger.open('root', 'Sequence'), routed)
  return arranger.nodes
}

class Arranger {
  readonly nodes: FlowNode[] = []
  private readonly arranging: Arranging
  private readonly counts = new Map<string, number>()

  constructor(arranging: Arranging) {
    this.arranging = arranging
  }

  open(name: string, type: FlowNode['type']): FlowNode {
    const node: FlowNode = { name, type, steps: [] }
    this.nodes.push(node)
    return node
  }

  sequence(node: FlowNode, routed: Routed) {
    for (const part of routed.type === 'series' ? routed.parts : [routed]) {
      if (part.type === 'service') node.steps.push(this.serviceStep(part.name))
      else {
        // the router's page reads the kind of request off the first label of root
        const isFirst = node.name === 'root' && node.steps.length === 0
        const label = this.arranging.labelOf(isFirst ? beginning(part) : end(part))
        node.steps.push({ label, node: this.nested(part) })
      }
    }
  }

  private serviceStep(service: string): FlowStep {
    return { label: this.arranging.labelOf(service), service }
  }

  /** A new node for a part; its name. */
  private nested(part: Routed): string {
    if (part.type === 'parallel') return this.ensemble(part.parts)
    if (part.type === 'switch') return this.switchNode(part.branches)
    const node = this.open(this.newName('branch'), 'Sequence')
    this.sequence(node, part)
    return node.name
  }

  private ensemble(parts: readonly Routed[]): string {
    const node = this.open(this.newName('parallel'), 'Ensemble')
    const labels = labelsFor(parts, this.arranging)
    parts.forEach((part, at) => {
      const label = labels[at]!
      const isPlain = part.type === 'service' && label.isOwn
      node.steps.push(
        isPlain ? { label: label.text, service: part.name } : { label: label.text, node: this.nested(part) },
      )
    })
    return node.name
  }

  /** A Switch skips downstream steps, so servers may stand beside their callers in it. */
  private switchNode(branches: readonly Branch[]): string {
    const node = this.open(this.newName('switch'), 'Switch')
    for (const { condition, path, part } of branches) {
      const others = branches.flatMap((one) => (one.condition === condition ? [] : [one.condition]))
      const step =
        part.type === 'service'
          ? this.serviceStep(part.name)
          : { label: this.arranging.labelOf(end(part)), node: this.nested(part) }
      node.steps.push({ ...step, condition: { text: expressionOf(condition, others), path } })
    }
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
