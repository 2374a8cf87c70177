// Which keys of the language make sense for a service: what it has is always shown, so that it can be mended.

import type { Pipeline, Service } from '../../core/pipeline/pipeline'

export type Shown = {
  model: boolean
  condition: boolean
  apiKey: boolean
  /** image, args, platform, replicas, resources: of what is deployed. */
  deployment: boolean
}

export function shownFor(pipeline: Pipeline, { kind, remote, role, declared }: Service): Shown {
  const known = pipeline.kinds.get(kind)
  const hasModel = known?.model !== undefined || (known?.slots ?? []).some((slot) => slot.model)
  const { image, args, replicas, resources, platform } = declared
  const says = [image, args, replicas, resources, platform].some((value) => value !== undefined)
  return {
    model: hasModel || declared.model !== undefined,
    condition: role === 'flow' || declared.condition !== undefined,
    apiKey: remote || declared.apiKey !== undefined,
    deployment: !remote || says,
  }
}

/** The model that counts: its own, or that of the server in the slot that decides it. */
export function modelOf(pipeline: Pipeline, service: Service): string | undefined {
  if (service.model !== null) return service.model
  const slot = pipeline.kinds.get(service.kind)?.slots.find((one) => one.model)?.name
  const link = pipeline.links.find(({ from, slot: filled }) => from === service.name && filled === slot)
  return pipeline.services.find(({ name }) => name === link?.to)?.model ?? undefined
}

/** Keys that the form has a field for. */
export const FIELDS: ReadonlySet<string> = new Set([
  'kind',
  'endpoint',
  'port',
  'model',
  'uses',
  'environment',
  'image',
  'args',
  'platform',
  'replicas',
  'resources',
  'condition',
  'api_key',
])
