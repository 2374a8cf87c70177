// Images that OPEA has sources for and nobody publishes: a registry of one's own may have them.

import type { Application } from '../pipeline/pipeline'
import type { Finding } from '../text/diagnostic'
import type { Unit } from './unit'

/** The services whose images have to be built, and where the sources of these are. */
export function unpublished(
  units: readonly Unit[],
  { declared }: Application,
): { unit: Unit; sources: string }[] {
  if (declared.has('registry')) return []
  return units
    .filter(({ kind, service }) => kind.container?.published === false && !service.declared.image)
    .map((unit) => ({ unit, sources: unit.kind.source.split('/').slice(0, 3).join('/') }))
}

/** Findings: `image-unpublished`. */
export function reportUnpublished(units: readonly Unit[], application: Application): Finding[] {
  return unpublished(units, application).map(({ unit: { kind, service }, sources }) => ({
    code: 'image-unpublished',
    severity: 'warning',
    message: `Nobody publishes the image ${kind.container!.image} of \`${service.name}\`: it has to be built before the first start.`,
    hint: `Its sources are in ${sources}. Name it by \`image\`, or all of yours by \`registry\`.`,
    path: service.path,
    part: 'key' as const,
  }))
}
