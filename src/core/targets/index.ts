// The table of targets. To add one: its folder, a line here; its golden files come from `npm run golden`.

import { compose } from './compose'
import { gmc } from './gmc'
import { python } from './python'
import type { Target } from './target'

/** In the order in which they are shown. */
export const TARGETS: readonly Target[] = [compose, gmc, python]
