// README.md beside gmconnector.yaml: how to apply it, see it come up, ask it, feed it, remove it.

import { ROUTER, ROUTER_PORT } from '../../gmc/steps'
import type { Pipeline } from '../../pipeline/pipeline'
import { quoted, urlPath } from '../../plan/shell'
import type { FlowNode } from './arrange'
import { besideTheFlow, uploadOf } from './beside-the-flow'
import { endpointOf } from './config'
import type { Deployment } from './deployed'
import { firstRequest } from './first-request'
import { secretsOf, TOKENS } from './install-script'
import type { Placement } from './placement'
import { EXTRA, type Extra } from './remotes'

type Explained = {
  pipeline: Pipeline
  deployment: Deployment
  nodes: readonly FlowNode[]
  placement: Placement
  extra: Extra
  names: ReadonlyMap<string, string>
  /** The Deployment that joins answers, where one is needed. */
  helper: string | null
}

/** The text of README.md. */
export function readme(explained: Explained): string {
  const { pipeline, deployment, extra, helper } = explained
  const { application } = pipeline
  const { namespace } = application
  const count = deployment.services.length + 1
  const ready = `${count}/${externalSteps(explained)}/${count}`
  const url = quoted(`http://localhost:${ROUTER_PORT}${urlPath(application.endpoint)}`)
  const more = secretsOf(deployment, pipeline.kinds)
  return [
    `# ${application.name}`,
    '',
    'A GMConnector, for a cluster with the controller of GMC (OPEA’s GenAI Microservice Connector), and what it takes to',
    'get that controller.',
    '',
    '## Start',
    '',
    '```sh',
    `HF_TOKEN=hf_…${more.map((one) => ` ${one}=…`).join('')} sh install.sh      # GMC where the cluster has none, then ${application.name}`,
    'sh try.sh                        # waits until it is up, and asks it',
    '```',
    '',
    '`install.sh` may be run again at any time. It',
    '',
    '- clones GenAIInfra at a commit that this file was made for, and installs from it, in this order: CRD, RBAC with the',
    '  namespace of the controller, the manifests that the controller deploys from (ConfigMap `gmcyaml`, the router’s',
    '  among them), the controller; it leaves a GMC alone that is there already;',
    `- puts tokens into the Secret \`${TOKENS}\` of the namespace, which the manifests are made to read, instead of writing`,
    '  them into every manifest;',
    '- names a tag of OPEA’s images, of which later ones do not read one another’s answers, and has the folder for models',
    '  (`/mnt/opea-models` of the nodes) made where it is missing. Its first lines say what can be set;',
    `- applies \`gmconnector.yaml\`, which is all there is to do where GMC is looked after by others.`,
    '',
    '```sh',
    `kubectl get gmconnectors -n ${namespace} --watch      # up when READY says ${ready}`,
    'kubectl logs -n system deployment/gmc-controller     # why READY stays blank',
    ...(helper === null ? [] : [`kubectl rollout status -n ${namespace} deployment/${helper}`]),
    '```',
    '',
    'One GMConnector per namespace: the services of two would share their configuration.',
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
    `curl ${url} -H 'Content-Type: application/json' -d ${quoted(JSON.stringify(firstRequest(pipeline)))}`,
    '```',
    '',
    'The body must be a JSON object. A step has 30 seconds and a request 60. The status is 200 even when a service',
    'answered with an error: look at the body. Headers, logins too, do not reach the services. `parameters`, where it is',
    'given, must be an object: anything else crashes the router.',
    ...page(explained),
    ...uploads(explained),
    '',
    '## Remove',
    '',
    '```sh',
    `kubectl delete gmc -n ${namespace} ${application.name}`,
    `kubectl delete secret -n ${namespace} ${TOKENS}`,
    '```',
    '',
    'GMC itself, for all who use it: delete the namespace `system`, the CRD `gmconnectors.gmc.opea.io`, and also the',
    '`validatingwebhookconfiguration` named `validating-webhook-configuration`, which stays otherwise and refuses everything.',
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

function page({ pipeline, deployment }: Explained): string[] {
  if (besideTheFlow('UI', pipeline, deployment).length === 0) return []
  return ['', `In a browser: http://localhost:${ROUTER_PORT}/ui`]
}

function uploads({ pipeline, deployment, names }: Explained): string[] {
  const upload = uploadOf(pipeline, deployment, names)
  if (!upload) return []
  const header = upload.hasOthers ? ` -H 'SERVICE_NAME: ${upload.name}'` : ''
  return [
    '',
    '## Feed it documents',
    '',
    '```sh',
    `curl http://localhost:${ROUTER_PORT}/dataprep${header} -F 'files=@./my.pdf'`,
    '```',
    '',
    `The router hands \`/dataprep\` on to ${endpointOf(upload.service, pipeline.kinds)} of \`${upload.name}\`, which has 60 seconds for it.`,
  ]
}
