// The table of sources. To add one: its folder, a line here.

import { gmc } from './gmc'
import type { Source } from './source'

/** In the order in which they are asked whether a file is theirs. */
export const SOURCES: readonly Source[] = [gmc]
