// The oracle's idea of a pipeline: plain data and its flow, and the few facts of the catalog that gestures ask for.

import { CATALOG } from '../core/catalog/catalog'
import type { Kind } from '../core/catalog/kind'
import { type Flow, readFlow } from './flow-model'
import { asMap, type Plain, type Reading, textOf } from './plain'

export type Entries = { [key: string]: Plain }

/** mega_flow is taken out of `plain`: many texts say the same flow. */
export type World = { plain: Plain; flow: Flow }

export function worldOf(plain: Plain): World {
  const copy = structuredCloneOf(plain)
  const mega = asMap(asMap(copy)?.opea_mega_service)
  const flow = readFlow(mega?.mega_flow)
  if (mega) delete mega.mega_flow
  return { plain: copy, flow }
}

const remembered = new WeakMap<Reading, World>()

/** The world of a reading, to look at: `worldOf` gives one to change. */
export function worldAt(reading: Reading): World {
  const known = remembered.get(reading) ?? worldOf(reading.plain)
  remembered.set(reading, known)
  return known
}

/** As `structuredClone`, which would give `__proto__` its old meaning back. */
export function structuredCloneOf(plain: Plain): Plain {
  if (Array.isArray(plain)) return plain.map(structuredCloneOf)
  const map = asMap(plain)
  if (!map) return plain
  const copy: Entries = Object.create(null)
  for (const [key, value] of Object.entries(map)) copy[key] = structuredCloneOf(value)
  return copy
}

/** A mapping at a key, made where nothing is; null where something else stands. */
export function mapAt(world: World, ...path: string[]): Entries | null {
  world.plain ??= Object.create(null) as Entries
  let here = asMap(world.plain)
  for (const key of path) {
    if (!here) return null
    if (!Object.hasOwn(here, key) || here[key] === null) here[key] = Object.create(null) as Entries
    here = asMap(here[key])
  }
  return here
}

export function servicesOf({ plain }: World): Entries {
  return asMap(asMap(plain)?.opea_micro_services) ?? Object.create(null)
}

export function usesOf(service: Plain | undefined): string[] {
  const uses = asMap(service)?.uses
  if (Array.isArray(uses)) return uses.flatMap((one) => textOf(one) ?? [])
  return uses === null || uses === undefined ? [] : [textOf(uses) ?? '']
}

export function applicationName({ plain }: World): string {
  return textOf(asMap(asMap(plain)?.opea_mega_service)?.name) ?? 'megaservice'
}

/** The first of the catalog with each word. */
function firsts(words: (kind: Kind) => readonly string[]): ReadonlyMap<string, Kind> {
  return new Map(CATALOG.flatMap((kind) => words(kind).map((word) => [word, kind] as const)).reverse())
}

const BY_ID = firsts(({ id }) => [id])
const BY_ALIAS = firsts(({ aliases }) => aliases ?? [])
const BY_PATH = firsts(({ call }) => (call.endpoint === null ? [] : [call.endpoint]))
const PRIMARY_BY_PATH = firsts(({ call, primary }) =>
  primary && call.endpoint !== null ? [call.endpoint] : [],
)

export function kindOf(name: string, service: Plain | undefined): string {
  const written = textOf(asMap(service)?.kind)
  if (written !== undefined && BY_ID.has(written)) return written
  return inferredKind(name, textOf(asMap(service)?.endpoint))
}

export function inferredKind(name: string, endpoint: string | undefined): string {
  const named = BY_ID.get(name) ?? BY_ALIAS.get(name)
  if (named) return named.id
  const path = endpoint?.replace(/^https?:\/\/[^/]*/, '') ?? ''
  return (PRIMARY_BY_PATH.get(path) ?? BY_PATH.get(path))?.id ?? 'custom'
}

export function roleOf(name: string, service: Plain | undefined): string {
  return BY_ID.get(kindOf(name, service))!.role
}

/** Nodes of the flow; null where only the slots of the catalog would tell. */
export function flowNodes(world: World): Set<string> | null {
  if (world.flow.present) return world.flow.nodes
  const services = Object.entries(servicesOf(world))
  const provides = services.some(([name, service]) => BY_ID.get(kindOf(name, service))?.provides)
  if (provides) return null
  const used = new Set(services.flatMap(([name, service]) => usesOf(service).filter((one) => one !== name)))
  return new Set(
    services
      .map(([name]) => name)
      .filter((name) => roleOf(name, servicesOf(world)[name]) === 'flow' && !used.has(name)),
  )
}
