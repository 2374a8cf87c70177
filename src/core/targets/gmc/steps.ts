// Kinds of the catalog as steps of GMC.

import type { Kind, Platform } from '../../catalog/kind'
import { NEUTRAL } from '../../gmc/steps'
import type { Pipeline, Service } from '../../pipeline/pipeline'

/** The step that deploys a kind on a platform; where there is none of its own, the CPU's. null: there is none. */
export function stepOf(kind: Kind | undefined, platform: Platform): string | null {
  if (!kind?.gmc || platform === 'rocm') return null
  return kind.gmc.steps[platform] ?? kind.gmc.steps.xeon ?? null
}

/** The step name that tells best what a service is; `Router` for what GMC does not know. */
export function labelOf({ kind: id, platform }: Service, { kinds }: Pipeline): string {
  const kind = kinds.get(id)
  const standIn = kind?.realisedAs?.gmc
  return stepOf(kind, platform) ?? stepOf(standIn ? kinds.get(standIn) : undefined, platform) ?? NEUTRAL
}
