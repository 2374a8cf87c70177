// Which slot of a caller each entry of its `uses` fills.

import { inferKind } from '../catalog/infer'
import type { Kind, Slot } from '../catalog/kind'
import type { Finding, Fix } from '../text/diagnostic'
import { didYouMean, guesser } from '../text/nearest'
import { cyclesOf } from './graph'
import type { Pipeline, Service, Use } from './pipeline'

/** A slot's help inside a sentence. */
export function words({ help }: Slot): string {
  return help[0]!.toLowerCase() + help.slice(1).replace(/\.$/, '')
}

/** Does a service fill a slot, as what it is or by what it provides? */
export function fits(service: Service, slot: Slot, kinds: ReadonlyMap<string, Kind>): boolean {
  return slot.kinds.includes(service.kind) || providedFor(service, slot, kinds) !== undefined
}

/** The kind by which a service fills a slot: its own, or one that it provides. */
export function fillingKind(service: Service, slot: Slot, kinds: ReadonlyMap<string, Kind>): string {
  const { kind } = service
  return slot.kinds.includes(kind) ? kind : (providedFor(service, slot, kinds) ?? kind)
}

function providedFor({ kind }: Service, slot: Slot, kinds: ReadonlyMap<string, Kind>): string | undefined {
  return kinds.get(kind)?.provides?.find((id) => slot.kinds.includes(id))
}

/**
 * The links that `uses` declares.
 * Findings: `undeclared-name`, `self-use`, `uses-fits-none`, `slot-filled-twice`, `uses-cycle`.
 */
export function fillDeclared(
  pipeline: Pipeline,
  services: ReadonlyMap<string, Service>,
  findings: Finding[],
): Use[] {
  const links: Use[] = []
  const meant = guesser()
  for (const service of services.values()) {
    const { uses } = service.declared
    if (!uses) continue
    const taken = new Map<string, string>()
    uses.forEach((name, index) => {
      const path = [...service.path, 'uses', index]
      const to = services.get(name)
      if (!to) findings.push(undeclared(name, service, path, services, pipeline.kinds, meant))
      else if (to === service) findings.push(selfUse(name, path))
      else {
        const slot = service.kind === 'custom' ? null : fillSlot(service, to, taken, pipeline, path, findings)
        links.push({ from: service.name, to: name, slot, declared: true, path })
      }
    })
  }
  reportCycles(links, findings)
  return links
}

/** The slot that an entry fills; null, with a finding, when there is none for it: it is drawn all the same. */
function fillSlot(
  service: Service,
  to: Service,
  taken: Map<string, string>,
  { kinds }: Pipeline,
  path: Finding['path'],
  findings: Finding[],
): string | null {
  const slots = kinds.get(service.kind)?.slots ?? []
  const slot = slots.find((one) => (one.many || !taken.has(one.name)) && fits(to, one, kinds))
  if (slot) {
    taken.set(slot.name, to.name)
    return slot.name
  }
  const first = slots.find((one) => fits(to, one, kinds))
  if (first) findings.push(filledTwice(service, to, taken.get(first.name)!, first, path))
  else findings.push(fitsNone(service, to, slots, path))
  return null
}

function undeclared(
  name: string,
  by: Service,
  path: Finding['path'],
  services: ReadonlyMap<string, Service>,
  kinds: ReadonlyMap<string, Kind>,
  meant: ReturnType<typeof guesser>,
): Finding {
  // who names a kind wants a service of it
  const { kind, origin } = inferKind(name, null, kinds)
  const isKind = origin === 'name' && kinds.get(by.kind)?.slots.some((slot) => slot.kinds.includes(kind))
  const near = isKind ? null : meant(name, () => [...services.keys()].filter((one) => one !== by.name))
  const declare: Fix = {
    label: `Declare ${name}`,
    changes: [{ set: ['opea_micro_services', name], value: { kind } }],
  }
  const change: Fix = { label: `Change to ${near}`, changes: [{ set: path, value: near }] }
  return {
    code: 'undeclared-name',
    severity: 'error',
    message: `There is no service \`${name}\`.${didYouMean(near)}`,
    path,
    ...(isKind ? { fix: declare } : near ? { fix: change } : {}),
  }
}

function selfUse(name: string, path: Finding['path']): Finding {
  const fix = { label: 'Remove it', changes: [{ remove: path }] }
  return { code: 'self-use', severity: 'error', message: `\`${name}\` cannot use itself.`, path, fix }
}

function fitsNone(service: Service, to: Service, slots: readonly Slot[], path: Finding['path']): Finding {
  const wanted = slots.filter(({ only }) => !only).map(kindsOf)
  const would =
    wanted.length > 0 ? ` It uses services of kind ${wanted.join('; ')}.` : ' It uses no other service.'
  return {
    code: 'uses-fits-none',
    severity: 'error',
    message: `\`${service.name}\` (${service.kind}) has no use for \`${to.name}\` (${to.kind}).${would}`,
    path,
    fix: { label: 'Remove it', changes: [{ remove: path }] },
  }
}

/** The kinds of a slot in words: a store has more than anyone wants to read. */
export function kindsOf({ kinds }: Slot): string {
  const first = kinds.slice(0, 3).map((id) => `\`${id}\``)
  return `${first.join(', ')}${kinds.length > 3 ? ` (and ${kinds.length - 3} more)` : ''}`
}

function filledTwice(
  service: Service,
  to: Service,
  other: string,
  slot: Slot,
  path: Finding['path'],
): Finding {
  return {
    code: 'slot-filled-twice',
    severity: 'error',
    message: `\`${service.name}\` needs ${words(slot)} once, and \`${other}\` is that already; \`${to.name}\` is too many.`,
    path,
    fix: { label: `Remove ${to.name}`, changes: [{ remove: path }] },
  }
}

function reportCycles(links: readonly Use[], findings: Finding[]) {
  for (const cycle of cyclesOf(links.map(({ from, to }) => [from, to] as const))) {
    const closing = links.find(({ from, to }) => from === cycle.at(-1) && to === cycle[0])!
    findings.push({
      code: 'uses-cycle',
      severity: 'error',
      message: `These services use one another in a circle: ${[...cycle, cycle[0]].join(' → ')}.`,
      path: closing.path,
    })
  }
}
