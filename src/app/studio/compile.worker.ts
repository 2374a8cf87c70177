// Compiles large texts away from the page. Keeps its own last snapshot, so that edits inside an entry stay quick.

import { compile, type Snapshot } from '../../core/compile'

let previous: Snapshot | undefined

self.onmessage = ({ data: text }: MessageEvent<string>) => {
  previous = compile(text, previous)
  self.postMessage(previous)
}
