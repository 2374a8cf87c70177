// Language models behind GMC's router: a streamed answer is no JSON, which the next step and an Ensemble need.

import type { Pipeline } from '../../pipeline/pipeline'
import type { Finding } from '../../text/diagnostic'
import type { FlowNode } from './arrange'
import { labelOf } from './steps'

const MODELS = new Set(['Llm', 'DocSum'])

/** Findings: `gmc-no-stream`, at each language model whose answer does not go to the client as it comes. */
export function models(nodes: readonly FlowNode[], pipeline: Pipeline): Finding[] {
  const inFlow = new Set(pipeline.flowServices)
  const atEnd = lastStepOf(nodes)
  return pipeline.services
    .filter((service) => inFlow.has(service.name) && MODELS.has(labelOf(service, pipeline)))
    .filter(({ name }) => !atEnd.has(name))
    .map(({ name, path }) => ({
      code: 'gmc-no-stream',
      severity: 'warning',
      message: `\`${name}\` is not the end of a row: a streamed answer of it breaks the flow, so a request must say \`"parameters": {"streaming": false}\`.`,
      path,
      part: 'key',
    }))
}

/** Services whose answer goes to the client as it comes: the last of root, or of a Switch there. */
function lastStepOf(nodes: readonly FlowNode[]): Set<string> {
  const byName = new Map(nodes.map((node) => [node.name, node]))
  const found = new Set<string>()
  const open = [nodes[0]!]
  for (const { type, steps } of open) {
    const last = type === 'Sequence' ? steps.slice(-1) : type === 'Switch' ? steps : []
    for (const step of last) {
      if (step.service !== undefined) found.add(step.service)
      if (step.node !== undefined) open.push(byName.get(step.node)!)
    }
  }
  return found
}
