// Volumes: folders and files of the host as they are; a bare name is a volume that docker keeps, for each service its own.

import type { Unit } from '../../plan/plan'
import { mapOf } from '../../yaml/print'

const NAMED = /^([A-Za-z0-9][A-Za-z0-9_.-]*)(?=:)/

/** `data:/data` of two stores must not be one volume, also where one of them is called `d`. */
export function volumeOf({ label }: Unit, volume: string): string {
  return volume.replace(NAMED, (name) => (`${name}-`.startsWith(`${label}-`) ? name : `${label}-${name}`))
}

/** The names that have to be declared at the top, in the order of the services. */
export function namedVolumes(units: readonly Unit[]): Record<string, null> | undefined {
  const names = units.flatMap((unit) =>
    unit.volumes.flatMap((volume) => NAMED.exec(volumeOf(unit, volume))?.[1] ?? []),
  )
  return names.length > 0 ? mapOf(names.map((name) => [name, null])) : undefined
}
