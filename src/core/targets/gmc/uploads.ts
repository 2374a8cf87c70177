// DataPrep in a connector: the router hands what is posted to `/dataprep` on to it.

import type { Pipeline, Service } from '../../pipeline/pipeline'
import type { Deployment } from './deployed'
import { labelOf } from './steps'

export type Upload = { service: Service; name: string; hasOthers: boolean }

/** The first one; with others beside it, a header must say which is meant. */
export function uploadOf(
  pipeline: Pipeline,
  deployment: Deployment,
  names: ReadonlyMap<string, string>,
): Upload | null {
  const all = deployment.services.filter(
    (service) => service.role === 'side' && labelOf(service, pipeline) === 'DataPrep',
  )
  const [service] = all
  return service ? { service, name: names.get(service.name)!, hasOthers: all.length > 1 } : null
}
