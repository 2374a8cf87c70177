// What a source is: one function from files of a known format to the text of a pipeline.

import type { Finding } from '../text/diagnostic'
import type { Document } from '../yaml/document'

export type InFile = { path: string; text: string }

/** What is to be said of one document of a file; paths and places are those of the file. */
export type Report = { file: InFile; document: Document; findings: Finding[] }

export type Source = {
  id: 'gmc'
  label: string
  /** One sentence: what the files are. */
  help: string
  /** Told from the text alone, quickly. */
  accepts(file: InFile): boolean
  /** `text` is null when nothing could be read. What could not be carried over stands in it as comments as well. */
  read(files: readonly InFile[]): { text: string | null; reports: Report[] }
}
