// What a text was understood as.

import type { Pipeline } from './pipeline/pipeline'
import type { Diagnostic } from './text/diagnostic'
import type { Document } from './yaml/document'

export type Snapshot = {
  text: string
  document: Document
  /** As declared: what targets start from. null when the YAML has a syntax error. */
  declared: Pipeline | null
  /** With implied services, as compose would deploy it: what is drawn. null with `declared`. */
  pipeline: Pipeline | null
  diagnostics: Diagnostic[]
}
