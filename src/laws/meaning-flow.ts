// What gestures mean that change which services there are and how they flow, on the plain model.

import { CATALOG } from '../core/catalog/catalog'
import { declared, type Meaning, MustRefuse, NAME, withoutUse } from './asking'
import { edge, leads } from './flow-model'
import { asMap, type Plain, readPlain, textOf } from './plain'
import {
  applicationName,
  type Entries,
  flowNodes,
  inferredKind,
  kindOf,
  mapAt,
  roleOf,
  servicesOf,
  structuredCloneOf,
  usesOf,
  type World,
  worldOf,
} from './world'

const add: Meaning = (world, args) => {
  const { kind, name: wanted, after, before } = args as Record<string, string | undefined>
  const found = CATALOG.find(({ id }) => id === kind)
  if (!found) throw new MustRefuse()
  const name = wanted ?? numbered(world, kind!)
  if (wanted !== undefined) guardFree(world, wanted)
  for (const one of [after, before]) {
    if (one === undefined) continue
    guardInFlow(world, one)
    if (found.role !== 'flow') throw new MustRefuse()
  }
  if (after !== undefined && before !== undefined) {
    if (after === before || leads(edgesOf(world), before, after)) throw new MustRefuse()
  }
  if (after !== undefined || before !== undefined) writeDown(world)
  mapAt(world, 'opea_micro_services')![name] = mapping({ kind: kind! })
  const { edges } = world.flow
  if (after !== undefined && before !== undefined) edges.delete(edge(after, before))
  if (after !== undefined) join(world, after, name)
  if (before !== undefined) join(world, name, before)
  return
}

const connect: Meaning = (world, args) => {
  const { from, to } = args as { from: string; to: string }
  draw(world, from, to)
  return
}

const disconnect: Meaning = (world, args) => {
  const { from, to } = args as { from: string; to: string }
  declared(world, from)
  declared(world, to)
  world.flow.edges.delete(edge(from, to))
  return
}

const reconnect: Meaning = (world, args) => {
  const { from, to, newFrom = from, newTo = to } = args as Record<string, string>
  if (!edgesOf(world).has(edge(from!, to!))) throw new MustRefuse()
  if (newFrom === from && newTo === to) return
  world.flow.edges.delete(edge(from!, to!))
  draw(world, newFrom!, newTo!)
  return
}

const remove: Meaning = (world, args) => {
  for (const name of new Set(args.names as string[])) {
    const services = declared(world, name)
    const ends = [...edgesOf(world)].map((one) => one.split(' -> ') as [string, string])
    delete services[name]
    for (const service of Object.values(services)) {
      const entry = asMap(service)
      if (entry) withoutUse(entry, name)
    }
    const layout = asMap(asMap(world.plain)?.['x-layout'])
    if (layout) {
      const had = Object.hasOwn(layout, name)
      delete layout[name]
      // nothing is left to say where
      if (had && Object.keys(layout).length === 0) delete asMap(world.plain)!['x-layout']
    }
    world.flow.nodes.delete(name)
    for (const one of world.flow.edges) if (one.split(' -> ').includes(name)) world.flow.edges.delete(one)
    if (!args.reconnect) continue
    for (const [from, at] of ends) {
      if (at !== name) continue
      for (const [behind, to] of ends)
        if (behind === name && from !== to) world.flow.edges.add(edge(from, to))
    }
  }
  return
}

const duplicate: Meaning = (world, args) => {
  for (const name of new Set(args.names as string[])) {
    const services = declared(world, name)
    const copy = numbered(world, name)
    const value = structuredCloneOf(services[name]!)
    const entry = asMap(value)
    if (entry) delete entry.port
    services[copy] = keepKind(copy, kindOf(name, services[name]), value)
  }
  return
}

const paste: Meaning = (world, args) => {
  const pasted = readPlain(args.text as string).plain
  const other = Object.hasOwn(asMap(pasted) ?? {}, 'opea_micro_services')
    ? worldOf(pasted)
    : worldOf(mapping({ opea_micro_services: pasted }))
  const into = mapAt(world, 'opea_micro_services')!
  const named = new Map<string, string>()
  for (const [name, service] of Object.entries(servicesOf(other))) {
    const as = numbered(world, name)
    named.set(name, as)
    const value = structuredCloneOf(service)
    into[as] = as === name ? value : keepKind(as, kindOf(name, service), value)
  }
  for (const [name, as] of named) {
    const entry = asMap(into[as])
    if (usesOf(servicesOf(other)[name]).some((one) => named.has(one)))
      entry!.uses = usesOf(entry!).map((one) => named.get(one) ?? one)
  }
  const { nodes, edges } = other.flow
  const known = [...nodes].filter((name) => named.has(name))
  if (known.length === 0) return
  writeDown(world, [...named.values()])
  for (const name of known) world.flow.nodes.add(named.get(name)!)
  for (const one of edges) {
    const [from, to] = one.split(' -> ').map((name) => named.get(name))
    if (from !== undefined && to !== undefined) world.flow.edges.add(edge(from, to))
  }
  return
}

function draw(world: World, from: string, to: string) {
  guardInFlow(world, from)
  guardInFlow(world, to)
  if (from === to || leads(edgesOf(world), to, from)) throw new MustRefuse()
  if (edgesOf(world).has(edge(from, to))) return
  writeDown(world)
  join(world, from, to)
}

function join({ flow }: World, from: string, to: string) {
  flow.nodes.add(from).add(to)
  flow.edges.add(edge(from, to))
}

/** Where nothing is said of the flow, the services that no other uses are in it: the first change says so. */
function writeDown(world: World, except: string[] = []) {
  if (world.flow.present) return
  const nodes = flowNodes(world)
  world.flow = { present: true, nodes: new Set(), edges: new Set(), faulty: [], anyNodes: nodes === null }
  for (const name of nodes ?? []) if (NAME.test(name) && !except.includes(name)) world.flow.nodes.add(name)
}

function guardInFlow(world: World, name: string) {
  if (roleOf(name, declared(world, name)[name]) !== 'flow' || !NAME.test(name)) throw new MustRefuse()
}

function guardFree(world: World, name: string) {
  const taken = Object.hasOwn(servicesOf(world), name) || name === applicationName(world)
  if (!NAME.test(name) || taken) throw new MustRefuse()
}

/** Edges between services that there are. */
function edgesOf(world: World): Set<string> {
  const services = servicesOf(world)
  return new Set(
    [...world.flow.edges].filter((one) => one.split(' -> ').every((name) => Object.hasOwn(services, name))),
  )
}

function numbered(world: World, wanted: string): string {
  const services = servicesOf(world)
  const isTaken = (name: string) => Object.hasOwn(services, name) || name === applicationName(world)
  // a copy of `a-2` beside `a` is `a-3`
  const first = wanted.replace(/-[0-9]+$/, '')
  const base = first !== '' && isTaken(first) ? first : wanted
  let name = wanted
  for (let number = 2; isTaken(name); number++) name = `${base}-${number}`
  return name
}

function keepKind(name: string, kind: string, value: Plain): Plain {
  const entry = asMap(value)
  const isWritten = textOf(entry?.kind) !== undefined
  if (isWritten || inferredKind(name, textOf(entry?.endpoint)) === kind) return value
  return mapping({ kind, ...entry })
}

function mapping(entries: Entries): Plain {
  return Object.assign(Object.create(null), entries)
}

export const FLOW_MEANINGS: Record<string, Meaning> = {
  add,
  connect,
  disconnect,
  reconnect,
  remove,
  duplicate,
  paste,
}
