// Pods that GMC replaces without need.

import type { Finding } from '../../text/diagnostic'
import { type Configuring, configOf } from './config'

/** No variables, for the controller: the path, and a key that it drops. */
const NO_VARIABLE = new Set(['endpoint', 'nodes'])

/**
 * The controller appends variables in the order of a Go map, which differs from time to time, and Kubernetes takes
 * another order for another pod. Findings: `gmc-rolls`, once.
 */
export function rolling(configuring: Configuring): Finding[] {
  const found = configuring.deployment.services.filter((service) => {
    const keys = Object.keys(configOf(service, configuring) ?? {})
    return keys.filter((key) => !NO_VARIABLE.has(key)).length > 1
  })
  const [first] = found
  if (!first) return []
  const names = found.map(({ name }) => `\`${name}\``)
  const all =
    names.length > 3 ? `${names.slice(0, 2).join(', ')} and ${names.length - 2} more` : names.join(', ')
  return [
    {
      code: 'gmc-rolls',
      severity: 'info',
      message: `GMC writes the variables of ${all} in an order that changes: pods may be replaced whenever it looks at them again.`,
      path: first.path,
      part: 'key',
    },
  ]
}
