// By which variable each user of a store names the index in it, and what the document says it is called.

import type { Variable } from '../catalog/kind'
import type { Path } from '../text/diagnostic'
import type { Pipeline, Service, Use } from './pipeline'
import { fillingKind } from './slots'

export type Naming = {
  user: Service
  /** The one that counts for this store. */
  variable: string
  /** What the document says; null where it says nothing. */
  value: string | null
  path: Path
}

/** Of one user of a store; null when it names no index. */
export function namingOf({ from, to, slot: name }: Use, pipeline: Lookup): Naming | null {
  const user = pipeline.byName.get(from)!
  const slot = pipeline.kinds.get(user.kind)?.slots.find((one) => one.name === name)
  if (!slot) return null
  const by = slot.by?.[fillingKind(pipeline.byName.get(to)!, slot, pipeline.kinds)] ?? []
  const index = `{index:${slot.name}}`
  const namesIndex = ({ value }: Variable) => value === index
  const variable = (slot.environment?.find(namesIndex) ?? by.find(namesIndex))?.name
  if (variable === undefined) return null
  const value = user.declared.environment?.find((entry) => entry.name === variable)?.value ?? null
  return { user, variable, value, path: [...user.path, 'environment', variable] }
}

export type Lookup = { kinds: Pipeline['kinds']; byName: ReadonlyMap<string, Service> }
