// What GMC's controller does with a GMConnector that was let in. It stops at the first fault, deploys no router,
// leaves the status blank and tries again for ever.

import type { Finding, Path, Severity } from '../text/diagnostic'
import type { Connector, Internal, Node, Step } from './connector'
import { bytesOf } from './size'
import { isTyped, MANY_BYTES, MOST_BYTES, SERVICE_NAME, UNCARRIED } from './spelling'
import { COLLIDING, NEUTRAL, ROUTER, SERVICE_KEYS, VARIANTS } from './steps'

/** Findings: `gmc-controller`. `spec` is the plain data, `connector` what was read of it. */
export function controllerFindings(connector: Connector, spec: unknown): Finding[] {
  const { nodes } = connector
  return [
    ...nodes.flatMap((node) => {
      const scope = { node: node.name, servers: serversOf(node), connector }
      return node.steps.flatMap((step) => stepFindings(step, scope))
    }),
    ...router(connector),
    ...variants(nodes),
    ...characters(spec, ['spec']),
    ...size(spec),
  ]
}

/** What the findings of a step look at besides it; `servers`: the downstream steps of its node by their Service. */
type Scope = { node: string; servers: ReadonlyMap<string, Step>; connector: Connector }

function serversOf({ steps }: Node): ReadonlyMap<string, Step> {
  const downstream = steps.flatMap((step) =>
    step.internal?.isDownstream ? [[step.internal.serviceName, step] as const] : [],
  )
  // of several the controller takes the first
  return new Map(downstream.reverse())
}

function stepFindings(step: Step, scope: Scope): Finding[] {
  const { internal, nodeName, externalService, name, path } = step
  if (nodeName !== '' || externalService !== '') {
    if (!internal || internal.isDownstream) return []
    const what = nodeName !== '' ? `it calls node \`${nodeName}\`` : 'it has a URL'
    return [
      told('warning', `Nothing is deployed at this step, because ${what}.`, [...path, 'internalService']),
    ]
  }
  const found: Finding[] = []
  if (name === NEUTRAL) {
    const message = `The controller has no manifest for \`${name}\`: such a step can only call a URL or a node.`
    found.push(told('error', message, [...path, 'name']))
  }
  return internal ? [...found, ...service(internal, step, scope)] : found
}

function service(internal: Internal, step: Step, scope: Scope): Finding[] {
  const path = [...step.path, 'internalService']
  return [
    ...serviceName(internal, path),
    ...namespace(internal.nameSpace, scope.connector, path),
    ...internal.config.flatMap((pair) => configured(pair, step, scope, [...path, 'config', pair[0]])),
  ]
}

function serviceName({ serviceName: name }: Internal, path: Path): Finding[] {
  const at = [...path, 'serviceName']
  if (name === '') return []
  if (!SERVICE_NAME.test(name)) {
    const isOld = SERVICE_NAME.test(`a${name.slice(1)}`) && /^\d/.test(name)
    const message = isOld
      ? `Kubernetes before 1.36 takes no Service whose name begins with a digit, as \`${name}\` does.`
      : `\`${name}\` can name no Service: a lower-case letter, then letters, digits and \`-\`, up to 63.`
    return [told(isOld ? 'warning' : 'error', message, at)]
  }
  if (!COLLIDING.has(name)) return []
  const variable = `${name.toUpperCase()}_PORT`
  return [
    told(
      'warning',
      `For a Service \`${name}\` Kubernetes sets ${variable}, which OPEA’s code reads as a number.`,
      at,
    ),
  ]
}

function namespace(own: string, connector: Connector, path: Path): Finding[] {
  if (own === '' || connector.namespace === '' || own === connector.namespace) return []
  const message = `GMC deploys in the namespace of the GMConnector only, \`${connector.namespace}\`.`
  const hint =
    'What runs in another namespace is called by `externalService: http://NAME.NAMESPACE.svc.cluster.local:PORT/PATH`.'
  return [{ ...told('error', message, [...path, 'nameSpace']), hint }]
}

function configured(
  [key, value]: [string, string],
  step: Step,
  { node, servers }: Scope,
  path: Path,
): Finding[] {
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(key)) {
    const message = `Keys become variables, and \`${key}\` can be none: letters, digits and \`_\` only.`
    return [{ ...told('error', message, path), part: 'key' }]
  }
  if (key === 'PORT' && /^(?:Tei|Tgi)/.test(step.name)) {
    return [
      told(
        'warning',
        'GMC’s Service leads to a fixed port: with `PORT` the server would listen elsewhere.',
        path,
      ),
    ]
  }
  if (!SERVICE_KEYS.has(key)) return []
  const target = servers.get(value)
  if (!target) {
    const message = `\`${key}\` names the service of a downstream step in the same node, and \`${value}\` is none of \`${node}\`.`
    return [told('error', message, path)]
  }
  if (target.externalService === '') return []
  return [
    told(
      'warning',
      `\`${value}\` runs elsewhere, but \`${key}\` would lead to where GMC deploys a \`${target.name}\`.`,
      path,
    ),
  ]
}

function router({ router: { serviceName: given, nameSpace }, nodes, ...connector }: Connector): Finding[] {
  const path = ['spec', 'routerConfig']
  const at = [...path, 'serviceName']
  const name = given || ROUTER
  const found: Finding[] = []
  if (!SERVICE_NAME.test(name)) found.push(told('error', `\`${name}\` can name no Service.`, at))
  else if (isTyped(name)) found.push(told('error', unquoted(name), at))
  const twin = nodes
    .flatMap(({ steps }) => steps)
    .find((step) => step.internal?.serviceName === name && isDeployed(step))
  if (twin) {
    const message = `The router is called \`${name}\` too: the two would take the Service from one another.`
    found.push(told('error', message, [...twin.path, 'internalService', 'serviceName']))
  }
  if (isTyped(connector.namespace) && connector.namespace !== '')
    found.push(told('error', unquoted(connector.namespace), ['metadata', 'namespace']))
  return [
    ...found,
    ...namespace(nameSpace, { ...connector, router: { serviceName: name, nameSpace }, nodes }, path),
  ]
}

function unquoted(text: string): string {
  return `YAML reads \`${text}\` as something else than a text, and the template of the router does not quote it.`
}

function variants(nodes: readonly Node[]): Finding[] {
  const first = new Map<string, string>()
  const deployed = nodes.flatMap(({ steps }) => steps.filter(isDeployed))
  return deployed.flatMap(({ name, path }): Finding[] => {
    const family = VARIANTS.find((all) => all.includes(name))?.[0]
    if (family === undefined) return []
    const known = first.get(family) ?? name
    first.set(family, known)
    if (known === name) return []
    return [
      told(
        'warning',
        `\`${known}\` and \`${name}\` share their configuration: the last one deployed decides for both.`,
        [...path, 'name'],
      ),
    ]
  })
}

function isDeployed({ nodeName, externalService }: Step): boolean {
  return nodeName === '' && externalService === ''
}

/** In keys and values alike. */
function characters(value: unknown, path: Path): Finding[] {
  if (typeof value === 'string') return uncarried(value, path)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    const at = [...path, Array.isArray(value) ? Number(key) : key]
    return [...uncarried(key, at).map((one): Finding => ({ ...one, part: 'key' })), ...characters(inner, at)]
  })
}

function uncarried(text: string, path: Path): Finding[] {
  const [match] = UNCARRIED.exec(text) ?? []
  if (match === undefined) return []
  const shown = match >= '\u007f' ? 'control characters' : `\`${match}\``
  return [told('error', `The template from which GMC deploys its router cannot carry ${shown}.`, path)]
}

function size(spec: unknown): Finding[] {
  const bytes = bytesOf(JSON.stringify(spec) ?? '')
  if (bytes < MANY_BYTES) return []
  const isTooLarge = bytes >= MOST_BYTES
  const message = `The flow has ${Math.ceil(bytes / 1000)} KB: the router ${isTooLarge ? 'cannot' : 'may not'} start, because it gets all as one argument of at most 128 KiB.`
  return [told(isTooLarge ? 'error' : 'warning', message, ['spec'])]
}

function told(severity: Severity, message: string, path: Path): Finding {
  return { code: 'gmc-controller', severity, message, path }
}
