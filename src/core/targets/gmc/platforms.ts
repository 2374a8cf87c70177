// Platforms: GMC has steps for Xeon, Gaudi and NVIDIA, and one of each type per namespace.

import type { Pipeline, Service } from '../../pipeline/pipeline'
import type { Finding, Path } from '../../text/diagnostic'
import { stepOf } from './steps'

/** Findings: `gmc-platform`, `gmc-mixed-platforms`, `runs-on-cpu`. */
export function platformLimits(pipeline: Pipeline, deployed: readonly Service[]): Finding[] {
  const rocm = deployed.filter(({ platform }) => platform === 'rocm')
  const places = new Map(rocm.map((service) => [placeOf(service, pipeline).join('\n'), service]))
  const refused = [...places.values()].map((service): Finding => {
    const path = placeOf(service, pipeline)
    return {
      code: 'gmc-platform',
      severity: 'error',
      message: 'GMC has no steps for rocm, only for xeon, gaudi and nvidia.',
      path,
      fix: { label: 'Change to xeon', changes: [{ set: path, value: 'xeon' }] },
    }
  })
  const others = deployed.filter(({ platform }) => platform !== 'rocm')
  return [...refused, ...mixed(pipeline, others), ...others.flatMap((service) => onCpu(service, pipeline))]
}

function placeOf({ declared, path, implied }: Service, { application }: Pipeline): Path {
  if (declared.platform !== undefined && !implied) return [...path, 'platform']
  return application.declared.has('platform') ? ['opea_mega_service', 'platform'] : path
}

/** Variants of a step share a ConfigMap by name, with different content: the last one deployed decides for both. */
function mixed(pipeline: Pipeline, deployed: readonly Service[]): Finding[] {
  const first = new Map<string, { step: string; service: Service }>()
  return deployed.flatMap((service): Finding[] => {
    const step = stepOf(pipeline.kinds.get(service.kind), service.platform)
    if (step === null) return []
    const known = first.get(service.kind)
    if (!known) first.set(service.kind, { step, service })
    if (!known || known.step === step) return []
    return [
      {
        code: 'gmc-mixed-platforms',
        severity: 'error',
        message: `GMC cannot run \`${known.service.name}\` on ${known.service.platform} and \`${service.name}\` on ${service.platform} in one namespace: ${known.step} and ${step} share their configuration.`,
        hint: 'Run both on one platform.',
        path: placeOf(service, pipeline),
      },
    ]
  })
}

/** A kind that has hardware variants, but no step for this platform. */
function onCpu(service: Service, pipeline: Pipeline): Finding[] {
  const { platform, name, kind: id, path, declared, implied } = service
  const kind = pipeline.kinds.get(id)
  const step = stepOf(kind, platform)
  if (platform === 'xeon' || !kind || step === null) return []
  if (Object.keys(kind.variants).length === 0 || step !== stepOf(kind, 'xeon')) return []
  return [
    {
      code: 'runs-on-cpu',
      severity: 'info',
      message: `GMC has no ${platform} step for \`${id}\`; \`${name}\` runs on the CPU there.`,
      path: declared.platform !== undefined && !implied ? [...path, 'platform'] : path,
      ...(implied ? { part: 'key' as const } : {}),
    },
  ]
}
