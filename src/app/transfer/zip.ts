// Files as a zip with fixed dates, so that equal files give equal bytes.

import { strToU8, zipSync } from 'fflate'
import type { OutFile } from '../../core/targets/target'

export function zipOf(files: readonly OutFile[]): Uint8Array<ArrayBuffer> {
  return zipSync(Object.fromEntries(files.map(({ path, text }) => [path, strToU8(text)])), {
    // a zip's dates have no zone and are read in local time: made in local time they are the same everywhere
    mtime: new Date(1980, 0, 1),
    level: 6,
  })
}
