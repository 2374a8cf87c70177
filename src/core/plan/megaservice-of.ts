// The megaservice's view of a pipeline: its nodes with the adapters that call them, and its edges.

import type { Kind } from '../catalog/kind'
import { grouped } from '../pipeline/grouped'
import type { Pipeline, Service, Use } from '../pipeline/pipeline'
import { fillingKind } from '../pipeline/slots'
import { parseText, type Text } from '../pipeline/substitution'
import type { Finding } from '../text/diagnostic'
import type { Addresses, Remote } from './addresses'
import { type Environment, referencesOf } from './environment'
import { ADAPTERS } from './megaservice/adapters'
import type { Adapter } from './megaservice/adapters/adapter'
import type { Megaservice, MegaserviceNode } from './megaservice/program'
import { variableName } from './names'
import { notStreamed } from './streaming'

/**
 * Nodes default to localhost and the ports that a person reaches them on; variables say where they are else.
 * Findings: `no-adapter`, `bad-url`, `name-clash`, `empty-flow`, and that of streaming.ts.
 */
export function megaserviceOf(
  pipeline: Pipeline,
  addresses: Addresses,
  environment: Environment,
  findings: Finding[],
): Megaservice {
  const { application, flow, flowServices, kinds, links, services } = pipeline
  const byName = new Map(services.map((service) => [service.name, service]))
  const owners = new Map<string, string>()
  const linksOf = grouped(links, ({ from }) => from)
  const nodes = flowServices.flatMap((name) => {
    const service = byName.get(name)!
    const kind = kinds.get(service.kind)!
    const adapter = adapterAt(linksOf.get(name) ?? []) ?? kind.call.adapter
    if (adapter === undefined || !Object.hasOwn(ADAPTERS, adapter)) {
      findings.push(noAdapter(service, kind))
      return []
    }
    const variable = variableName(name)
    const owner = owners.get(variable)
    // two that share a name in the network share the variable too: told once
    const isTold = () => findings.some(({ code, path }) => code === 'name-clash' && path === service.path)
    if (owner !== undefined && !isTold()) findings.push(sameVariable(service, owner, variable))
    owners.set(variable, name)
    return [nodeOf(service, kind, adapter, variable, addresses, environment, findings)]
  })
  findings.push(...notStreamed(pipeline))
  return {
    name: application.name,
    endpoint: application.endpoint,
    port: application.port,
    nodes,
    edges: flow,
  }

  /** The adapter that the kind filling a slot asks for. */
  function adapterAt(own: readonly Use[]): string | undefined {
    for (const { from, to, slot: name } of own) {
      const slot = kinds.get(byName.get(from)!.kind)?.slots.find((one) => one.name === name)
      const adapter = slot?.adapters?.[fillingKind(byName.get(to)!, slot, kinds)]
      if (adapter !== undefined) return adapter
    }
    return undefined
  }
}

function nodeOf(
  service: Service,
  kind: Kind,
  adapter: string,
  variable: string,
  addresses: Addresses,
  environment: Environment,
  findings: Finding[],
): MegaserviceNode {
  const remote = addresses.remoteOf(service)
  if (service.remote) reportUrl(service, remote, findings)
  const { sendsModel, database }: Adapter = ADAPTERS[adapter as keyof typeof ADAPTERS]
  const model = sendsModel ? environment.modelOf(service) : null
  const url = service.remote ? parseText(service.declared.endpoint!) : null
  return {
    name: service.name,
    adapter,
    variable,
    host: remote?.host ?? 'localhost',
    port: remote?.port ?? service.declared.port ?? kind.call.hostPort ?? kind.call.port,
    path: remote?.path ?? service.endpoint ?? '/',
    secure: remote?.protocol === 'https',
    url: referencesOf(url).length > 0 ? url : null,
    model: model && modelOf(model, variable),
    apiKey: service.remote ? (service.declared.apiKey ?? null) : null,
    ...(database && { database: environment.urlIn(service, 'database') }),
  }
}

/** A model that one variable says is asked for by that, others by a variable of the service. */
function modelOf(model: Text, variable: string): NonNullable<MegaserviceNode['model']> {
  const [first, ...rest] = model
  return typeof first === 'object' && rest.length === 0
    ? { variable: first.variable, default: [first.default ?? ''] }
    : { variable: `${variable}_MODEL_ID`, default: model }
}

/** What variables will say is not known here. */
function reportUrl({ declared, path }: Service, remote: Remote | null, findings: Finding[]) {
  const isUnknown = remote === null && declared.endpoint!.startsWith('${')
  if (isUnknown || (remote !== null && /^https?$/.test(remote.protocol))) return
  findings.push({
    code: 'bad-url',
    severity: 'error',
    message: `A service in the flow is called over HTTP; \`${declared.endpoint}\` is no such URL.`,
    path: [...path, 'endpoint'],
  })
}

function noAdapter(service: Service, kind: Kind): Finding {
  return {
    code: 'no-adapter',
    severity: 'error',
    message: `The Python megaservice cannot call \`${service.name}\`: a service of kind \`${kind.id}\` cannot stand in its flow.`,
    path: service.path,
    part: 'key',
  }
}

function sameVariable(service: Service, owner: string, variable: string): Finding {
  return {
    code: 'name-clash',
    severity: 'error',
    message: `\`${service.name}\` and \`${owner}\` would both be found by ${variable}_SERVICE_HOST_IP.`,
    hint: 'Rename one of them.',
    path: service.path,
    part: 'key',
  }
}

/** Told where a flow is empty; a target that has something to start all the same goes on without a megaservice. */
export function emptyFlow(severity: 'error' | 'info'): Finding {
  return {
    code: 'empty-flow',
    severity,
    message:
      severity === 'error'
        ? 'Nothing stands in the flow, so there is nothing to call.'
        : 'Nothing stands in the flow: the services are started without a megaservice.',
    hint: 'Write a rule such as `a >> b` under `mega_flow`.',
    path: ['opea_mega_service', 'mega_flow'],
  }
}
