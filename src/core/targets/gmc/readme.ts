// README.md beside gmconnector.yaml: how to apply it, see it come up, ask it, feed it, remove it.

import { ROUTER, ROUTER_PORT } from '../../gmc/steps'
import type { Pipeline } from '../../pipeline/pipeline'
import type { FlowNode } from './arrange'
import { endpointOf } from './config'
import type { Deployment } from './deployed'
import type { Placement } from './placement'
import { EXTRA, type Extra } from './remotes'
import { labelOf } from './steps'

export type Explained = {
  pipeline: Pipeline
  deployment: Deployment
  nodes: readonly FlowNode[]
  placement: Placement
  extra: Extra
  names: ReadonlyMap<string, string>
  /** The Deployment that joins answers, where one is needed. */
  helper: string | null
}

export function readme(explained: Explained): string {
  const { pipeline, deployment, extra, helper } = explained
  const { application } = pipeline
  const { namespace } = application
  const count = deployment.services.length + 1
  const ready = `${count}/${externalSteps(explained)}/${count}`
  const url = `http://localhost:${ROUTER_PORT}${application.endpoint}`
  return [
    `# ${application.name}`,
    '',
    'A GMConnector, for a cluster with the controller of GMC (OPEA’s GenAI Microservice Connector).',
    '',
    '## Start',
    '',
    '```sh',
    'kubectl apply -f gmconnector.yaml',
    ...(helper === null ? [] : [`kubectl rollout status -n ${namespace} deployment/${helper}`]),
    `kubectl get gmc -n ${namespace} --watch      # up when READY says ${ready}`,
    '```',
    '',
    'GMC deploys with the images, tokens and model folder (`/mnt/opea-models` of the node) of its own manifests. One',
    'GMConnector per namespace: the services of two would share their configuration.',
    ...(extra.size > 0
      ? [
          '',
          `\`${EXTRA}\` holds the addresses of servers that run elsewhere. If the namespace has one already, merge them.`,
        ]
      : []),
    '',
    '## Ask',
    '',
    '```sh',
    `kubectl port-forward -n ${namespace} service/${ROUTER} ${ROUTER_PORT} &`,
    `curl ${url} -H 'Content-Type: application/json' -d '${requestBody(pipeline)}'`,
    '```',
    '',
    'The body must be a JSON object. A step has 30 seconds and a request 60. The status is 200 even when a service',
    'answered with an error: look at the body. Headers, logins too, do not reach the services. `parameters`, where it is',
    'given, must be an object: anything else crashes the router.',
    ...uploads(explained),
    '',
    '## Remove',
    '',
    '```sh',
    `kubectl delete gmc -n ${namespace} ${application.name}`,
    '```',
    '',
  ].join('\n')
}

/** Calls of the flow that leave the connector: the number in the middle of READY. */
function externalSteps({ pipeline, nodes, placement }: Explained): number {
  const remote = new Set(pipeline.services.filter((one) => one.remote).map(({ name }) => name))
  const steps = nodes.flatMap((node) => node.steps)
  const isExternal = (name: string) => remote.has(name) || placement.hoisted.has(name)
  return steps.filter(
    ({ service, join }) => join !== undefined || (service !== undefined && isExternal(service)),
  ).length
}

/** What the first service reads: a question as text, or as a chat. */
function requestBody({ services, flowServices, flow, kinds }: Pipeline): string {
  const targets = new Set(flow.map(([, to]) => to))
  const first = services.find(({ name }) => flowServices.includes(name) && !targets.has(name))
  const isChat = kinds.get(first?.kind ?? '')?.call.endpoint === '/v1/chat/completions'
  return isChat
    ? '{"query": "What is OPEA?", "parameters": {"streaming": false}}'
    : '{"text": "What is OPEA?", "parameters": {"max_tokens": 256, "streaming": false}}'
}

function uploads({ pipeline, deployment, names }: Explained): string[] {
  const all = deployment.services.filter(
    (service) => service.role === 'side' && labelOf(service, pipeline) === 'DataPrep',
  )
  const [first] = all
  if (!first) return []
  const header = all.length > 1 ? ` -H 'SERVICE_NAME: ${names.get(first.name)}'` : ''
  return [
    '',
    '## Feed it documents',
    '',
    '```sh',
    `curl http://localhost:${ROUTER_PORT}/dataprep${header} -F 'files=@./my.pdf'`,
    '```',
    '',
    `The router hands \`/dataprep\` on to ${endpointOf(first, pipeline.kinds)} of \`${names.get(first.name)}\`, which has 60 seconds for it.`,
  ]
}
