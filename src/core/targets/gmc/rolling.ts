// Pods that GMC replaces without need.

import type { Finding } from '../../text/diagnostic'
import { type Configuring, configOf } from './config'

/** No variables, for the controller: the path, and a key that it drops. */
const NO_VARIABLE = new Set(['endpoint', 'nodes'])

/**
 * The controller appends variables in the order of a Go map, which differs from time to time, and Kubernetes takes
 * another order for another pod. Findings: `gmc-rolls`, at each.
 */
export function rolling(configuring: Configuring): Finding[] {
  return configuring.deployment.services.flatMap((service): Finding[] => {
    const keys = Object.keys(configOf(service, configuring) ?? {}).filter((key) => !NO_VARIABLE.has(key))
    if (keys.length < 2) return []
    const message = `GMC writes the variables of \`${service.name}\` in an order that changes: its pod may be replaced whenever GMC looks at it again.`
    return [{ code: 'gmc-rolls', severity: 'info', message, path: service.path, part: 'key' }]
  })
}
