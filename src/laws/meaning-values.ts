// What gestures mean for names, values and places, on the plain model.

import { declared, type Meaning, MustRefuse, NAME, withoutUse } from './asking'
import { edge, leads } from './flow-model'
import { asMap, NOT_TEXT, type Plain, textOf } from './plain'
import { applicationName, type Entries, inferredKind, kindOf, mapAt, servicesOf, usesOf } from './world'

const rename: Meaning = (world, args) => {
  const { from, to } = args as { from: string; to: string }
  const services = declared(world, from)
  if (from === to) return
  if (!NAME.test(to) || Object.hasOwn(services, to) || to === applicationName(world)) throw new MustRefuse()
  const kind = kindOf(from, services[from])
  const entry = asMap(services[from])
  const written = textOf(entry?.kind)
  if (written === undefined && inferredKind(to, textOf(entry?.endpoint)) !== kind) {
    mapAt(world, 'opea_micro_services', from)!.kind = kind
  }
  services[to] = services[from]!
  delete services[from]
  for (const service of Object.values(services)) {
    const own = asMap(service)
    if (own && Array.isArray(own.uses)) own.uses = own.uses.map((one) => (textOf(one) === from ? to : one))
  }
  const layout = asMap(asMap(world.plain)?.['x-layout'])
  if (layout) {
    // a place that was left of a service of that name is not its place
    delete layout[to]
    if (Object.hasOwn(layout, from)) layout[to] = layout[from]!
    delete layout[from]
  }
  const { flow } = world
  const other = (name: string) => (name === from ? to : name)
  flow.nodes = new Set([...flow.nodes].map(other))
  flow.edges = new Set([...flow.edges].map((one) => one.split(' -> ').map(other).join(' -> ')))
  return
}

const set: Meaning = (world, args) => {
  const { name, key, value } = args as { name: string; key: string; value: Plain }
  const [outer, inner] = splitKey(key)
  declared(world, name)
  const map = mapAt(world, 'opea_micro_services', name, ...(inner === undefined ? [] : [outer]))
  if (!map) throw new MustRefuse()
  const kind = kindOf(name, servicesOf(world)[name])
  give(map, inner ?? outer, typed(key, value))
  if (key === 'endpoint') keepKind(name, kind, map)
  return
}

/** What was inferred from the old endpoint stays. */
function keepKind(name: string, kind: string, map: Entries) {
  const isWritten = textOf(map.kind) !== undefined
  if (!isWritten && inferredKind(name, textOf(map.endpoint)) !== kind) map.kind = kind
}

/** A text that stands there already as a number, say, is there. */
function give(map: Entries, key: string, value: Plain) {
  const old = Object.hasOwn(map, key) ? map[key] : undefined
  if (
    typeof value === 'string' &&
    !value.startsWith(NOT_TEXT) &&
    typeof old === 'string' &&
    textOf(old) === value
  )
    return
  // 0x1F40 is 8000 already
  const isNumber =
    typeof value === 'string' &&
    value.startsWith(NOT_TEXT) &&
    typeof old === 'string' &&
    old.startsWith(NOT_TEXT)
  if (isNumber && Number(textOf(old)) === Number(textOf(value))) return
  map[key] = value
}

function typed(key: string, value: unknown): Plain {
  if (['port', 'replicas', 'resources.cpus', 'resources.accelerators'].includes(key)) {
    const number = Number(value)
    if (value === '' || !Number.isFinite(number) || (key === 'port' && (number < 1 || number > 65535)))
      throw new MustRefuse()
    return NOT_TEXT + String(number)
  }
  if (key === 'args' || key === 'uses')
    return Array.isArray(value)
      ? value
      : String(value)
          .split(',')
          .map((one) => one.trim())
  if (key === 'environment' || key === 'resources') throw new MustRefuse()
  return String(value)
}

function splitKey(key: string): [string, string | undefined] {
  const dot = key.indexOf('.')
  return dot < 0 ? [key, undefined] : [key.slice(0, dot), key.slice(dot + 1)]
}

const unset: Meaning = (world, args) => {
  const { name, key } = args as { name: string; key: string }
  const [outer, inner] = splitKey(key)
  const service = asMap(declared(world, name)[name])
  const map = inner === undefined || !service ? service : asMap(service[outer])
  const kind = kindOf(name, servicesOf(world)[name])
  if (map) delete map[inner ?? outer]
  if (map && key === 'endpoint') keepKind(name, kind, map)
  return
}

const configure: Meaning = (world, args) => {
  const { key, value } = args as { key: string; value: Plain }
  if (key === 'mega_flow') throw new MustRefuse()
  if (key === 'name' && Object.hasOwn(servicesOf(world), String(value))) throw new MustRefuse()
  give(mapAt(world, 'opea_mega_service')!, key, typed(key, value))
  return
}

const use: Meaning = (world, args) => {
  const { from, to } = args as { from: string; to: string }
  const services = declared(world, from)
  declared(world, to)
  const listed = usesOf(services[from])
  if (listed.includes(to)) return
  const edges = new Set(
    Object.entries(services).flatMap(([name, service]) =>
      usesOf(service).flatMap((one) =>
        one !== name && Object.hasOwn(services, one) ? [edge(name, one)] : [],
      ),
    ),
  )
  if (from === to) throw new MustRefuse()
  const entry = mapAt(world, 'opea_micro_services', from)!
  if (kindOf(from, services[from]) === 'custom' && leads(edges, to, from)) {
    // implied uses are none of a custom service's, but may be part of the way
    throw new MustRefuse()
  }
  entry.uses = [...(Array.isArray(entry.uses) ? entry.uses : listed), to]
  return { either: kindOf(from, services[from]) !== 'custom' || kindOf(to, services[to]) !== 'custom' }
}

const unuse: Meaning = (world, args) => {
  const { from, to } = args as { from: string; to: string }
  const entry = asMap(declared(world, from)[from])
  if (entry) withoutUse(entry, to)
  return
}

const move: Meaning = (world, args) => {
  const positions = args.positions as Record<string, [number, number]>
  for (const [name, [x, y]] of Object.entries(positions)) {
    declared(world, name)
    mapAt(world, 'x-layout')![name] = [NOT_TEXT + String(Math.round(x)), NOT_TEXT + String(Math.round(y))]
  }
  return
}

const tidy: Meaning = (world) => {
  const top = asMap(world.plain)
  if (top) delete top['x-layout']
  return
}

export const VALUE_MEANINGS: Record<string, Meaning> = {
  rename,
  set,
  unset,
  configure,
  use,
  unuse,
  move,
  tidy,
}
