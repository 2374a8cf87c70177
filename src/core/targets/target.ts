// What a target is: one function from a pipeline to files. It sees no text, no disk and no other target.

import type { Pipeline } from '../pipeline/pipeline'
import type { Finding, Path } from '../text/diagnostic'

export type OutFile = {
  path: string
  text: string
  /** For each line, from the first, the place in the document that caused it; null: nothing in particular. */
  causes?: (Path | null)[]
}

export type Emission = { files: OutFile[]; findings: Finding[] }

export type Target = {
  id: 'compose' | 'gmc' | 'python'
  label: string
  /** One sentence: what the files are and who reads them. */
  help: string
  /**
   * Files for a pipeline that has no error of its own. With a finding of severity error it gives no files.
   * The first file is the main one.
   */
  emit(pipeline: Pipeline): Emission
}
