// A GMConnector: the custom resource of OPEA's GenAI Microservice Connector for Kubernetes.

import type { Pipeline } from '../../pipeline/pipeline'
import { realise } from '../../pipeline/realise'
import type { Finding } from '../../text/diagnostic'
import { printDocuments } from '../../yaml/print'
import type { Emission, Target } from '../target'
import { admitted } from './admitted'
import { applicationLimits } from './application'
import { askedInWords } from './asked-in-words'
import { uploadOf } from './beside-the-flow'
import { nodesOf } from './connector'
import { type Deployment, deploymentOf } from './deployed'
import { documentsOf, sizeOf, specOf } from './documents'
import { indexesOf } from './indexes'
import { installScript } from './install-script'
import { helped, helperName } from './joining'
import type { Arranging } from './labels'
import { manifestLimits } from './manifests'
import { clusterNames } from './names'
import { placementOf } from './placement'
import { platformLimits } from './platforms'
import { readme } from './readme'
import { extraOf, remoteLimits } from './remotes'
import { rolling } from './rolling'
import { type Plan, planNodes } from './shape'
import { labelOf } from './steps'
import { textLimits } from './texts'
import { tell } from './told'
import { tryScript } from './try-script'
import { variableLimits } from './variables'

/**
 * gmconnector.yaml, README.md, install.sh and try.sh.
 * Findings: `realised-as`, `substituted` and errors of pipeline/realise.ts, `gmc-size`, those of the files beside and,
 * should these let something through, of gmc/admission.ts.
 */
export const gmc: Target = {
  id: 'gmc',
  label: 'GMConnector',
  help: 'The custom resource of the GenAI Microservice Connector: kubectl apply, and it deploys the pipeline.',
  emit(declared) {
    const { pipeline, findings: told } = realise(declared, 'gmc')
    const deployment = deploymentOf(pipeline)
    const findings = [
      ...told.filter((finding) => isOfTarget(finding, pipeline)),
      ...platformLimits(pipeline, deployment.services),
      ...manifestLimits(pipeline, deployment),
      ...askedInWords(pipeline, deployment, declared.services),
      ...remoteLimits(pipeline, deployment),
      ...textLimits(pipeline, deployment),
      ...variableLimits(deployment.services, declared.services),
    ]
    const names = clusterNames(deployment.services, findings)
    findings.push(...applicationLimits(pipeline.application, names))
    const plan = planNodes(pipeline, findings)
    return plan === null ? { files: [], findings } : emitNodes(plan, pipeline, deployment, names, findings)
  },
}

function emitNodes(
  plan: Plan,
  pipeline: Pipeline,
  deployment: Deployment,
  names: ReadonlyMap<string, string>,
  findings: Finding[],
): Emission {
  const extra = extraOf(pipeline, deployment, findings)
  const indexes = indexesOf(pipeline, deployment, findings)
  if (hasError(findings)) return { files: [], findings }
  // who is hoisted depends on who stands where, and brings no servers to where it stood
  const first = plan(arrangingOf(pipeline, deployment, new Set()))
  const placement = placementOf(first, deployment)
  const nodes =
    placement.hoisted.size === 0 ? first : plan(arrangingOf(pipeline, deployment, placement.hoisted))
  findings.push(...tell(nodes, pipeline, deployment, findings))
  const joins = nodes.flatMap(({ steps }) => steps).filter(({ join }) => join !== undefined).length
  const helper = helperName(names)
  if (joins > 0) findings.push(helped(helper, joins))
  const configuring = { pipeline, deployment, names, indexes }
  findings.push(...rolling(configuring))
  const spec = specOf(nodesOf(nodes, { ...configuring, helper, ...placement }))
  findings.push(...sizeLimits(sizeOf(spec)))
  const documents = documentsOf(pipeline, spec, extra, joins > 0 ? helper : null)
  if (!hasError(findings)) findings.push(...admitted(documents.at(-1)))
  if (hasError(findings)) return { files: [], findings }
  const { text, causes } = printDocuments(documents)
  const help = readme({
    pipeline,
    deployment,
    nodes,
    placement,
    extra,
    names,
    helper: joins > 0 ? helper : null,
  })
  return {
    files: [
      { path: 'gmconnector.yaml', text, causes },
      { path: 'README.md', text: help },
      { path: 'install.sh', text: installScript(pipeline, deployment) },
      { path: 'try.sh', text: tryScript(pipeline, uploadOf(pipeline, deployment, names)) },
    ],
    findings,
  }
}

function arrangingOf(pipeline: Pipeline, deployment: Deployment, hoisted: ReadonlySet<string>): Arranging {
  const services = new Map(pipeline.services.map((service) => [service.name, service]))
  const isCalledElsewhere = (name: string) => hoisted.has(name) || !deployment.has(name)
  return {
    labelOf: (name) => labelOf(services.get(name)!, pipeline),
    standsAlone: (name) => isCalledElsewhere(name) || deployment.serversOf(name).length === 0,
    isCalledElsewhere,
  }
}

/** What is said of every target stands in the document's own findings already. */
function isOfTarget({ code, severity, path }: Finding, { services, kinds }: Pipeline): boolean {
  if (code !== 'no-server') return severity === 'error' || code === 'realised-as' || code === 'substituted'
  // who cannot be deployed at all needs no servers either
  const service = services.find(({ name }) => name === path[1])
  return service !== undefined && service.platform !== 'rocm' && kinds.get(service.kind)?.gmc !== undefined
}

function hasError(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === 'error')
}

/** The router gets the whole spec as one argument, of which Linux takes 128 KiB; URLs come into it on the way. */
function sizeLimits(size: number): Finding[] {
  if (size < 100_000) return []
  const isTooLarge = size >= 128 * 1024
  return [
    {
      code: 'gmc-size',
      severity: isTooLarge ? 'error' : 'warning',
      message: `This GMConnector has ${Math.ceil(size / 1000)} KB: its router ${isTooLarge ? 'cannot' : 'may not'} start, because it gets all as one argument of at most 128 KiB.`,
      path: ['opea_micro_services'],
      part: 'key',
    },
  ]
}
