// What a target makes of the document, as panes hand it to one another.

import type { Emitted } from '../../core/emit'
import type { Target } from '../../core/targets/target'

export type Emission = Emitted & { target: Target }

/** What stands in the way of a target; empty when it can be exported. */
export function errorsOf({ diagnostics }: Emission) {
  return diagnostics.filter(({ severity }) => severity === 'error')
}
