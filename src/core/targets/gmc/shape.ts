// The flow as GMC can run it, or why it cannot.

import { STEP_NAMES } from '../../gmc/steps'
import { cyclesOf } from '../../pipeline/graph'
import type { Pipeline, Service } from '../../pipeline/pipeline'
import { decompose, type Shape } from '../../pipeline/series-parallel'
import type { Finding } from '../../text/diagnostic'
import { arrange, type FlowNode } from './arrange'
import { FLOW, placeOfEdge } from './edge-place'
import type { Arranging } from './labels'
import { levels } from './levels'
import { recompute } from './recompute'
import { route } from './routing'

/** More are told as a number. */
const MOST = 5

/** Says how the nodes come about, given who may stand directly in an Ensemble; always of the same form. */
export type Plan = (arranging: Arranging) => FlowNode[]

/**
 * A way to arrange the nodes; null with an error.
 * Findings: `empty-flow`, `gmc-cycle`, `gmc-shortcut`, `gmc-crossing`, `gmc-condition`, `gmc-recompute`, and those of routing.ts.
 */
export function planNodes(pipeline: Pipeline, findings: Finding[]): Plan | null {
  const { flowServices, flow, application } = pipeline
  if (flowServices.length === 0) return told(findings, [emptyFlow()])
  const [cycle] = cyclesOf(flow)
  if (cycle) return told(findings, [circle(cycle, pipeline)])
  const found = decompose(flowServices, flow)
  const merges = application.gmcJoin === 'adapter'
  const conditional = withCondition(pipeline)
  const isForLevels =
    merges && conditional.length === 0 && found.shape && widthOf(found.shape) > STEP_NAMES.length
  if (found.shape && !isForLevels) {
    const routed = route(found.shape, pipeline, findings)
    return (arranging) => arrange(routed, arranging, merges)
  }
  if (application.gmcJoin !== null) findings.push(...unroutable(conditional, application.gmcJoin))
  if (application.gmcJoin === 'recompute') return recomputing(pipeline, findings)
  if (merges) return (arranging) => levels(pipeline, arranging)
  const ways = waysOut(conditional)
  return told(
    findings,
    found.crossing
      ? [crossing(found.crossing, pipeline, ways)]
      : shortcuts(found.shortcuts ?? [], pipeline, ways),
  )
}

/** The most services or branches that stand side by side. */
function widthOf(shape: Shape): number {
  if (shape.type === 'service') return 1
  const inner = shape.parts.reduce((most, part) => Math.max(most, widthOf(part)), 0)
  return shape.type === 'parallel' ? Math.max(inner, shape.parts.length) : inner
}

function withCondition({ services, flowServices }: Pipeline): Service[] {
  const inFlow = new Set(flowServices)
  return services.filter(({ name, declared }) => declared.condition !== undefined && inFlow.has(name))
}

function told(findings: Finding[], more: Finding[]): null {
  findings.push(...more)
  return null
}

/** Both ways of running what does not nest run every service. */
function unroutable(conditional: readonly Service[], mode: string): Finding[] {
  return conditional.map(({ name, path }) => ({
    code: 'gmc-condition',
    severity: 'error',
    message: `This flow does not nest, and with \`gmc_join: ${mode}\` every service of it runs, so the condition of \`${name}\` cannot hold it back.`,
    hint: 'GMC chooses between the branches of a fan-out only: change the edges so that they nest, or remove the condition.',
    path: [...path, 'condition'],
    fix: { label: 'Remove the condition', changes: [{ remove: [...path, 'condition'] }] },
  }))
}

function recomputing(pipeline: Pipeline, findings: Finding[]): Plan {
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

const FIXES = (['adapter', 'recompute'] as const).map((value) => ({
  label: `Write gmc_join: ${value}`,
  changes: [{ set: ['opea_mega_service', 'gmc_join'], value }],
}))

type Ways = Pick<Finding, 'hint' | 'fix' | 'fixes'>

/** The two ways out that change nothing about the flow, behind those that do; no condition goes with them. */
function waysOut(conditional: readonly Service[]): (...changes: string[]) => Ways {
  const [first] = conditional
  if (first) {
    const why = `\`gmc_join\` is no way out here: with it every service runs, and \`${first.name}\` has a condition.`
    return (...changes) => ({ hint: `${changes.join(', or ')}. ${why}` })
  }
  const modes =
    'or write `gmc_join: adapter` (a small helper joins the answers) or `gmc_join: recompute` (what several need runs once for each)'
  return (...changes) => ({ hint: `${[...changes, modes].join(', ')}.`, fixes: FIXES, fix: FIXES[0]! })
}

function shortcuts(
  all: readonly { from: string; to: string; through: string }[],
  pipeline: Pipeline,
  ways: (...changes: string[]) => Ways,
): Finding[] {
  return all.slice(0, MOST).map(({ from, to, through }, at) => ({
    code: 'gmc-shortcut',
    severity: 'error',
    message: `\`${from} >> ${to}\` bypasses \`${through}\`: \`${to}\` needs what \`${from}\` and \`${through}\` answer, but a Sequence of GMC hands on the last answer only, and GMC has no step that passes one through.${at === MOST - 1 && all.length > MOST ? ` (${all.length - MOST} more like this.)` : ''}`,
    ...ways('Remove the edge', `let \`${through}\` answer all that \`${to}\` needs`),
    ...placeOfEdge(pipeline, from, to),
  }))
}

function crossing(
  { left, right, both, alone }: { left: string; right: string; both: string; alone: string },
  pipeline: Pipeline,
  ways: (...changes: string[]) => Ways,
): Finding {
  return {
    code: 'gmc-crossing',
    severity: 'error',
    message: `\`${left}\` feeds \`${alone}\` and \`${both}\`, \`${right}\` feeds \`${both}\` but not \`${alone}\`: GMC nests Sequence and Ensemble, and edges that cross do not nest.`,
    ...ways('Change the edges so that both feed the same services'),
    ...placeOfEdge(pipeline, left, both),
  }
}
