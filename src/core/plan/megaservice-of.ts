// The megaservice's view of a pipeline: its nodes with the adapters that call them, and its edges.

import type { Kind } from '../catalog/kind'
import type { Pipeline, Service } from '../pipeline/pipeline'
import { referencesIn } from '../pipeline/substitution'
import type { Finding } from '../text/diagnostic'
import type { Addresses } from './addresses'
import { type Environment, referencesOf } from './environment'
import { ADAPTERS } from './megaservice/adapters'
import type { Megaservice, MegaserviceNode } from './megaservice/program'
import { variableName } from './names'

/**
 * Nodes default to localhost and the ports that a person reaches them on; variables say where they are else.
 * Findings: `no-adapter`, `endpoint-variable`, `bad-url`, `name-clash`, `empty-flow`.
 */
export function megaserviceOf(
  pipeline: Pipeline,
  addresses: Addresses,
  environment: Environment,
  findings: Finding[],
): Megaservice {
  const { application, flow, flowServices, kinds, services } = pipeline
  const byName = new Map(services.map((service) => [service.name, service]))
  const owners = new Map<string, string>()
  const nodes = flowServices.flatMap((name) => {
    const service = byName.get(name)!
    const kind = kinds.get(service.kind)!
    const adapter = kind.call.adapter
    if (adapter === undefined || !Object.hasOwn(ADAPTERS, adapter)) {
      findings.push(noAdapter(service, kind))
      return []
    }
    const variable = variableName(name)
    const owner = owners.get(variable)
    if (owner !== undefined) findings.push(sameVariable(service, owner, variable))
    owners.set(variable, name)
    return [nodeOf(service, kind, adapter, variable, addresses, environment, findings)]
  })
  if (flowServices.length === 0) findings.push(emptyFlow())
  return {
    name: application.name,
    endpoint: application.endpoint,
    port: application.port,
    nodes,
    edges: flow,
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
  if (service.remote) reportUrl(service, remote !== null && /^https?$/.test(remote.protocol), findings)
  const { sendsModel } = ADAPTERS[adapter as keyof typeof ADAPTERS] as { sendsModel?: true }
  const model = sendsModel ? environment.modelOf(service) : null
  const reference = referencesOf(model)[0]
  return {
    name: service.name,
    adapter,
    variable,
    host: remote ? (remote.isLocal ? 'localhost' : remote.host) : 'localhost',
    port: remote?.port ?? service.declared.port ?? kind.call.hostPort ?? kind.call.port,
    path: remote?.path ?? service.endpoint ?? '/',
    secure: remote?.protocol === 'https',
    model: model && {
      variable: reference?.variable ?? `${variable}_MODEL_ID`,
      default: reference ? (reference.default ?? '') : model.join(''),
    },
    apiKey: service.remote ? (service.declared.apiKey ?? null) : null,
  }
}

function reportUrl(service: Service, isHttp: boolean, findings: Finding[]) {
  const path = [...service.path, 'endpoint']
  const open = referencesIn(service.declared.endpoint!).filter((reference) => reference.default === null)
  if (open.length > 0) {
    findings.push({
      code: 'endpoint-variable',
      severity: 'error',
      message: `The megaservice must know where \`${service.name}\` is, and \`\${${open[0]!.variable}}\` has no default.`,
      hint: `Write \`\${${open[0]!.variable}:-…}\`; whoever runs it can still set ${variableName(service.name)}_SERVICE_HOST_IP and _PORT.`,
      path,
    })
  } else if (!isHttp) {
    findings.push({
      code: 'bad-url',
      severity: 'error',
      message: `A service in the flow is called over HTTP; \`${service.declared.endpoint}\` is no such URL.`,
      path,
    })
  }
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

function emptyFlow(): Finding {
  return {
    code: 'empty-flow',
    severity: 'error',
    message: 'Nothing stands in the flow, so there is nothing to call.',
    hint: 'Write a rule such as `a >> b` under `mega_flow`.',
    path: ['opea_mega_service', 'mega_flow'],
  }
}
