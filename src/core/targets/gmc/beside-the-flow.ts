// What the router leads to beside the flow: DataPrep, to which it hands what is posted to `/dataprep`, and UI, a web
// page at `/ui`.

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
  const all = besideTheFlow('DataPrep', pipeline, deployment)
  const [service] = all
  return service ? { service, name: names.get(service.name)!, hasOthers: all.length > 1 } : null
}

/** Services beside the flow that are deployed by this step. */
export function besideTheFlow(step: string, pipeline: Pipeline, { services }: Deployment): Service[] {
  return services.filter((service) => service.role === 'side' && labelOf(service, pipeline) === step)
}
