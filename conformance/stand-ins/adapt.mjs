// A compose model as it can run here: without what a small machine lacks, on stand-ins only, with health
// checks in a quicker rhythm. What a service is told and how it is reached stays as it was exported.

import { imageRow } from './table.mjs'

export function adapt(model) {
  const copy = structuredClone(model)
  for (const service of Object.values(copy.services)) {
    for (const key of ['runtime', 'devices', 'deploy', 'shm_size']) delete service[key]
    service.pull_policy = 'never'
    if (service.healthcheck) service.healthcheck.interval = '1s'
    // What a broken service says is read from its container; a restart would also only hide the fault.
    service.restart = 'no'
  }
  return copy
}

export const imagesOf = (model) => [...new Set(Object.values(model.services).map(({ image }) => image))]

/** The services of a model by the role of what stands in for them: [name, service, row of the table]. */
export function roles(model, wanted = () => true) {
  return Object.entries(model.services)
    .map(([name, service]) => [name, service, imageRow(service.image)])
    .filter(([, service, row]) => wanted(row, service))
}
