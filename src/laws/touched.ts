// What a gesture is about: the paths whose text it may take away.

import type { Args } from './asking'
import { asMap, type Reading, textOf } from './plain'
import { servicesOf, usesOf, worldAt } from './world'

type Path = (string | number)[]

/** `owned`: comments may go with what they belong to, unless that is `kept`. */
export type Touched = { paths: Path[]; owned: boolean; kept?: Path[] }

const FLOW: Path = ['opea_mega_service', 'mega_flow']

export function touchedBy(before: Reading, id: string, args: Args): Touched {
  const one = (key: string) => args[key] as string
  switch (id) {
    case 'set':
    case 'unset': {
      const path = ['opea_micro_services', one('name'), ...keyPath(one('key'))]
      const value = valueAt(before, path)
      const isList = typeof value === 'object' && value !== null
      return { paths: [path], owned: id === 'unset' || isList }
    }
    case 'configure':
      return { paths: [['opea_mega_service', one('key')]], owned: false }
    case 'rename':
      return {
        paths: [...mentions(before, [one('from')], id), ['x-layout', one('to')]],
        owned: onlyStale(before, one('to')),
      }
    case 'remove':
      return {
        paths: [
          ...mentions(before, args.names as string[], id),
          ...(args.reconnect ? rules(before, () => true) : []),
        ],
        owned: true,
        kept: rules(before, (text) => namesIn(text).some((name) => !(args.names as string[]).includes(name))),
      }
    case 'unuse':
      return { paths: mentionsInUses(before, one('from'), [one('to')]), owned: true }
    case 'tidy':
      return { paths: [['x-layout']], owned: true }
    case 'move':
      return { paths: Object.keys(args.positions as object).map((name) => ['x-layout', name]), owned: true }
    case 'use':
      return { paths: [['opea_micro_services', one('from'), 'uses']], owned: false }
    case 'explicit':
      return {
        paths: serviceNames(before).map((name) => ['opea_micro_services', name, 'uses']),
        owned: false,
      }
    case 'connect':
    case 'disconnect':
    case 'reconnect':
    case 'add':
      return { paths: [['opea_micro_services', 'new'], ...rules(before, () => true)], owned: false }
    case 'duplicate':
    case 'paste':
      return {
        paths: [
          ['opea_micro_services', 'new'],
          [...FLOW, 'new'],
        ],
        owned: false,
      }
    default:
      return { paths: [], owned: false }
  }
}

function onlyStale(before: Reading, name: string): boolean {
  return valueAt(before, ['x-layout', name]) !== undefined
}

function keyPath(key: string): string[] {
  const dot = key.indexOf('.')
  return dot < 0 ? [key] : [key.slice(0, dot), key.slice(dot + 1)]
}

function serviceNames(before: Reading): string[] {
  return Object.keys(servicesOf(worldAt(before)))
}

export function valueAt({ plain }: Reading, path: Path): unknown {
  let here = plain
  for (const key of path) {
    const map = asMap(here)
    if (!map || !Object.hasOwn(map, String(key))) return undefined
    here = map[String(key)]!
  }
  return here
}

/** Where names are mentioned: their entries (or only keys, for a rename), rules, uses, places. */
function mentions(before: Reading, names: readonly string[], id: string): Path[] {
  const users = serviceNames(before)
  return [
    ...names.map((name) => ['opea_micro_services', name]),
    ...placesOf(before, names, id),
    ...users.flatMap((user) => mentionsInUses(before, user, names, id)),
    ...rules(before, (text) => names.some((name) => namesIn(text).includes(name))),
  ]
}

/** An emptied layout goes. */
function placesOf(before: Reading, names: readonly string[], id: string): Path[] {
  const placed = Object.keys(asMap(asMap(before.plain)?.['x-layout']) ?? {})
  const all = placed.length > 0 && placed.every((name) => names.includes(name))
  return all && id === 'remove' ? [['x-layout']] : names.map((name) => ['x-layout', name])
}

function mentionsInUses(before: Reading, user: string, names: readonly string[], id = 'unuse'): Path[] {
  const path = ['opea_micro_services', user, 'uses']
  const uses = usesOf(servicesOf(worldAt(before))[user])
  // an emptied list goes with its key
  if (id !== 'rename' && uses.length > 0 && uses.every((one) => names.includes(one))) return [path]
  return uses.flatMap((one, index) => (names.includes(one) ? [[...path, index]] : []))
}

function rules(before: Reading, wanted: (text: string) => boolean): Path[] {
  const list = valueAt(before, FLOW)
  if (!Array.isArray(list)) return [FLOW]
  return list.flatMap((rule, index) => (wanted(textOf(rule) ?? '') ? [[...FLOW, index]] : []))
}

function namesIn(rule: string): string[] {
  return rule
    .replace(/[(),]|>>/g, ' ')
    .trim()
    .split(/\s+/)
}
