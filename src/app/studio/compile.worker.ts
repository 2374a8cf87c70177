// Compiles large texts away from the page. Keeps its own last snapshot, so that edits inside an entry stay quick.

import { compile } from '../../core/compile'
import type { Snapshot } from '../../core/snapshot'

let previous: Snapshot | undefined

self.onmessage = ({ data: text }: MessageEvent<string>) => {
  previous = compile(text, previous)
  self.postMessage(previous)
}
