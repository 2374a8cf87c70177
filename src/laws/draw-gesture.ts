// A random gesture for a document: with names that it has, and some that it has not.

import { type Args, NAME } from './asking'
import type { Dice } from './dice'
import { randomDocument } from './document'
import { leads } from './flow-model'
import { asMap, type Plain } from './plain'
import { KEYS, KINDS, NEW_NAMES, TEXTS } from './words'
import { applicationName, kindOf, roleOf, servicesOf, usesOf, type World } from './world'

export type Gesture = { id: string; args: Args }

// gestures of the switch below: those that need an edge, and those that need nothing
const CONNECT = 1
const EDGES = [2, 3]
const ADDING = [8, 7, 11]

export function drawGesture(dice: Dice, world: World): Gesture {
  const names = Object.keys(servicesOf(world))
  const edges = [...world.flow.edges].map((one) => one.split(' -> ') as [string, string])
  const name = () => (names.length === 0 || dice.chance(3) ? 'nobody' : dice.one(names))
  const pair = () => (edges.length > 0 && dice.chance(90) ? dice.one(edges) : ([name(), name()] as const))
  const nodes = names.filter((one) => NAME.test(one) && roleOf(one, servicesOf(world)[one]) === 'flow')
  const node = () => (nodes.length === 0 || dice.chance(5) ? name() : dice.one(nodes))
  /** Two nodes, mostly so that an edge makes no circle. */
  const apart = (): [string, string] => {
    const [a, b] = [node(), node()]
    if (dice.chance(5)) return [a, b]
    const isBack = leads(world.flow.edges, b, a)
    if (a !== b) return isBack ? [b, a] : [a, b]
    const other = nodes.find((one) => one !== a && !leads(world.flow.edges, one, a))
    return [a, other ?? b]
  }
  /** Another end for an edge, mostly one that makes no circle. */
  const otherEnd = (a: string, b: string) => {
    const lax = dice.chance(5)
    if (dice.chance(50))
      return {
        newFrom: dice.one([a, ...nodes].filter((one) => lax || !leads(world.flow.edges, b, one))) ?? a,
      }
    return { newTo: dice.one([b, ...nodes].filter((one) => lax || !leads(world.flow.edges, one, a))) ?? b }
  }
  const optional = <T>(key: string, value: () => T, percent: number) =>
    dice.chance(percent) ? { [key]: value() } : {}
  const [from, to] = apart()
  const turn = dice.roll(16)
  const lax = dice.chance(10)
  // where there is no edge one is drawn, and where there is nothing to join or change something is added
  const wanted = !lax && edges.length === 0 && EDGES.includes(turn) ? CONNECT : turn
  const isIdle = !lax && (names.length === 0 || (nodes.length < 2 && wanted === CONNECT))
  switch (isIdle ? dice.one(ADDING) : wanted) {
    case 0: {
      const key = dice.one(KEYS)
      return { id: 'set', args: { name: name(), key, value: valueFor(key, dice, names) } }
    }
    case 1:
      return { id: 'connect', args: { from, to } }
    case 2: {
      const [a, b] = pair()
      return { id: 'disconnect', args: { from: a, to: b } }
    }
    case 3: {
      const [a, b] = pair()
      return {
        id: 'reconnect',
        args: { from: a, to: b, ...otherEnd(a, b) },
      }
    }
    case 4:
      return { id: 'rename', args: { from: name(), to: dice.chance(95) ? dice.one(NEW_NAMES) : name() } }
    case 5:
      return {
        id: 'remove',
        args: {
          names: dice.chance(80) ? [name()] : [name(), name()],
          ...optional('reconnect', () => true, 40),
        },
      }
    case 6:
      return { id: 'duplicate', args: { names: dice.chance(80) ? [name()] : [name(), name()] } }
    case 7:
      return { id: 'paste', args: { text: pasted(dice) } }
    case 8: {
      const ends = dice.chance(60) ? pair() : apart()
      const both = !isIdle && dice.chance(30)
      const after = both || (!isIdle && dice.chance(30)) ? { after: ends[0] } : {}
      const before = both || (!isIdle && dice.chance(30)) ? { before: ends[1] } : {}
      const isFree = Object.keys({ ...after, ...before }).length === 0
      return {
        id: 'add',
        args: {
          kind: isFree ? dice.one(KINDS) : dice.one(['custom', 'llm', 'embedding']),
          ...optional('name', () => dice.one(NEW_NAMES), 40),
          ...after,
          ...before,
        },
      }
    }
    case 9: {
      const callers = names.filter((one) => usesOf(servicesOf(world)[one]).length > 0)
      const caller = callers.length > 0 && dice.chance(80) ? dice.one(callers) : from
      const used = usesOf(servicesOf(world)[caller])
      return {
        id: 'unuse',
        args: { from: caller, to: used.length > 0 && dice.chance(80) ? dice.one(used) : to },
      }
    }
    case 10: {
      const one = name()
      const own = keysOf(servicesOf(world)[one])
      return { id: 'unset', args: { name: one, key: dice.one(dice.chance(25) ? KEYS : [...own, 'port']) } }
    }
    case 11: {
      const key = dice.one(['name', 'port', 'tag', 'platform', 'registry', 'x-y', 'endpoint'])
      const value =
        key === 'port'
          ? 8889
          : key === 'name'
            ? dice.one(['app', 'chatqna', applicationName(world)])
            : dice.one(TEXTS)
      return { id: 'configure', args: { key, value } }
    }
    case 12: {
      const callers = names.filter((one) => kindOf(one, servicesOf(world)[one]) === 'custom')
      const caller = callers.length > 0 && dice.chance(70) ? dice.one(callers) : name()
      const servers = names.filter(
        (one) => one !== caller && (usesOf(servicesOf(world)[one]).length === 0 || dice.chance(5)),
      )
      return { id: 'use', args: { from: caller, to: dice.one(servers) ?? to } }
    }
    case 13:
      return { id: 'explicit', args: {} }
    case 14:
      return { id: 'move', args: { positions: positions([...new Set([name(), name()])], dice) } }
    default:
      return { id: 'tidy', args: {} }
  }
}

/** The keys of a service, those of its environment too. */
function keysOf(service: Plain | undefined): string[] {
  return Object.entries(asMap(service) ?? {}).flatMap(([key, value]) => [
    key,
    ...(key === 'environment' ? Object.keys(asMap(value) ?? {}).map((inner) => `${key}.${inner}`) : []),
  ])
}

function positions(names: string[], dice: Dice): Record<string, [number, number]> {
  const places: Record<string, [number, number]> = Object.create(null)
  for (const name of names) places[name] = [dice.roll(100) - 10.4, dice.roll(100)]
  return places
}

function valueFor(key: string, dice: Dice, names: string[]): unknown {
  if (key === 'port') return dice.one([6001, '6000', 8000, '70000', 'x'].slice(0, dice.chance(10) ? 5 : 3))
  if (key === 'replicas' || key === 'resources.cpus') return dice.one([2, '3'])
  if (key === 'uses') return dice.some(names, 40)
  if (key === 'args') return dice.some(['--x', 'a, b', '# c', '4096', 'plain'], 50)
  return dice.one(TEXTS)
}

/** A pipeline, or only its services. */
function pasted(dice: Dice): string {
  for (let tries = 0; tries < 3; tries++) {
    const { text, features } = randomDocument(dice)
    const hard = [
      'merge',
      'alias',
      'anchored',
      'duplicate',
      'flow string',
      'faulty rule',
      'empty',
      'environment list',
    ]
    if (!hard.some((one) => features.has(one)) && text.includes('opea_micro_services')) return text
  }
  return 'p: { kind: custom }\nq:\n  endpoint: /q # c\n'
}
