// Vectors of two models have nothing to do with one another: who makes those of the questions, who makes those of the
// documents and who searches must use one model.

import { grouped } from '../pipeline/grouped'
import type { Service } from '../pipeline/pipeline'
import { fits } from '../pipeline/slots'
import type { Finding } from '../text/diagnostic'
import type { Check } from './check'

/** The slot of whoever searches or fills a store by vectors. */
const SLOT = 'embedding'

/** A service that uses vectors of a model; `server` makes them. */
type User = { service: Service; server: Service; model: string }

/** Findings: `embedding-differs`, at who came later. */
export const embeddingDiffers: Check = ({ links, flow, kinds }, { byName, linksFrom, servicesWhose }) => {
  const server = new Map(links.filter(({ slot }) => slot === SLOT).map(({ from, to }) => [from, to]))
  if (server.size === 0) return []
  const found: Finding[] = []
  const told = new Set<string>()

  for (const [from, to] of flow) {
    const maker = server.has(to) ? makerOf(byName.get(from)!) : null
    const reader = maker && userOf(to)
    if (maker && reader) compare(maker, reader, 'makes')
  }
  const stores = new Set(servicesWhose(({ family }) => family === 'stores').map(({ name }) => name))
  const uses = links.filter(({ from, to }) => stores.has(to) && server.has(from))
  for (const callers of grouped(uses, ({ to }) => to).values()) {
    const users = callers.flatMap(({ from }) => userOf(from) ?? [])
    for (const other of users.slice(1)) compare(users[0]!, other, 'uses')
  }
  return found

  function compare(first: User, other: User, does: 'makes' | 'uses') {
    if (first.model === other.model || told.has(other.service.name)) return
    told.add(other.service.name)
    const { service } = other
    found.push({
      code: 'embedding-differs',
      severity: 'warning',
      message: `\`${service.name}\` works with vectors of ${other.model}, but \`${first.service.name}\` ${does} those of ${first.model}: they do not fit one another.`,
      hint: 'Let them use one embedding server.',
      path: service.path,
      part: 'key',
      ...using(service, first.server),
    })
  }

  /** Whoever has the slot, and what fills it. */
  function userOf(name: string): User | null {
    const filling = byName.get(server.get(name) ?? '')
    const model = filling && modelOf(filling)
    return model ? { service: byName.get(name)!, server: filling, model } : null
  }

  /** A service of the flow that makes vectors: by its server, or by itself. */
  function makerOf(service: Service): User | null {
    const kind = kinds.get(service.kind)
    if (!kind?.call.output.includes('EmbedDoc')) return null
    const slot = kind.slots.find(({ model }) => model)
    const link = slot && linksFrom.get(service.name)?.find((one) => one.slot === slot.name)
    const own = link ? byName.get(link.to)! : service
    const model = slot && !link ? (service.declared.model ?? null) : modelOf(own)
    return model ? { service, server: own, model } : null
  }

  /** What a service elsewhere serves is known only where the document says it. */
  function modelOf({ remote, declared, model, kind }: Service): string | null {
    if (remote) return declared.model ?? null
    return model ?? kinds.get(kind)?.title ?? null
  }

  function using(service: Service, other: Service): Pick<Finding, 'fix'> {
    const slot = kinds.get(service.kind)?.slots.find(({ name }) => name === SLOT)
    if (other.implied || !slot || !fits(other, slot, kinds)) return {}
    const others = (service.declared.uses ?? []).filter((name) => name !== server.get(service.name))
    const changes = [{ set: [...service.path, 'uses'], value: [...others, other.name] }]
    return { fix: { label: `Use ${other.name}`, changes } }
  }
}
