// What a cluster with GMC makes of a GMConnector, told before it is applied: whether the API server takes it by the
// CRD, the webhook by its five rules, whether the controller can deploy it and what the router stumbles on.

import type { Finding } from '../text/diagnostic'
import { isMap, readConnector } from './connector'
import { controllerFindings } from './controller'
import { routerFindings } from './router'
import { schemaFindings } from './schema'
import { webhookFindings } from './webhook'

/**
 * Findings on one GMConnector, as its YAML 1.1 reads as plain data; their paths begin at its top.
 * `gmc-schema` and `gmc-webhook`: it is refused. `gmc-controller`: it is taken, and never gets ready when that is an
 * error. `gmc-routing`: it gets ready, and requests fail or take another way than it looks.
 */
export function admit(connector: unknown): Finding[] {
  const read = readConnector(connector)
  return [
    ...schemaFindings(connector),
    ...webhookFindings(read),
    ...controllerFindings(read, isMap(connector) ? connector.spec : undefined),
    ...routerFindings(read),
  ]
}
