// How long GMC's router waits, which cannot be set (cmd/router/main.go).

import type { Pipeline, Service } from '../../pipeline/pipeline'
import type { Finding } from '../../text/diagnostic'
import { besideTheFlow } from './beside-the-flow'
import type { Deployment } from './deployed'

/** Families of the catalog whose services may take that long: a model of theirs, or of a server, writes the answer. */
const SLOW = new Set(['models', 'media', 'data'])

/** Findings: `gmc-time`, at each service that may need longer. */
export function times(pipeline: Pipeline, deployment: Deployment): Finding[] {
  const { services, flowServices, kinds } = pipeline
  const inFlow = new Set(flowServices)
  const slow = services.filter(({ name, kind }) => inFlow.has(name) && SLOW.has(kinds.get(kind)!.family))
  return [
    ...slow.map((service) =>
      told(
        service,
        `GMC’s router cuts an answer of \`${service.name}\` off after 30 seconds, and a request after 60.`,
      ),
    ),
    ...besideTheFlow('DataPrep', pipeline, deployment).map((service) =>
      told(
        service,
        `GMC’s router hangs up on an upload to \`${service.name}\` after 60 seconds, whether it was taken in or not.`,
      ),
    ),
  ]
}

function told({ path }: Service, message: string): Finding {
  return { code: 'gmc-time', severity: 'info', message, path, part: 'key' }
}
