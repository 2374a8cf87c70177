// What GMC deploys comes from manifests of its own. What these have not, or fix, cannot be asked for.

import type { Pipeline, Service } from '../../pipeline/pipeline'
import type { Finding } from '../../text/diagnostic'
import type { Deployment } from './deployed'
import { stepOf } from './steps'

const DEPLOY_IT = 'Deploy it yourself and give its URL as the endpoint: then GMC calls it where it runs.'

/** Findings: `gmc-no-step`, `gmc-image`, `gmc-args`, `gmc-port`, `gmc-ignored`, `gmc-model`, `gmc-slot`, `gmc-condition`. */
export function manifestLimits(pipeline: Pipeline, deployment: Deployment): Finding[] {
  const inFlow = new Set(pipeline.flowServices)
  return deployment.services.flatMap((service) => {
    if (service.platform === 'rocm') return []
    const found = stepOf(pipeline.kinds.get(service.kind), service.platform)
      ? settings(service, pipeline)
      : [noStep(service, pipeline)]
    if (service.declared.condition !== undefined && !inFlow.has(service.name)) found.push(notRouted(service))
    return [...found, ...slots(service, pipeline, deployment, inFlow)]
  })
}

function noStep({ name, kind, kindOrigin, path, declared }: Service, { kinds }: Pipeline): Finding {
  const isUnknown = kindOrigin === 'fallback' && declared.image === undefined
  const what = isUnknown
    ? `GMC cannot deploy \`${name}\`, because what it is cannot be told from its name or endpoint`
    : kind === 'custom'
      ? `GMC deploys OPEA’s own services only, and \`${name}\` is none`
      : `GMC has no step type for \`${kind}\`, so it cannot deploy \`${name}\``
  const own = declared.image ?? declared.args
  const known = [...kinds.values()].filter(({ gmc, role }) => gmc && role !== 'backing').map(({ id }) => id)
  const way =
    isUnknown || kind === 'custom'
      ? DEPLOY_IT
      : `${DEPLOY_IT} GMC has steps for ${known.join(', ')} and their servers.`
  return {
    code: 'gmc-no-step',
    severity: 'error',
    message: `${what}.`,
    hint:
      kindOrigin === 'written' && own !== undefined && kind !== 'custom'
        ? `${DEPLOY_IT} Without an image and arguments of its own another kind of server might do its work.`
        : way,
    path,
    part: 'key',
  }
}

function settings({ name, kind, declared, path }: Service, { kinds }: Pipeline): Finding[] {
  const facts = kinds.get(kind)!.gmc!
  const found: Finding[] = []
  if (declared.image !== undefined) {
    found.push({
      code: 'gmc-image',
      severity: 'error',
      message: `GMC deploys \`${name}\` from a manifest of its own, and its image cannot be set.`,
      hint: `Remove the image, or change it in GMC’s manifest for all. ${DEPLOY_IT}`,
      path: [...path, 'image'],
      fix: { label: 'Remove the image', changes: [{ remove: [...path, 'image'] }] },
    })
  }
  if (declared.args !== undefined && declared.args.length > 0) {
    found.push({
      code: 'gmc-args',
      severity: 'error',
      message: `GMC deploys \`${name}\` from a manifest of its own, and arguments cannot be added.`,
      hint: `Many servers also read variables: see \`environment\`. ${DEPLOY_IT}`,
      path: [...path, 'args'],
      fix: { label: 'Remove the arguments', changes: [{ remove: [...path, 'args'] }] },
    })
  }
  if (declared.port !== undefined && declared.port !== facts.port) {
    found.push({
      code: 'gmc-port',
      severity: 'info',
      message: `In the cluster \`${name}\` is reached on port ${facts.port}; ${declared.port} is left out.`,
      path: [...path, 'port'],
    })
  }
  if (declared.replicas !== undefined && declared.replicas !== 1) found.push(ignored(name, path, 'replicas'))
  if (declared.resources !== undefined && Object.keys(declared.resources).length > 0)
    found.push(ignored(name, path, 'resources'))
  if (declared.model !== undefined && kinds.get(kind)!.model && facts.model === undefined) {
    found.push({
      code: 'gmc-model',
      severity: 'error',
      message: `The model of \`${name}\` cannot be set in GMC: its manifest decides.`,
      path: [...path, 'model'],
    })
  }
  return found
}

function ignored(name: string, path: Service['path'], key: 'replicas' | 'resources'): Finding {
  return {
    code: 'gmc-ignored',
    severity: 'info',
    message:
      key === 'replicas'
        ? `GMC runs one pod of \`${name}\`, and goes back to one whenever it looks: \`replicas\` is left out.`
        : `GMC deploys \`${name}\` from a manifest of its own: \`resources\` is left out.`,
    path: [...path, key],
  }
}

function notRouted({ name, path }: Service): Finding {
  return {
    code: 'gmc-condition',
    severity: 'error',
    message: `\`${name}\` does not stand in the flow, so no condition can decide whether it runs.`,
    path: [...path, 'condition'],
    fix: { label: 'Remove the condition', changes: [{ remove: [...path, 'condition'] }] },
  }
}

/** A server that the manifest has no key for, or two for one key. */
function slots(
  { name, kind }: Service,
  { kinds }: Pipeline,
  deployment: Deployment,
  inFlow: ReadonlySet<string>,
): Finding[] {
  const facts = kinds.get(kind)!.gmc
  if (!facts) return []
  const owners = new Map<string, string>()
  return deployment.linksOf(name).flatMap(({ to, slot, path }): Finding[] => {
    const key = facts.slots?.[slot!]
    const owner = key && owners.get(key)
    if (key !== undefined) owners.set(key, to)
    const isStep = deployment.has(to) && inFlow.has(to)
    if (key !== undefined && owner === undefined && !isStep) return []
    const isNeeded = kinds.get(kind)!.slots.some((one) => one.name === slot && one.required)
    const severity = key === undefined && !isNeeded ? 'warning' : 'error'
    const message =
      key === undefined
        ? `GMC has no way to tell \`${name}\` where \`${to}\` is${isNeeded ? '' : ', so it does without'}.`
        : isStep
          ? `\`${to}\` stands in the flow, and there GMC cannot name it as the server of \`${name}\`.`
          : `GMC can tell \`${name}\` of one server only, and \`${owner}\` is that.`
    return [{ code: 'gmc-slot', severity, message, path }]
  })
}
