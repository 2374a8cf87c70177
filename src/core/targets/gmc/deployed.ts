// Which services GMC deploys, and who calls whom among them.

import { reachable, successors } from '../../pipeline/graph'
import { grouped } from '../../pipeline/grouped'
import type { Pipeline, Service, Use } from '../../pipeline/pipeline'

export type Deployment = {
  /** Services to deploy, in the order of the document, implied ones last. */
  services: Service[]
  has(name: string): boolean
  /** What a deployed service uses, by slots, whether deployed or remote. */
  linksOf(name: string): readonly Use[]
  /** The deployed ones of these, each once. */
  serversOf(name: string): string[]
}

/** Flow and side services and all that these use. What runs elsewhere is not deployed, nor what it uses. */
export function deploymentOf({ services, flowServices, links }: Pipeline): Deployment {
  const local = new Set(services.filter(({ remote }) => !remote).map(({ name }) => name))
  const used = links.filter(({ from, slot }) => local.has(from) && slot !== null)
  const side = services.filter(({ role, implied }) => role === 'side' && !implied).map(({ name }) => name)
  const start = [...flowServices, ...side].filter((name) => local.has(name))
  const run = reachable(start, successors(used.map(({ from, to }) => [from, to] as const)))
  const byCaller = grouped(used, ({ from }) => from)
  const has = (name: string) => local.has(name) && run.has(name)
  const linksOf = (name: string) => byCaller.get(name) ?? []
  return {
    services: services.filter(({ name }) => has(name)),
    has,
    linksOf,
    serversOf: (name) => [...new Set(linksOf(name).map(({ to }) => to))].filter(has),
  }
}
