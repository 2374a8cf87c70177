// What runs in the flow of a realised pipeline, and its edges.

import { edgesOf, namesOf, type Rule } from './flow'
import type { Service, Use } from './pipeline'

type Services = ReadonlyMap<string, Service>

/** The edges of the rules between services that are there. */
export function flowOf({ rules }: { rules: readonly Rule[] }, services: Services): [string, string][] {
  const edges: [string, string][] = []
  for (const rule of rules)
    for (const edge of edgesOf(rule)) if (services.has(edge[0]) && services.has(edge[1])) edges.push(edge)
  return unique(edges)
}

/** Each edge once, where it is first. */
export function unique(edges: readonly [string, string][]): [string, string][] {
  const seen = new Map<string, Set<string>>()
  return edges.filter(([from, to]) => {
    const ends = seen.get(from) ?? new Set()
    if (ends.has(to)) return false
    seen.set(from, ends.add(to))
    return true
  })
}

/** The services that rules name, in their order. */
export function namedServices({ rules }: { rules: readonly Rule[] }, services: Services): string[] {
  const named = new Set<string>()
  for (const rule of rules) for (const name of namesOf(rule)) if (services.has(name)) named.add(name)
  return [...named]
}

/** Without rules, all that could stand in a flow and that nobody uses. */
export function unusedServices(services: readonly Service[], links: readonly Use[]): string[] {
  const used = new Set(links.map(({ to }) => to))
  return services
    .filter(({ name, role, implied }) => role === 'flow' && !implied && !used.has(name))
    .map(({ name }) => name)
}
