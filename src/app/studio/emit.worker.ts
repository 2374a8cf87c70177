// Makes a target's files of a large text away from the page: hundreds of milliseconds that would hold up a key.

import { compile } from '../../core/compile'
import { emitSnapshot } from '../../core/emit'
import type { Snapshot } from '../../core/snapshot'
import type { Answer, Question } from './emit-away'

let previous: Snapshot | undefined

self.onmessage = ({ data: { id, text, target } }: MessageEvent<Question>) => {
  previous = compile(text, previous)
  self.postMessage({ id, emitted: emitSnapshot(previous, target) } satisfies Answer)
}
