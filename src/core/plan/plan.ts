// What is deployed: for a pipeline in one target every container, name, port, URL and variable, once. Targets
// print it, each in its own words. It is no target's format.

import type { Health, Kind, Platform, Variant } from '../catalog/kind'
import { reachable, successors } from '../pipeline/graph'
import { grouped } from '../pipeline/grouped'
import type { Application, Pipeline, Service } from '../pipeline/pipeline'
import { variantOf } from '../pipeline/read'
import { realise, TARGET_NAMES, type TargetId } from '../pipeline/realise'
import type { Finding } from '../text/diagnostic'
import { Addresses, reportNames } from './addresses'
import { commandOf, imageOf } from './container'
import { Environment } from './environment'
import { reportGated } from './gated'
import type { Megaservice } from './megaservice/program'
import { emptyFlow, megaserviceOf } from './megaservice-of'
import { reportNeeds } from './needs'
import type { Unit } from './unit'
import { reportUnpublished } from './unpublished'

export type { Unit }

export type Plan = {
  application: Application
  pipeline: Pipeline
  units: Unit[]
  byLabel: ReadonlyMap<string, Unit>
  /** Where the megaservice finds its nodes. */
  addresses: Addresses
  /** Without nodes where nothing stands in the flow: then there is none. */
  megaservice: Megaservice
  findings: Finding[]
}

/** Whether something stands in the flow, for it to call. */
export function hasMegaservice({ megaservice }: Plan): boolean {
  return megaservice.nodes.length > 0
}

/**
 * Where everything is, without containers: for a target that deploys nothing itself.
 * Findings: `realised-as`, `condition`, `name-derived`, `empty-flow`, and those of megaservice-of.ts.
 */
export function planMegaservice(
  declared: Pipeline,
  target: TargetId,
): { megaservice: Megaservice; findings: Finding[] } {
  const { pipeline, findings } = realise(declared, target)
  const own = [
    ...findings.filter(({ code }) => code === 'realised-as'),
    ...reportConditions(pipeline, target),
  ]
  const addresses = new Addresses(pipeline, target)
  const environment = new Environment(pipeline, addresses)
  const megaservice = megaserviceOf(pipeline, addresses, environment, own)
  if (pipeline.flowServices.length === 0) own.push(emptyFlow('error'))
  return { megaservice, findings: [...own, ...megaservice.nodes.flatMap(derivedName)] }
}

/** Told where a variable is not just the name in capitals. */
function derivedName({ name, variable }: Megaservice['nodes'][number]): Finding[] {
  if (variable === name.toUpperCase().replaceAll('-', '_')) return []
  const message = `\`${name}\` is found by ${variable}_SERVICE_HOST_IP and ${variable}_SERVICE_PORT.`
  const path = ['opea_micro_services', name]
  return [{ code: 'name-derived', severity: 'info', message, path, part: 'key' }]
}

/**
 * Plans a declared pipeline for a target whose containers share one network.
 * Findings: `realised-as`, `substituted` and `no-server` of pipeline/realise.ts; `name-derived`, `name-clash`,
 * `no-image`, `no-variant`, `runs-on-cpu`, `condition`, `gated-model`, `image-unpublished`, `needs`, `empty-flow`, and those of
 * megaservice-of.ts.
 */
export function plan(declared: Pipeline, target: TargetId): Plan {
  const { pipeline, findings } = realise(declared, target)
  // those that reading found are told already
  const own = findings.filter(
    ({ code }) => code === 'realised-as' || code === 'substituted' || code === 'no-server',
  )
  const { application } = pipeline
  const deployed = deployedServices(pipeline)
  const addresses = new Addresses(pipeline, target)
  own.push(
    ...reportNames(deployed, application, addresses),
    ...reportMissing(deployed, pipeline),
    ...reportImpossible(deployed, pipeline),
    ...reportConditions(pipeline, target),
  )
  const environment = new Environment(pipeline, addresses)
  const links = grouped(pipeline.links, ({ from }) => from)
  const units = deployed.map((service) => {
    const kind = pipeline.kinds.get(service.kind)!
    return unitOf(service, kind, {
      pipeline,
      addresses,
      environment,
      calls: (links.get(service.name) ?? []).map(({ to }) => to),
      findings: own,
    })
  })
  const megaservice = megaserviceOf(pipeline, addresses, environment, own)
  if (pipeline.flowServices.length === 0) own.push(emptyFlow(units.length > 0 ? 'info' : 'error'))
  own.push(...reportGated(units), ...reportUnpublished(units, application), ...reportNeeds(units))
  const byLabel = new Map(units.map((unit) => [unit.label, unit]))
  return { application, pipeline, units, byLabel, addresses, megaservice, findings: own }
}

/** Flow and side services, and all that these use; remote ones run elsewhere. */
function deployedServices({ services, flowServices, uses }: Pipeline): Service[] {
  const side = services.filter(({ role, implied }) => role === 'side' && !implied).map(({ name }) => name)
  const local = new Set(services.filter(({ remote }) => !remote).map(({ name }) => name))
  const start = [...flowServices, ...side].filter((name) => local.has(name))
  const run = reachable(start, successors(uses.filter(([from]) => local.has(from))))
  return services.filter(({ name }) => run.has(name) && local.has(name))
}

type Context = {
  pipeline: Pipeline
  addresses: Addresses
  environment: Environment
  calls: string[]
  findings: Finding[]
}

function unitOf(service: Service, kind: Kind, context: Context): Unit {
  const { pipeline, addresses, environment, calls } = context
  const variant = variantOf(kind, service.platform)
  const { container } = kind
  reportPlatform(service, kind, pipeline.application.platform, context.findings)
  const port = addresses.portOf(service)
  const needs = calls.filter((name) => addresses.isDeployed(name)).map((name) => addresses.labelOf(name))
  return {
    service,
    kind,
    label: addresses.labelOf(service.name),
    image: imageOf(service, kind, variant, pipeline.application),
    entrypoint: variant?.entrypoint ?? container?.entrypoint ?? null,
    command: commandOf(service, kind, variant, environment, port),
    environment: environment.of(service, kind, variant),
    port,
    published: service.declared.port ?? null,
    volumes: variant?.volumes ?? container?.volumes ?? [],
    shm: variant?.shm ?? container?.shm ?? null,
    health: healthOf(kind, variant),
    restart: variant?.restart ?? container?.restart ?? null,
    accelerator: variant?.accelerator ?? null,
    devices: variant?.devices ?? [],
    capabilities: variant?.capabilities ?? [],
    groups: variant?.groups ?? [],
    security: variant?.security ?? container?.security ?? [],
    ipc: variant?.ipc ?? null,
    calls,
    needs: [...new Set(needs)],
    path: service.path,
  }
}

/** The same object for all containers of a kind's variant which add nothing to it. */
function healthOf({ container }: Kind, variant: Variant | undefined): Health | null {
  if (!container?.health) return null
  return variant?.health ? ({ ...container.health, ...variant.health } as Health) : container.health
}

/** A kind that has hardware variants and none for this platform runs its CPU variant. */
function reportPlatform(service: Service, kind: Kind, usual: Platform, findings: Finding[]) {
  const { platform, declared, path, name } = service
  if (
    platform === 'xeon' ||
    Object.keys(kind.variants).length === 0 ||
    kind.variants[platform] ||
    kind.platforms?.includes(platform) === false ||
    declared.image
  )
    return
  findings.push({
    code: 'runs-on-cpu',
    severity: 'info',
    message: `\`${name}\` (${kind.id}) has no ${platform} variant and runs on the CPU.`,
    path: declared.platform !== undefined && platform !== usual ? [...path, 'platform'] : path,
  })
}

function reportMissing(deployed: readonly Service[], { kinds }: Pipeline): Finding[] {
  return deployed
    .filter(({ kind, declared }) => kinds.get(kind)!.container === null && declared.image === undefined)
    .map(({ name, kind, kindOrigin, path }) => ({
      code: 'no-image',
      severity: 'error' as const,
      message:
        kindOrigin === 'fallback'
          ? `What \`${name}\` is cannot be told from its name or endpoint, so it has no image.`
          : `\`${name}\` (${kind}) has no image.`,
      hint: 'Give it a `kind`, an `image`, or a URL as its endpoint if it runs elsewhere.',
      path,
      part: 'key' as const,
    }))
}

/** Kinds that do not run on the platform at all. */
function reportImpossible(deployed: readonly Service[], { kinds, application }: Pipeline): Finding[] {
  return deployed.flatMap(({ name, kind, platform, declared, implied, path }): Finding[] => {
    const { platforms } = kinds.get(kind)!
    if (declared.image !== undefined || platforms === undefined || platforms.includes(platform)) return []
    const isOwn = declared.platform !== undefined && !implied
    const place = isOwn
      ? [...path, 'platform']
      : application.declared.has('platform')
        ? ['opea_mega_service', 'platform']
        : path
    const [first] = platforms
    return [
      {
        code: 'no-variant',
        severity: 'error',
        message: `\`${name}\` (${kind}) does not run on ${platform}, only on ${platforms.join(' and ')}.`,
        path: place,
        ...(first === undefined
          ? {}
          : {
              fix: {
                label: `Run ${name} on ${first}`,
                changes: [{ set: [...path, 'platform'], value: first }],
              },
            }),
      },
    ]
  })
}

function reportConditions({ services }: Pipeline, target: TargetId): Finding[] {
  return services
    .filter(({ declared }) => declared.condition !== undefined)
    .map(({ name, path: service }) => {
      const path = [...service, 'condition']
      return {
        code: 'condition',
        severity: 'error',
        message: `${TARGET_NAMES[target]} cannot route by a condition, and \`${name}\` has one.`,
        path,
        fix: { label: 'Remove the condition', changes: [{ remove: path }] },
      }
    })
}
