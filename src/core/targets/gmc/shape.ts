// The flow as GMC can run it, or why it cannot.

import { cyclesOf } from '../../pipeline/graph'
import type { Pipeline } from '../../pipeline/pipeline'
import { decompose } from '../../pipeline/series-parallel'
import type { Finding } from '../../text/diagnostic'
import { arrange, type FlowNode } from './arrange'
import { FLOW, placeOfEdge } from './edge-place'
import type { Arranging } from './labels'
import { recompute } from './recompute'
import { route } from './routing'

/** More are told as a number. */
const MOST = 5

/** Says how the nodes come about, given who may stand directly in an Ensemble; always of the same form. */
export type Plan = (arranging: Arranging) => FlowNode[]

/**
 * A way to arrange the nodes; null with an error.
 * Findings: `empty-flow`, `gmc-cycle`, `gmc-shortcut`, `gmc-crossing`, `gmc-join`, `gmc-recompute`, and those of routing.ts.
 */
export function planNodes(pipeline: Pipeline, findings: Finding[]): Plan | null {
  const { flowServices, flow, application } = pipeline
  if (flowServices.length === 0) return told(findings, [emptyFlow()])
  const [cycle] = cyclesOf(flow)
  if (cycle) return told(findings, [circle(cycle, pipeline)])
  if (application.gmcJoin === 'adapter' && joins(pipeline)) return told(findings, [noAdapter()])
  const found = decompose(flowServices, flow)
  if (found.shape) {
    const routed = route(found.shape, pipeline, findings)
    return (arranging) => arrange(routed, arranging)
  }
  if (application.gmcJoin === 'recompute') return recomputing(pipeline, findings)
  return told(
    findings,
    found.shortcuts ? shortcuts(found.shortcuts, pipeline) : [crossing(found.crossing, pipeline)],
  )
}

function told(findings: Finding[], more: Finding[]): null {
  findings.push(...more)
  return null
}

function recomputing(pipeline: Pipeline, findings: Finding[]): Plan {
  const routed = pipeline.services.filter(
    ({ name, declared }) => declared.condition !== undefined && pipeline.flowServices.includes(name),
  )
  findings.push(
    ...routed.map(
      ({ name, path }): Finding => ({
        code: 'gmc-condition',
        severity: 'error',
        message: `With \`gmc_join: recompute\` every service runs whenever another needs its answer, so the condition of \`${name}\` cannot hold it back.`,
        path: [...path, 'condition'],
      }),
    ),
  )
  const { calls } = recompute(pipeline, {
    labelOf: () => '',
    standsAlone: () => true,
    isCalledElsewhere: () => true,
  })
  findings.push({
    code: 'gmc-recompute',
    severity: 'warning',
    message: `GMC makes ${calls > 1e6 ? 'more than a million' : calls} calls for one request instead of ${pipeline.flowServices.length}: what several services need runs once for each.`,
    hint: 'That suits services that answer the same each time; the whole must end within 60 seconds.',
    path: ['opea_mega_service', 'gmc_join'],
  })
  return (arranging) => recompute(pipeline, arranging).nodes
}

function joins({ flow }: Pipeline): boolean {
  return new Set(flow.map(([, to]) => to)).size < flow.length
}

function emptyFlow(): Finding {
  return {
    code: 'empty-flow',
    severity: 'error',
    message: 'Nothing stands in the flow, so there is nothing to call.',
    hint: 'Write a rule such as `a >> b` under `mega_flow`.',
    path: FLOW,
  }
}

function circle(names: readonly string[], pipeline: Pipeline): Finding {
  return {
    code: 'gmc-cycle',
    severity: 'error',
    message: `The flow runs in a circle: ${[...names, names[0]].join(' → ')}. GMC’s router would go round until it crashes.`,
    ...placeOfEdge(pipeline, names.at(-1)!, names[0]!),
  }
}

function noAdapter(): Finding {
  return {
    code: 'gmc-join',
    severity: 'error',
    message:
      '`adapter` is not exported: it needs a service of its own that joins answers, and OPEA publishes none.',
    hint: 'Write `recompute`, or leave it out: joins that nest get the answers of their branches by step name.',
    path: ['opea_mega_service', 'gmc_join'],
    fix: {
      label: 'Write recompute',
      changes: [{ set: ['opea_mega_service', 'gmc_join'], value: 'recompute' }],
    },
  }
}

const RECOMPUTE = 'let GMC run what several need once for each, by `gmc_join: recompute`'

function shortcuts(
  all: readonly { from: string; to: string; through: string }[],
  pipeline: Pipeline,
): Finding[] {
  return all.slice(0, MOST).map(({ from, to, through }, at) => ({
    code: 'gmc-shortcut',
    severity: 'error',
    message: `\`${from} >> ${to}\` passes \`${through}\` by: \`${to}\` needs what both answer, but GMC hands on the last answer only.${at === MOST - 1 && all.length > MOST ? ` (${all.length - MOST} more like this.)` : ''}`,
    hint: `Take the edge away, let \`${through}\` answer all that \`${to}\` needs, or ${RECOMPUTE}.`,
    ...placeOfEdge(pipeline, from, to),
  }))
}

function crossing(
  { left, right, both, alone }: { left: string; right: string; both: string; alone: string },
  pipeline: Pipeline,
): Finding {
  return {
    code: 'gmc-crossing',
    severity: 'error',
    message: `\`${left}\` leads to \`${alone}\` and \`${both}\`, \`${right}\` to \`${both}\` but not to \`${alone}\`: GMC nests rows and branches, and edges that cross do not nest.`,
    hint: `Change the edges so that both lead to the same services, or ${RECOMPUTE}.`,
    ...placeOfEdge(pipeline, left, both),
  }
}
