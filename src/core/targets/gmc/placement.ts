// In which node each server stands. A config key can name only downstream steps of its own node, and a service
// name may stand once in all nodes: so who shares a server with another node moves to root, with all its servers,
// and is called from its node by URL.

import type { FlowNode } from './arrange'
import type { Deployment } from './deployed'

export type Placement = {
  /** Flow services that are deployed in root and called elsewhere. */
  hoisted: ReadonlySet<string>
}

/** `nodes` are arranged as if nothing were hoisted. */
export function placementOf(nodes: readonly FlowNode[], deployment: Deployment): Placement {
  const home = new Map<string, string>()
  for (const { name, steps } of nodes) {
    for (const { service } of steps)
      if (service !== undefined && deployment.has(service)) home.set(service, name)
  }
  for (const { name, role } of deployment.services) if (role === 'side') home.set(name, 'root')
  const hoisted = new Set<string>()
  for (const group of groupsOf(deployment)) {
    const homes = new Set(group.flatMap((name) => home.get(name) ?? []))
    if (homes.size < 2) continue
    for (const name of group) if ((home.get(name) ?? 'root') !== 'root') hoisted.add(name)
  }
  return { hoisted }
}

/** Services that hang together by their servers. */
function groupsOf({ services, serversOf }: Deployment): string[][] {
  const leaders = new Map(services.map(({ name }) => [name, name]))
  const leaderOf = (name: string): string => {
    let leader = name
    while (leaders.get(leader) !== leader) leader = leaders.get(leader)!
    for (let at = name; at !== leader; ) {
      const above = leaders.get(at)!
      leaders.set(at, leader)
      at = above
    }
    return leader
  }
  for (const { name } of services)
    for (const server of serversOf(name)) leaders.set(leaderOf(server), leaderOf(name))
  const groups = new Map<string, string[]>()
  for (const { name } of services) {
    const leader = leaderOf(name)
    const known = groups.get(leader)
    if (known) known.push(name)
    else groups.set(leader, [name])
  }
  return [...groups.values()]
}
