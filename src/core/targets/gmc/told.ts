// What a person should know about an export that works: what differs from the same pipeline elsewhere. A difference
// is information, at the service that it is about; a warning is what somebody wrote down and does not get.

import { STEP_NAMES } from '../../gmc/steps'
import type { Pipeline } from '../../pipeline/pipeline'
import type { Finding } from '../../text/diagnostic'
import type { FlowNode } from './arrange'
import type { Deployment } from './deployed'
import { FLOW } from './edge-place'
import { pages, uploads } from './told-beside'
import { elsewhere } from './told-elsewhere'
import { imagesOf } from './told-images'
import { joins } from './told-joins'
import { models } from './told-models'
import { times } from './told-times'

/** Findings: `gmc-branches`, `gmc-fan-out`, and those of the files told-….ts. `told` is what is known already. */
export function tell(
  nodes: readonly FlowNode[],
  pipeline: Pipeline,
  deployment: Deployment,
  told: readonly Finding[],
): Finding[] {
  return [
    // the helper merges and names
    ...(pipeline.application.gmcJoin === 'adapter' ? [] : joins(nodes, pipeline)),
    ...branches(nodes, pipeline),
    ...models(nodes, pipeline),
    ...times(pipeline, deployment),
    ...imagesOf(pipeline, deployment, told),
    ...uploads(pipeline, deployment),
    ...pages(pipeline, deployment),
    ...elsewhere(pipeline),
  ]
}

function branches(nodes: readonly FlowNode[], { services }: Pipeline): Finding[] {
  const ensembles = nodes.filter(({ type }) => type === 'Ensemble')
  const widest = Math.max(0, ...ensembles.map(({ steps }) => steps.length))
  if (widest > STEP_NAMES.length) {
    return [
      {
        code: 'gmc-branches',
        severity: 'error',
        message: `${widest} services beside one another are too many: GMC tells their answers apart by step names, and it has ${STEP_NAMES.length}.`,
        hint: services.some(({ declared }) => declared.condition !== undefined)
          ? 'Without conditions in the flow, `gmc_join: adapter` would run them in groups.'
          : 'With `gmc_join: adapter` they run in groups.',
        path: FLOW,
      },
    ]
  }
  const beside = calledFrom(ensembles, nodes)
  return services
    .filter(({ name }) => beside.has(name))
    .map(({ name, path }) => ({
      code: 'gmc-fan-out',
      severity: 'info',
      message: `\`${name}\` runs beside others: when it cannot be reached, GMC’s router crashes and starts anew.`,
      path,
      part: 'key',
    }))
}

/** Services that these nodes call, themselves or by other nodes. */
function calledFrom(start: readonly FlowNode[], nodes: readonly FlowNode[]): Set<string> {
  const byName = new Map(nodes.map((node) => [node.name, node]))
  const called = new Set<string>()
  const open = new Set(start)
  for (const { steps } of open) {
    for (const { service, node } of steps) {
      if (service !== undefined) called.add(service)
      if (node !== undefined) open.add(byName.get(node)!)
    }
  }
  return called
}
