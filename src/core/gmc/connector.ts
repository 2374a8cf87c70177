// A GMConnector as it was read, seen leniently: what has another type than it should is left out here, and told
// by the schema.

import type { Path } from '../text/diagnostic'

export type Connector = {
  name: string
  namespace: string
  router: { serviceName: string; nameSpace: string }
  nodes: Node[]
}

export type Node = { name: string; path: Path; type: string; steps: Step[] }

export type Step = {
  path: Path
  name: string
  data: string
  condition: string
  dependency: string
  nodeName: string
  externalService: string
  internal: Internal | null
}

export type Internal = {
  serviceName: string
  nameSpace: string
  isDownstream: boolean
  config: [key: string, value: string][]
}

/** Texts that are not there are empty: to GMC, which is Go, both are one. */
export function readConnector(value: unknown): Connector {
  const { metadata, spec } = mapOf(value)
  const { routerConfig, nodes } = mapOf(spec)
  return {
    name: textOf(mapOf(metadata).name),
    namespace: textOf(mapOf(metadata).namespace),
    router: {
      serviceName: textOf(mapOf(routerConfig).serviceName),
      nameSpace: textOf(mapOf(routerConfig).nameSpace),
    },
    nodes: present(nodes).map(([name, node]) => {
      const path = ['spec', 'nodes', name]
      const { routerType, steps } = mapOf(node)
      const list = Array.isArray(steps) ? steps : []
      return {
        name,
        path,
        type: textOf(routerType),
        steps: list.map((step, at) => stepOf(mapOf(step), [...path, 'steps', at])),
      }
    }),
  }
}

function stepOf(step: Record<string, unknown>, path: Path): Step {
  const { name, data, condition, dependency, nodeName, externalService, internalService } = step
  return {
    path,
    name: textOf(name),
    data: textOf(data),
    condition: textOf(condition),
    dependency: textOf(dependency),
    nodeName: textOf(nodeName),
    externalService: textOf(externalService),
    internal: isMap(internalService) ? internalOf(internalService) : null,
  }
}

function internalOf({
  serviceName,
  nameSpace,
  isDownstreamService,
  config,
}: Record<string, unknown>): Internal {
  return {
    serviceName: textOf(serviceName),
    nameSpace: textOf(nameSpace),
    isDownstream: isDownstreamService === true,
    config: present(config).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
  }
}

/** The API server drops what is null before anyone else sees it. */
function present(value: unknown): [string, unknown][] {
  return Object.entries(mapOf(value)).filter(([, inner]) => inner !== null)
}

/** Is a value from outside an object that is no list? */
export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function mapOf(value: unknown): Record<string, unknown> {
  return isMap(value) ? value : {}
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
