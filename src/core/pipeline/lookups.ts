// What is asked of a realised pipeline again and again, made once for all who ask.

import type { Kind } from '../catalog/kind'
import { predecessors, successors } from './graph'
import { grouped } from './grouped'
import type { Pipeline, Service, Use } from './pipeline'

export type Lookups = {
  byName: ReadonlyMap<string, Service>
  /** Names of the services that run in the flow. */
  standing: ReadonlySet<string>
  /** Neighbours in the flow. */
  before: ReadonlyMap<string, readonly string[]>
  next: ReadonlyMap<string, readonly string[]>
  /** Links by who calls, and by who is called. */
  linksFrom: ReadonlyMap<string, readonly Use[]>
  linksTo: ReadonlyMap<string, readonly Use[]>
  /** The services whose kind is such; kinds are few, so each is asked once. */
  servicesWhose: (isSuch: (kind: Kind) => boolean) => Service[]
}

export function lookupsOf({ services, flow, flowServices, links, kinds }: Pipeline): Lookups {
  const present = new Set(services.map(({ kind }) => kind))
  return {
    byName: new Map(services.map((service) => [service.name, service])),
    standing: new Set(flowServices),
    before: predecessors(flow),
    next: successors(flow),
    linksFrom: grouped(links, ({ from }) => from),
    linksTo: grouped(links, ({ to }) => to),
    servicesWhose: (isSuch) => {
      const meant = new Set([...present].filter((id) => isSuch(kinds.get(id)!)))
      return meant.size === 0 ? [] : services.filter(({ kind }) => meant.has(kind))
    },
  }
}
