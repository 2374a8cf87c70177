// Images that OPEA has sources for and nobody publishes: a registry of one's own may have them.

import type { Application } from '../pipeline/pipeline'
import type { Finding } from '../text/diagnostic'
import type { Unit } from './unit'

/** Findings: `image-unpublished`. */
export function reportUnpublished(units: readonly Unit[], { declared }: Application): Finding[] {
  if (declared.has('registry')) return []
  return units
    .filter(({ kind, service }) => kind.container?.published === false && !service.declared.image)
    .map(({ kind, service }) => ({
      code: 'image-unpublished',
      severity: 'warning',
      message: `Nobody publishes the image ${kind.container!.image} of \`${service.name}\`: it has to be built before the first start.`,
      hint: `Its sources are in ${kind.source.split('/').slice(0, 3).join('/')}. Name it by \`image\`, or all of yours by \`registry\`.`,
      path: service.path,
      part: 'key' as const,
    }))
}
