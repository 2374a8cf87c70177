// In which node each server stands. A config key can name only downstream steps of its own node, and a service
// name may stand once in all nodes: so who shares a server with another node moves to root, with all its servers,
// and is called from its node by URL.

import { Union } from '../../pipeline/union'
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
  const union = new Union()
  for (const { name } of services) for (const server of serversOf(name)) union.join(server, name)
  const groups = new Map<string, string[]>()
  for (const { name } of services) {
    const leader = union.leader(name)
    const known = groups.get(leader)
    if (known) known.push(name)
    else groups.set(leader, [name])
  }
  return [...groups.values()]
}
