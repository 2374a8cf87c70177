// What a person should know about an export that works: what differs from the same pipeline elsewhere.

import { STEP_NAMES } from '../../gmc/steps'
import { predecessors, successors } from '../../pipeline/graph'
import type { Pipeline } from '../../pipeline/pipeline'
import type { Finding } from '../../text/diagnostic'
import { Answers } from './answers'
import type { FlowNode } from './arrange'
import { besideTheFlow } from './beside-the-flow'
import type { Deployment } from './deployed'
import { FLOW, placeOfEdge } from './edge-place'
import { labelOf } from './steps'

/**
 * Findings: `gmc-keyed-join`, `gmc-keyed-answer`, `gmc-branches`, `gmc-fan-out`, `gmc-no-stream`, `gmc-time`,
 * `gmc-old-images`, `gmc-dataprep`, `gmc-page`, `gmc-guardrail`, `gmc-as-it-is`.
 */
export function tell(nodes: readonly FlowNode[], pipeline: Pipeline, deployment: Deployment): Finding[] {
  return [
    // the helper merges and names
    ...(pipeline.application.gmcJoin === 'adapter' ? [] : joins(nodes, pipeline)),
    ...branches(nodes),
    ...models(nodes, pipeline),
    ...images(pipeline, deployment),
    ...uploads(pipeline, deployment),
    ...pages(pipeline, deployment),
    ...elsewhere(pipeline),
  ]
}

function joins(nodes: readonly FlowNode[], pipeline: Pipeline): Finding[] {
  const answers = new Answers(nodes)
  const found = nodes
    .filter(({ type }) => type === 'Sequence')
    .flatMap(({ steps }) =>
      steps.slice(1).flatMap((step, at): Finding[] => {
        const before = steps[at]!
        if (!answers.isKeyed(before)) return []
        const receivers = answers.firstOf(step)
        const names = receivers.map((name) => `\`${name}\``).join(' and ')
        return [
          {
            code: 'gmc-keyed-join',
            severity: 'warning',
            message: `${names} ${receivers.length > 1 ? 'get' : 'gets'} ${shortened(answers.of(before))}: GMC puts the answers of branches under their step names, where other targets merge them.`,
            ...placeOfEdge(pipeline, answers.lastOf(before)[0]!, receivers[0]!),
          },
        ]
      }),
    )
  const last = nodes[0]!.steps.at(-1)!
  if (!answers.isKeyed(last)) return found
  return [
    ...found,
    {
      code: 'gmc-keyed-answer',
      severity: 'warning',
      message: `The flow has several ends, so a request is answered with ${shortened(answers.of(last))}: by step names, not by those of the services.`,
      path: FLOW,
    },
  ]
}

function shortened(text: string): string {
  return text.length <= 120 ? text : `${text.slice(0, 117)}…`
}

function branches(nodes: readonly FlowNode[]): Finding[] {
  const ensembles = nodes.filter(({ type }) => type === 'Ensemble')
  const widest = Math.max(0, ...ensembles.map(({ steps }) => steps.length))
  if (widest > STEP_NAMES.length) {
    return [
      {
        code: 'gmc-branches',
        severity: 'error',
        message: `${widest} services beside one another are too many: GMC tells their answers apart by step names, and it has ${STEP_NAMES.length}.`,
        hint: 'With `gmc_join: adapter` they run in groups.',
        path: FLOW,
      },
    ]
  }
  if (ensembles.length === 0) return []
  return [
    {
      code: 'gmc-fan-out',
      severity: 'info',
      message: 'When a service of a fan-out cannot be reached, GMC’s router crashes and starts anew.',
      path: FLOW,
    },
  ]
}

const MODELS = new Set(['Llm', 'DocSum'])

/** A streamed answer is no JSON, which the next step and an Ensemble need; and the time limits cannot be set. */
function models(nodes: readonly FlowNode[], pipeline: Pipeline): Finding[] {
  const inFlow = new Set(pipeline.flowServices)
  const found = pipeline.services.filter(
    (service) => inFlow.has(service.name) && MODELS.has(labelOf(service, pipeline)),
  )
  const [first] = found
  if (!first) return []
  const atEnd = lastStepOf(nodes)
  const inside = found.filter(({ name }) => !atEnd.has(name))
  return [
    ...inside.map(
      ({ name, path }): Finding => ({
        code: 'gmc-no-stream',
        severity: 'warning',
        message: `\`${name}\` is not the end of a row: a streamed answer of it breaks the flow, so a request must say \`"parameters": {"streaming": false}\`.`,
        path,
        part: 'key',
      }),
    ),
    {
      code: 'gmc-time',
      severity: 'info',
      message: `GMC’s router cuts an answer of \`${first.name}\` off after 30 seconds, and a request after 60.`,
      path: first.path,
      part: 'key',
    },
  ]
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

function images({ flowServices }: Pipeline, deployment: Deployment): Finding[] {
  if (flowServices.filter((name) => deployment.has(name)).length < 2) return []
  return [
    {
      code: 'gmc-old-images',
      severity: 'info',
      message:
        'GMC’s own manifests say which images run. Those of OPEA 1.1 read one another’s answers; newer ones need conversions, which GMC’s router does not make.',
      path: FLOW,
    },
  ]
}

/** The router forwards uploads to every DataPrep of root, and with two the replies get mixed. */
function uploads(pipeline: Pipeline, deployment: Deployment): Finding[] {
  const all = besideTheFlow('DataPrep', pipeline, deployment)
  return all.slice(1).map(({ path, name }) => ({
    code: 'gmc-dataprep',
    severity: 'warning',
    message: `GMC’s router hands an upload to \`${all[0]!.name}\` and \`${name}\` at once and mixes their replies, unless the header SERVICE_NAME says which.`,
    path,
    part: 'key',
  }))
}

/** The page of GMC's manifest is another than that of the catalog, and the router leads to the first one only. */
function pages(pipeline: Pipeline, deployment: Deployment): Finding[] {
  const [first, ...more] = besideTheFlow('UI', pipeline, deployment)
  if (!first) return []
  const said = {
    code: 'gmc-page',
    severity: 'info',
    message: `In GMC \`${first.name}\` is opea/chatqna-conversation-ui, at /ui of the router; documents cannot be uploaded there.`,
    path: first.path,
    part: 'key',
  } as const
  const others = more.map(({ name, path }) => ({
    ...said,
    severity: 'warning' as const,
    message: `GMC’s router leads to the page of \`${first.name}\`, and nothing leads to \`${name}\`.`,
    path,
  }))
  return [said, ...others]
}

/** What a megaservice does between services and the router does not, where no image of GMC's own knows it. */
function elsewhere({ services, flow, flowServices, kinds }: Pipeline): Finding[] {
  const inFlow = new Set(flowServices)
  const [before, after] = [predecessors(flow), successors(flow)]
  const quoted = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(' and ')
  return services
    .filter(({ name, remote }) => remote && inFlow.has(name))
    .flatMap(({ name, kind: id, path }): Finding[] => {
      const kind = kinds.get(id)
      const [senders, receivers] = [before.get(name) ?? [], after.get(name) ?? []]
      const found: Finding[] = []
      if (kind?.family === 'guardrails' && receivers.length > 0) {
        const message = `GMC’s router does not stop where \`${name}\` refuses: its refusal goes on to ${quoted(receivers)} like any answer.`
        found.push({ code: 'gmc-guardrail', severity: 'warning', message, path, part: 'key' })
      }
      if (senders.length === 0 || kind?.gmc || (kind?.call.adapter ?? 'custom') === 'custom') return found
      const message = `GMC’s router posts to \`${name}\` just what ${quoted(senders)} ${senders.length > 1 ? 'answer' : 'answers'}, where a megaservice makes a request for \`${id}\` of it.`
      return [...found, { code: 'gmc-as-it-is', severity: 'warning', message, path, part: 'key' }]
    })
}
