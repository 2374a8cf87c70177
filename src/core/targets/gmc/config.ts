// `config` of a step: its path, the servers that it calls, its index and model, and variables of the document.

import type { Kind } from '../../catalog/kind'
import type { Pipeline, Service } from '../../pipeline/pipeline'
import type { Path } from '../../text/diagnostic'
import { noted } from '../../yaml/print'
import type { Deployment } from './deployed'
import type { Indexes } from './indexes'

export type Configuring = {
  pipeline: Pipeline
  deployment: Deployment
  names: ReadonlyMap<string, string>
  indexes: Indexes
}

/** All values are strings: the custom resource knows no other. undefined when there is nothing to say. */
export function configOf(service: Service, configuring: Configuring): Record<string, unknown> | undefined {
  const { pipeline, deployment, names, indexes } = configuring
  const facts = pipeline.kinds.get(service.kind)!.gmc!
  const config: Record<string, unknown> = {}
  const endpoint = endpointOf(service, pipeline.kinds)
  // the path of a server is called by nobody: its callers append their own
  if (service.role !== 'backing' && endpoint !== null) {
    const isOwn = service.declared.endpoint !== undefined
    config.endpoint = noted(endpoint, { cause: isOwn ? [...service.path, 'endpoint'] : service.path })
  }
  for (const { to, slot, path } of deployment.linksOf(service.name)) {
    const key = facts.slots?.[slot!]
    if (key === undefined) continue
    if (deployment.has(to)) config[key] = noted(names.get(to)!, { cause: path })
    const index = indexes.get(to)
    if (facts.index && index) config[facts.index] = noted(index.value, { cause: index.path ?? path })
  }
  if (facts.model && service.model !== null)
    config[facts.model] = noted(expandedOnce(service.model), { cause: modelCause(service, pipeline) })
  for (const { name, value } of service.declared.environment ?? []) {
    if (value !== null)
      config[name] = noted(expandedOnce(value), { cause: [...service.path, 'environment', name] })
  }
  return Object.keys(config).length > 0 ? config : undefined
}

/** Where the image of GMC's manifest answers, unless the document says another path than the usual one. */
export function endpointOf(
  { kind: id, declared, endpoint }: Service,
  kinds: ReadonlyMap<string, Kind>,
): string | null {
  const kind = kinds.get(id)!
  const isUsual = declared.endpoint === undefined || endpoint === kind.call.endpoint
  return isUsual ? (kind.gmc?.endpoint ?? endpoint) : endpoint
}

/** Kubernetes expands `$(NAME)` and `$$` in variables; here every `$` means itself. */
function expandedOnce(value: string): string {
  return value.replace(/\$(?=[$(])/g, '$$$$')
}

/** Often a caller says which model its server serves. */
function modelCause({ name, declared, implied, path }: Service, { links, services }: Pipeline): Path {
  const caller = links
    .filter(({ to }) => to === name)
    .map(({ from }) => services.find((one) => one.name === from)!)
    .find((one) => one.declared.model !== undefined)
  if (caller) return [...caller.path, 'model']
  return declared.model === undefined || implied ? path : [...path, 'model']
}
