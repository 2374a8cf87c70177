// Who calls which server itself: config keys that name a downstream step become `uses`.

import type { Kind, Slot } from '../../catalog/kind'
import type { Node } from '../../gmc/connector'
import type { Notes } from './notes'
import type { Imported, Services } from './services'

/** URLs of servers that run elsewhere, by the key that services of the namespace read. */
export type Extra = ReadonlyMap<string, string>

/** Fills `uses` of all services. Gives each one's config keys that it says, which are no variables then. */
export function link(services: Services, extra: Extra, notes: Notes): Map<Imported, Set<string>> {
  const linker = new Linker(services, extra, notes)
  // servers elsewhere are added on the way
  return new Map([...services.all].map((service) => [service, linker.link(service)]))
}

class Linker {
  private readonly services: Services
  private readonly extra: Extra
  private readonly notes: Notes
  private readonly remotes = new Map<string, Imported>()
  /** Downstream steps of a node by their kind. */
  private readonly beside = new Map<Node, Map<string, Imported[]>>()

  constructor(services: Services, extra: Extra, notes: Notes) {
    this.services = services
    this.extra = extra
    this.notes = notes
    for (const service of services.all) {
      if (service.kind === null || service.url !== null || !this.isDownstream(service)) continue
      const byKind = this.beside.get(service.node) ?? new Map<string, Imported[]>()
      this.beside.set(service.node, byKind)
      const same = byKind.get(service.kind.id)
      if (same) same.push(service)
      else byKind.set(service.kind.id, [service])
    }
  }

  link(service: Imported): Set<string> {
    const keys = new Set<string>()
    if (service.url !== null) return keys
    const open = new Map((service.kind?.slots ?? []).map((slot) => [slot.name, slot]))
    for (const [key, value] of service.step.internal?.config ?? []) {
      const server = this.services.called(value)
      const slot = slotOfKey(service.kind, key)
      if (key === 'endpoint' || (!server && slot === undefined)) continue
      const found = slot ?? (server && [...open.values()].find((one) => fits(server, one)))
      if (slot !== undefined && !this.isNamed(server, service)) {
        keys.add(key)
        const remote = /^[a-z]+:\/\//.test(value) ? this.remoteAt(value, slot, service) : undefined
        if (remote) {
          this.use(service, remote)
          open.delete(slot.name)
          this.notes.comment(service.name, `GMC takes no URL for ${key}; here it is that of ${remote.name}.`)
        } else this.notes.comment(service.name, `GMC finds no downstream step for ${key} in this node.`)
      } else if (server && this.isDownstream(server) && (found || !service.kind)) {
        keys.add(key)
        this.use(service, server)
        if (found) open.delete(found.name)
        if (found && slot === undefined) this.tellSoft(service, key, server, found)
      }
    }
    for (const slot of open.values()) if (slot.required) this.guess(service, slot)
    return keys
  }

  private isDownstream({ step }: Imported): boolean {
    return step.internal?.isDownstream === true
  }

  /** The controller looks among the downstream steps of the same node only. */
  private isNamed(server: Imported | undefined, service: Imported): boolean {
    return server !== undefined && this.isDownstream(server) && server.node === service.node
  }

  private use(service: Imported, server: Imported) {
    if (!service.uses.includes(server.name)) service.uses.push(server.name)
  }

  private tellSoft(service: Imported, key: string, server: Imported, slot: Slot) {
    const right = service.kind?.gmc?.slots?.[slot.name]
    this.notes.tell(
      'import-soft-link',
      'warning',
      `GMC hands \`${key}\` on as it stands, so \`${service.name}\` would not find \`${server.name}\`; here it uses it.`,
      [...service.step.path, 'internalService', 'config', key],
      service.name,
      right === undefined ? undefined : `GMC’s own key is \`${right}\`.`,
    )
  }

  /** Nothing says which server it is to call: one that runs elsewhere, or the only one there is beside it. */
  private guess(service: Imported, slot: Slot) {
    const key = service.kind?.gmc?.slots?.[slot.name]
    if (key === undefined) return
    const url = this.extra.get(key)
    const remote = url === undefined ? undefined : this.remoteAt(url, slot, service)
    if (remote) return this.use(service, remote)
    const beside = slot.kinds.flatMap((id) => this.beside.get(service.node)?.get(id) ?? [])
    const [server] = beside
    if (!server || beside.length > 1) return
    this.use(service, server)
    this.notes.tell(
      'import-soft-link',
      'warning',
      `Nothing tells \`${service.name}\` where \`${server.name}\` is: \`${key}\` is missing. Here it uses it.`,
      [...service.step.path, 'internalService'],
      service.name,
    )
  }

  private remoteAt(url: string, slot: Slot, service: Imported): Imported | undefined {
    const known = this.remotes.get(url)
    if (known) return known
    const kind = this.services.firstDeployable(slot)
    if (!kind) return undefined
    const made = this.services.elsewhere(kind, url, service)
    this.remotes.set(url, made)
    return made
  }
}

function fits({ kind }: Imported, slot: Slot): boolean {
  return kind !== null && slot.kinds.includes(kind.id)
}

function slotOfKey(kind: Kind | null, key: string): Slot | undefined {
  const name = Object.entries(kind?.gmc?.slots ?? {}).find(([, one]) => one === key)?.[0]
  return kind?.slots.find((slot) => slot.name === name)
}
