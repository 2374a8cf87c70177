// What a pipeline becomes in one target: kinds that stand for those the target lacks, servers and stores that
// nobody declared but somebody needs, and who uses whom. The drawing shows what it becomes in compose.

import type { Kind, Platform, Slot } from '../catalog/kind'
import type { Finding } from '../text/diagnostic'
import { candidatesAmong } from './candidates'
import { edgesOf } from './flow'
import { FreeNames } from './free-names'
import { grouped } from './grouped'
import { dropIdle } from './idle-uses'
import type { Pipeline, Service, Use } from './pipeline'
import { variantOf } from './read'
import { ambiguousSlot, noServer, ownServer } from './realise-findings'
import { flowOf, namedServices, unique, unusedServices } from './realised-flow'
import { settleModels } from './settle-models'
import { fillDeclared, fits } from './slots'

export type TargetId = 'compose' | 'gmc' | 'python'

/** How a person calls them. */
export const TARGET_NAMES: Record<TargetId, string> = { compose: 'compose', gmc: 'GMC', python: 'Python' }

type Realised = { pipeline: Pipeline; findings: readonly Finding[] }

/** Reading, the drawing and the exports ask for the same. */
const remembered = new WeakMap<Pipeline, Map<TargetId, Realised>>()

/**
 * A declared pipeline as it is in a target; asked for the same again, it gives the same object.
 * Findings: `ambiguous-slot`, `no-server`, `own-store`, `own-server`, `model-differs`, `substituted`, `realised-as`,
 * and those of slots.ts. They are the same for every target but the last two, which tell what differs.
 */
export function realise(declared: Pipeline, target: TargetId): Realised {
  const byTarget = remembered.get(declared) ?? new Map<TargetId, Realised>()
  const realised = byTarget.get(target) ?? realiseAnew(declared, target)
  remembered.set(declared, byTarget.set(target, realised))
  return realised
}

function realiseAnew(declared: Pipeline, target: TargetId): Realised {
  const findings: Finding[] = []
  const services = new Map<string, Service>()
  for (const service of declared.services) services.set(service.name, { ...service })
  const links = fillDeclared(declared, services, findings)
  const filler = new Filler(declared, services, links, target, findings)
  filler.fillRest('early')
  filler.standIn()
  filler.fillRest('late')
  dropIdle(links, services, declared.kinds, target === 'compose', findings)
  settleModels(links, services, declared.kinds, findings)
  const all = [...services.values()]
  const uses = unique(links.map(({ from, to }) => [from, to]))
  const flow = flowOf(declared, services)
  const flowServices = declared.hasFlow ? namedServices(declared, services) : unusedServices(all, links)
  return { pipeline: { ...declared, services: all, links, flow, uses, flowServices }, findings }
}

/** Can a target deploy a kind on a platform? */
function isDeployable(kind: Kind, target: TargetId, platform: Platform): boolean {
  if (target === 'gmc') return kind.gmc !== undefined && platform !== 'rocm'
  return kind.container !== null && (kind.platforms?.includes(platform) ?? true)
}

/** Lives for one call of `realise`; the steps share the services and links that they add to. */
class Filler {
  private readonly pipeline: Pipeline
  private readonly services: Map<string, Service>
  private readonly links: Use[]
  private readonly target: TargetId
  private readonly findings: Finding[]
  /** Declared services by what they could fill; a substitution later changes nothing here. */
  private readonly candidates: ReturnType<typeof candidatesAmong>
  /** kind and model → implied service. */
  private readonly implied = new Map<string, Service>()
  /** Made when somebody asks. */
  private names: FreeNames | undefined
  /** Caller → slot → who fills it; null where nobody does. */
  private readonly filled = new Map<string, Map<string, string | null>>()
  /** What was linked to callers here, by their names. */
  private readonly uses = new Map<string, string[]>()
  /** Edges of the flow by where they end; made when somebody asks. */
  private before: Map<string, [string, string][]> | undefined

  constructor(
    pipeline: Pipeline,
    services: Map<string, Service>,
    links: Use[],
    target: TargetId,
    findings: Finding[],
  ) {
    this.pipeline = pipeline
    this.services = services
    this.links = links
    this.target = target
    this.findings = findings
    this.candidates = candidatesAmong(pipeline, services)
    for (const { from, to, slot } of links) if (slot !== null) this.setFilled(from, slot, to)
  }

  /**
   * Slots that say which model they want first, so that those which do not can share its server. Late: those that
   * depend on what fills another, and those of services which came or changed since.
   */
  fillRest(when: 'early' | 'late') {
    const open: { service: Service; slot: Slot }[] = []
    for (const service of this.services.values())
      for (const slot of this.openSlots(service, when)) open.push({ service, slot })
    for (const { service, slot } of open) if (slot.model) this.fill(service, slot)
    for (const { service, slot } of open) if (!slot.model) this.fill(service, slot)
    if (when === 'late' && open.length > 0) this.fillRest('late')
  }

  private openSlots(service: Service, when: 'early' | 'late'): Slot[] {
    const kind = this.pipeline.kinds.get(service.kind)
    if (!kind || service.remote || (when === 'early' && this.isReplaced(service, kind))) return []
    const filled = this.filled.get(service.name)
    return kind.slots.filter(
      ({ name, required, only }) =>
        required &&
        !filled?.has(name) &&
        (only === undefined || (when === 'late' && this.isThere(service, only))),
    )
  }

  private setFilled(caller: string, slot: string, by: string | null) {
    const known = this.filled.get(caller)
    if (known) known.set(slot, by)
    else this.filled.set(caller, new Map([[slot, by]]))
  }

  private isThere({ name }: Service, only: NonNullable<Slot['only']>): boolean {
    const filling = this.services.get(this.filled.get(name)?.get(only.slot) ?? '')
    return filling !== undefined && only.kinds.includes(filling.kind)
  }

  /** Another kind will stand in its place, with slots of its own. */
  private isReplaced({ role, declared, platform }: Service, kind: Kind): boolean {
    const isOwn = declared.image !== undefined || declared.args !== undefined
    return role === 'backing' && !isOwn && !isDeployable(kind, this.target, platform)
  }

  private fill(service: Service, slot: Slot, isMeant?: (one: Service) => boolean) {
    this.setFilled(service.name, slot.name, null)
    const { fitting, free } = this.candidates(slot, service, isMeant)
    if (free.length > 1) return this.findings.push(ambiguousSlot(service, slot, free))
    if (free.length === 1) return this.link(service, slot, free[0]!)
    const beside = slot.model ? undefined : this.usedBefore(service, slot)
    if (beside) return this.link(service, slot, beside)
    const id = this.firstDeployable(slot, service)
    if (id === undefined) return this.findings.push(noServer(service, slot, TARGET_NAMES[this.target]))
    if (fitting.length > 0) this.findings.push(ownServer(service, slot, fitting, this.isStore(fitting[0]!)))
    this.link(service, slot, this.imply(service, slot, id))
  }

  private firstDeployable(slot: Slot, { platform }: Service): string | undefined {
    return slot.kinds.find((id) => {
      const kind = this.pipeline.kinds.get(id)
      return kind !== undefined && isDeployable(kind, this.target, platform)
    })
  }

  private isStore({ kind }: Service): boolean {
    return this.pipeline.kinds.get(kind)?.family === 'stores'
  }

  private link(service: Service, slot: Slot, to: Service) {
    this.links.push({ from: service.name, to: to.name, slot: slot.name, declared: false, path: service.path })
    this.setFilled(service.name, slot.name, to.name)
    const known = this.uses.get(service.name)
    if (known) known.push(to.name)
    else this.uses.set(service.name, [to.name])
  }

  private imply(service: Service, slot: Slot, id: string): Service {
    const wanted = slot.model ? service.declared.model : undefined
    const shared = slot.model ? undefined : this.impliedOf(service, id)
    const key = `${id}\n${wanted ?? ''}\n${service.platform}`
    const known = shared ?? this.implied.get(key)
    if (known) return known
    const kind = this.pipeline.kinds.get(id)!
    this.names ??= new FreeNames([...this.services.keys(), this.pipeline.application.name])
    const made: Service = {
      name: this.names.take(id),
      kind: id,
      kindOrigin: 'implied',
      implied: true,
      remote: false,
      role: kind.role,
      endpoint: kind.call.endpoint,
      port: variantOf(kind, service.platform)?.port ?? kind.call.port,
      model: wanted ?? kind.model?.default ?? null,
      image: variantOf(kind, service.platform)?.image ?? kind.container?.image ?? null,
      platform: service.platform,
      declared: wanted === undefined ? {} : { model: wanted },
      path: service.path,
    }
    this.services.set(made.name, made)
    this.implied.set(key, made)
    return made
  }

  /** An implied server that a service before this one in the flow uses: the one that made its vectors. */
  private usedBefore({ name, platform }: Service, slot: Slot): Service | undefined {
    const fitting = [...this.implied.values()].filter(
      (one) => slot.kinds.includes(one.kind) && one.platform === platform,
    )
    if (fitting.length === 0) return undefined
    this.before ??= grouped(this.pipeline.rules.flatMap(edgesOf), ([, to]) => to)
    const before = this.before.get(name) ?? []
    const used = new Set(before.flatMap(([from]) => this.uses.get(from) ?? []))
    return fitting.find((one) => used.has(one.name))
  }

  /** Any implied server of a kind will do for who asks for no model. */
  private impliedOf({ platform }: Service, id: string): Service | undefined {
    return [...this.implied.values()].find((one) => one.kind === id && one.platform === platform)
  }

  /** Kinds that this target lacks give way to those that do their work there. */
  standIn() {
    for (const service of [...this.services.values()]) {
      const kind = this.pipeline.kinds.get(service.kind)
      if (!kind || service.remote || service.implied) continue
      const as = kind.realisedAs?.[this.target]
      if (as !== undefined) this.realiseAs(service, as)
      else if (service.role === 'backing' && !isDeployable(kind, this.target, service.platform))
        this.substitute(service)
    }
  }

  private realiseAs(service: Service, as: string) {
    const { kinds } = this.pipeline
    const old = kinds.get(service.kind)!
    const kind = kinds.get(as)!
    const own = service.declared.endpoint
    service.kind = as
    service.role = kind.role
    service.endpoint = own === undefined || own === old.call.endpoint ? kind.call.endpoint : own
    const servers: string[] = []
    for (const slot of this.openSlots(service, 'early')) {
      // it was its own server, so it needs none of those that stand in the flow
      this.fill(service, slot, ({ role }) => role !== 'flow')
      const link = this.links.at(-1)
      if (link?.from === service.name && link.slot === slot.name) servers.push(link.to)
    }
    // who called the one container now calls the server that came in its place
    for (const link of this.links) {
      if (link.to !== service.name || link.slot === null) continue
      const slot = kinds.get(this.services.get(link.from)!.kind)?.slots.find(({ name }) => name === link.slot)
      const server = servers.find((name) => slot && fits(this.services.get(name)!, slot, kinds))
      if (server) link.to = server
    }
    this.findings.push({
      code: 'realised-as',
      severity: 'info',
      message: `${TARGET_NAMES[this.target]} has no \`${old.id}\`; \`${service.name}\` is of kind \`${as}\` there${servers.length ? `, and uses ${servers.map((name) => `\`${name}\``).join(' and ')}` : ''}.`,
      path: service.path,
    })
  }

  /** A declared server without an image or arguments of its own may be another of its slot's kinds. */
  private substitute(service: Service) {
    if (service.declared.image !== undefined || service.declared.args !== undefined) return
    const { kinds } = this.pipeline
    const caller = this.links.find(({ to, slot }) => to === service.name && slot !== null)
    const slot =
      caller &&
      kinds.get(this.services.get(caller.from)!.kind)?.slots.find(({ name }) => name === caller.slot)
    const id = slot && this.firstDeployable(slot, service)
    if (id === undefined || id === service.kind) return
    const kind = kinds.get(id)!
    this.findings.push({
      code: 'substituted',
      severity: 'info',
      message: `${TARGET_NAMES[this.target]} cannot deploy \`${service.kind}\`; \`${service.name}\` is a \`${id}\`${kind.model ? ' with the same model' : ''} there.`,
      path: service.path,
    })
    // what the old kind used means nothing to the new one
    const slots = new Set(kind.slots.map(({ name }) => name))
    const kept = this.links.filter(({ from, slot }) => from !== service.name || (slot && slots.has(slot)))
    this.links.splice(0, this.links.length, ...kept)
    service.kind = id
    service.endpoint = kind.call.endpoint
    service.image = variantOf(kind, service.platform)?.image ?? kind.container?.image ?? null
    service.port = service.declared.port ?? kind.call.port
  }
}
