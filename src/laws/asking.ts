// What all meanings of gestures share: how they are asked, and how they refuse.

import { textOf } from './plain'
import { type Entries, servicesOf, usesOf, type World } from './world'

export type Args = Readonly<Record<string, unknown>>

/** Thrown where the gesture must be refused. */
export class MustRefuse extends Error {}

/** Changes the world as the gesture says. `either`: a refusal is as good, because only slots would tell. */
export type Meaning = (world: World, args: Args) => { either?: boolean } | undefined

export const NAME = /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/

/** The services, after making sure that there is one of a name. */
export function declared(world: World, name: string): Entries {
  const services = servicesOf(world)
  if (!Object.hasOwn(services, name)) throw new MustRefuse()
  return services
}

export function withoutUse(entry: Entries, name: string) {
  if (!usesOf(entry).includes(name)) return
  const rest = Array.isArray(entry.uses) ? entry.uses.filter((one) => textOf(one) !== name) : []
  if (rest.length > 0) entry.uses = rest
  else delete entry.uses
}
