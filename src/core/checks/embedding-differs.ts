// Vectors of two models have nothing to do with one another: who makes those of the questions, who makes those of the
// documents and who searches must use one model.

import { grouped } from '../pipeline/grouped'
import type { Service, Use } from '../pipeline/pipeline'
import { fits } from '../pipeline/slots'
import type { Finding } from '../text/diagnostic'
import type { Check } from './check'

/** The slot of whoever searches or fills a store by vectors. */
const SLOT = 'embedding'

/** A service that uses vectors of a model; `server` makes them. */
type User = { service: Service; server: Service; model: string }

/** Findings: `embedding-differs`, at who came later. */
export const embeddingDiffers: Check = ({ services, links, flow, kinds }) => {
  const byName = new Map(services.map((service) => [service.name, service]))
  const used = grouped(links, ({ from }) => from)
  const found: Finding[] = []
  const told = new Set<string>()
  const before = grouped(flow, ([, to]) => to)

  for (const service of services) {
    const reader = userOf(service)
    if (!reader) continue
    for (const [name] of before.get(service.name) ?? []) {
      const maker = makerOf(byName.get(name)!)
      if (maker) compare(maker, reader, 'makes')
    }
  }
  const stores = grouped(
    links.filter(({ slot, to }) => slot !== null && kinds.get(byName.get(to)!.kind)?.family === 'stores'),
    ({ to }) => to,
  )
  for (const callers of stores.values()) {
    const users = callers.flatMap(({ from }) => userOf(byName.get(from)!) ?? [])
    for (const other of users.slice(1)) compare(users[0]!, other, 'uses')
  }
  return found

  function compare(first: User, other: User, does: 'makes' | 'uses') {
    if (first.model === other.model || told.has(other.service.name)) return
    told.add(other.service.name)
    const { service } = other
    const mine = (used.get(service.name) ?? []).find(({ slot }) => slot === SLOT)
    found.push({
      code: 'embedding-differs',
      severity: 'warning',
      message: `\`${service.name}\` works with vectors of ${other.model}, but \`${first.service.name}\` ${does} those of ${first.model}: they do not fit one another.`,
      hint: 'Let them use one embedding server.',
      path: service.path,
      part: 'key',
      ...using(service, first.server, mine),
    })
  }

  /** Whoever has the slot, and what fills it. */
  function userOf(service: Service): User | null {
    const link = (used.get(service.name) ?? []).find(({ slot }) => slot === SLOT)
    const server = link && byName.get(link.to)
    const model = server && modelOf(server)
    return server && model ? { service, server, model } : null
  }

  /** A service of the flow that makes vectors: by its server, or by itself. */
  function makerOf(service: Service): User | null {
    const kind = kinds.get(service.kind)
    if (!kind?.call.output.includes('EmbedDoc')) return null
    const slot = kind.slots.find(({ model }) => model)
    const link = slot && (used.get(service.name) ?? []).find((one) => one.slot === slot.name)
    const server = link ? byName.get(link.to)! : service
    const model = slot && !link ? (service.declared.model ?? null) : modelOf(server)
    return model ? { service, server, model } : null
  }

  /** What a service elsewhere serves is known only where the document says it. */
  function modelOf({ remote, declared, model, kind }: Service): string | null {
    if (remote) return declared.model ?? null
    return model ?? kinds.get(kind)?.title ?? null
  }

  function using(service: Service, server: Service, mine: Use | undefined): Pick<Finding, 'fix'> {
    const slot = kinds.get(service.kind)?.slots.find(({ name }) => name === SLOT)
    if (server.implied || !slot || !fits(server, slot, kinds)) return {}
    const others = (service.declared.uses ?? []).filter((name) => name !== mine?.to)
    const changes = [{ set: [...service.path, 'uses'], value: [...others, server.name] }]
    return { fix: { label: `Use ${server.name}`, changes } }
  }
}
