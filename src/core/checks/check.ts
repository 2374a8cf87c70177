// What a check is: one rule about a pipeline, which speaks in paths. Faults of reading are found by reading.

import type { Lookups } from '../pipeline/lookups'
import type { Pipeline } from '../pipeline/pipeline'
import type { Finding } from '../text/diagnostic'

/** `pipeline` is realised for compose: implied services and links are there. The look-ups are its own. */
export type Check = (pipeline: Pipeline, lookups: Lookups) => Finding[]

/** From so many services a check walks the flow; each walk may meet all others, and more guardrails nobody places. */
export const MOST_WALKS = 100
