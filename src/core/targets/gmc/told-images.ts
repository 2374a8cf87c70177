// Images: GMC's manifests say which ones run, and they are others than those of the catalog.

import { IMAGES } from '../../gmc/steps'
import type { Pipeline } from '../../pipeline/pipeline'
import { variantOf } from '../../pipeline/read'
import { imageOf } from '../../plan/container'
import type { Finding } from '../../text/diagnostic'
import type { Deployment } from './deployed'
import { TAG } from './install-script'
import { stepOf } from './steps'

/**
 * Findings: `gmc-old-images`, at each service that the document declares. Where GMC runs another kind of service, that
 * is `told` already; a page has a finding of its own.
 */
export function imagesOf(
  { kinds, application }: Pipeline,
  deployment: Deployment,
  told: readonly Finding[],
): Finding[] {
  const replaced = new Set(
    told.flatMap(({ code, path }) => (code === 'realised-as' || code === 'substituted' ? path[1] : [])),
  )
  return deployment.services.flatMap((service): Finding[] => {
    const { name, kind: id, platform, implied, path } = service
    const kind = kinds.get(id)!
    const step = stepOf(kind, platform)!
    if (implied || step === 'UI' || replaced.has(name) || kind.container === null) return []
    const usual = imageOf(service, kind, variantOf(kind, platform), application)
      .map((part) => (typeof part === 'string' ? part : part.default))
      .join('')
    const own = IMAGES[step]!.replace(/^(opea\/.*)/, `$1:${TAG}`)
    if (own === usual) return []
    return [
      {
        code: 'gmc-old-images',
        severity: 'info',
        message: `GMC deploys \`${name}\` from ${own}, where Docker Compose has ${usual}.`,
        ...(own.startsWith('opea/')
          ? {
              hint: `OPEA’s images of ${TAG} read one another’s answers; newer ones need conversions, which GMC’s router does not make. install.sh sets the tag.`,
            }
          : {}),
        path,
        part: 'key',
      },
    ]
  })
}
