// What was read, as the text of a pipeline.

import { inferKind } from '../../catalog/infer'
import type { Kind } from '../../catalog/kind'
import { noted, printYaml } from '../../yaml/print'
import type { Applied } from './application'
import { APPLICATION, type Notes, TOP } from './notes'
import type { Imported } from './services'

export type Made = {
  services: readonly Imported[]
  application: Applied
  rules: readonly string[]
  join: 'adapter' | 'recompute' | undefined
}

/** The document, with what was said while reading as comments above what it is about. */
export function textOf({ services, application, rules, join }: Made, kinds: Kinds, notes: Notes): string {
  const above = (on: string) => {
    const comments = notes.comments.get(on)
    return comments ? { above: comments } : {}
  }
  const document = {
    opea_micro_services: noted(
      Object.fromEntries(
        services.map((service) => [service.name, noted(keysOf(service, kinds), above(service.name))]),
      ),
      above(TOP),
    ),
    opea_mega_service: noted(
      {
        name: application.name,
        namespace: application.namespace,
        platform: application.platform,
        gmc_join: join,
        mega_flow: rules,
      },
      { spaced: true, ...above(APPLICATION) },
    ),
  }
  return printYaml(document).text
}

type Kinds = ReadonlyMap<string, Kind>

/** As the flow goes, each with the servers that it brings; then the rest. */
export function inReadingOrder(called: readonly Imported[], services: readonly Imported[]): Imported[] {
  const byName = new Map(services.map((service) => [service.name, service]))
  const found = new Set<Imported>()
  const start = [...called, ...services]
  for (const service of start) {
    // servers may have servers, as many in a row as a file has steps
    const open = [service]
    for (let next = open.pop(); next; next = open.pop()) {
      if (found.has(next)) continue
      found.add(next)
      open.push(...next.uses.map((name) => byName.get(name)!).reverse())
    }
  }
  return [...found]
}

/** null for a service of which its name says all. */
function keysOf({ name, kind, url, said, uses, condition }: Imported, kinds: Kinds): object | null {
  const endpoint = url ?? said.endpoint
  const id = kind?.id ?? 'custom'
  const keys = {
    kind: inferKind(name, endpoint ?? null, kinds).kind === id ? undefined : id,
    endpoint,
    model: said.model,
    platform: said.platform,
    uses: uses.length > 0 ? noted(uses, { flow: true }) : undefined,
    environment: said.environment,
    condition,
  }
  return Object.values(keys).some((value) => value !== undefined) ? keys : null
}
