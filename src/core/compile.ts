// The front door: text to snapshot, with all kinds of the catalog.

import { CATALOG } from './catalog/catalog'
import { compileWith } from './compile-with'
import type { Snapshot } from './snapshot'

/** `compile(text, anything)` equals `compile(text)`. Offsets are UTF-16 units. Findings: those of compile-with.ts. */
export function compile(text: string, previous?: Snapshot): Snapshot {
  return compileWith(CATALOG, text, previous)
}
