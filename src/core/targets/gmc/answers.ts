// What passes between the nodes: which answer a service gets, and what a request is answered with.

import type { FlowNode, FlowStep } from './arrange'

export class Answers {
  private readonly nodes: ReadonlyMap<string, FlowNode>

  constructor(nodes: readonly FlowNode[]) {
    this.nodes = new Map(nodes.map((node) => [node.name, node]))
  }

  /** The answer of a step, in words: `<b>`, or `{"Retriever": <b>, "Llm": <c>}`. */
  of(step: FlowStep): string {
    if (step.node !== undefined) return this.ofNode(step.node)
    return step.service !== undefined ? `<${step.service}>` : '{…}'
  }

  ofNode(name: string): string {
    const { type, steps } = this.nodes.get(name)!
    if (type === 'Sequence') return this.of(steps.at(-1)!)
    if (type === 'Switch') return steps.map((step) => this.of(step)).join(' or ')
    return `{${steps.map((step) => `"${step.label}": ${this.of(step)}`).join(', ')}}`
  }

  /** Does an answer come out of an Ensemble, at least in one case? */
  isKeyed(step: FlowStep): boolean {
    if (step.node === undefined) return false
    const { type, steps } = this.nodes.get(step.node)!
    if (type === 'Ensemble') return true
    return type === 'Sequence' ? this.isKeyed(steps.at(-1)!) : steps.some((one) => this.isKeyed(one))
  }

  /** Services whose answers make up that of a step, and the keys that lead to each. */
  endsOf(step: FlowStep, keys: readonly string[] = []): { name: string; keys: readonly string[] }[] {
    if (step.node === undefined) return step.service === undefined ? [] : [{ name: step.service, keys }]
    const { type, steps } = this.nodes.get(step.node)!
    if (type === 'Sequence') return this.endsOf(steps.at(-1)!, keys)
    return steps.flatMap((one) => this.endsOf(one, type === 'Ensemble' ? [...keys, one.label] : keys))
  }

  /** Services that a step calls first. */
  firstOf(step: FlowStep): string[] {
    if (step.node === undefined) return step.service === undefined ? [] : [step.service]
    const { type, steps } = this.nodes.get(step.node)!
    return (type === 'Sequence' ? steps.slice(0, 1) : steps).flatMap((one) => this.firstOf(one))
  }
}
