// `gmc_join: recompute`: one node per service, which calls the nodes of its predecessors and then the service. Any
// acyclic flow can be written so; what several others need runs once for each of them.

import { predecessors, successors } from '../../pipeline/graph'
import type { Pipeline } from '../../pipeline/pipeline'
import type { FlowNode, FlowStep } from './arrange'
import { type Arranging, labelsFor } from './labels'
import { nodeNames } from './names'

type Recomputed = { nodes: FlowNode[]; calls: number }

/** Nodes, `root` first, and how many calls of services one request makes. */
export function recompute({ flow, flowServices }: Pipeline, { labelOf }: Arranging): Recomputed {
  const before = predecessors(flow)
  const next = successors(flow)
  const names = nodeNames(flowServices)
  const nameOf = (name: string) => names.get(name)!
  const nodes: FlowNode[] = [{ name: 'root', type: 'Sequence', steps: [] }]

  const callOf = (name: string): FlowStep => ({ label: labelOf(name), node: `up-to-${nameOf(name)}` })
  const allOf = (names: readonly string[], ensemble: string): FlowStep => {
    if (names.length === 1) return callOf(names[0]!)
    const labels = labelsFor(
      names.map((name) => ({ type: 'service', name })),
      { labelOf, standsAlone: () => false, isCalledElsewhere: () => false },
    )
    const steps = names.map((name, at) => ({ ...callOf(name), label: labels[at]!.text }))
    nodes.push({ name: ensemble, type: 'Ensemble', steps })
    return { label: labelOf(names.at(-1)!), node: ensemble }
  }

  const leaves = flowServices.filter((name) => !next.has(name))
  nodes[0]!.steps.push(allOf(leaves, 'answers'))
  for (const name of flowServices) {
    const sources = before.get(name) ?? []
    const node: FlowNode = { name: `up-to-${nameOf(name)}`, type: 'Sequence', steps: [] }
    nodes.push(node)
    if (sources.length > 0) node.steps.push(allOf(sources, `before-${nameOf(name)}`))
    node.steps.push({ label: labelOf(name), service: name })
  }
  return { nodes, calls: callsOf(flowServices, before, leaves) }
}

/** Ways from the request to a service, added up: each runs it once. */
function callsOf(
  names: readonly string[],
  before: ReadonlyMap<string, readonly string[]>,
  leaves: readonly string[],
): number {
  const known = new Map<string, number>()
  const settle = (name: string) => {
    const missing = (before.get(name) ?? []).filter((one) => !known.has(one))
    if (missing.length > 0) return missing
    const sources = before.get(name) ?? []
    known.set(name, 1 + sources.reduce((sum, one) => sum + known.get(one)!, 0))
    return []
  }
  // iterative: a chain may be as long as a document
  for (const name of names) {
    const open = [name]
    while (open.length > 0) {
      const missing = known.has(open.at(-1)!) ? [] : settle(open.at(-1)!)
      if (missing.length === 0) open.pop()
      else open.push(...missing)
    }
  }
  return leaves.reduce((sum, name) => sum + known.get(name)!, 0)
}
