// Files of any known format into the text of a pipeline: recognise, read, findings at their places.

import { locate } from './locate'
import { otherFormat } from './pipeline/recognise'
import { SOURCES } from './sources'
import { isPipeline } from './sources/signs'
import type { InFile } from './sources/source'
import type { Diagnostic } from './text/diagnostic'
import { parse } from './yaml/document'

/** A finding in a file that was read. */
export type ReadDiagnostic = Diagnostic & { file: string }

/**
 * The text of a pipeline; empty when there is none to be had, and a finding says why. A pipeline itself stays as
 * it is. Findings: those of the source that takes the files; `unknown-format`.
 */
export function read(files: readonly InFile[]): { text: string; diagnostics: ReadDiagnostic[] } {
  const [first] = files
  if (first && isPipeline(first.text)) return { text: first.text, diagnostics: [] }
  const source = SOURCES.find((one) => files.some(one.accepts))
  if (!source) return { text: '', diagnostics: first ? [unknown(first)] : [] }
  const { text, reports } = source.read(files)
  const diagnostics = reports.flatMap(({ file, document, findings }) =>
    locate(document, document.findings, findings).map((one) => ({ ...one, file: file.path })),
  )
  if (text !== null) return { text, diagnostics }
  const isTold = diagnostics.some(({ severity }) => severity === 'error')
  return { text: '', diagnostics: isTold ? diagnostics : [...diagnostics, unknown(first!)] }
}

function unknown({ path, text }: InFile): ReadDiagnostic {
  const what = otherFormat(parse(text))
  const known = SOURCES.map(({ label }) => label).join(', ')
  const message = what
    ? `This looks like ${what}, which is not imported.`
    : 'This is nothing that can be imported.'
  const hint = `Recognised by content: ${known}.`
  return {
    code: 'unknown-format',
    severity: 'error',
    message,
    hint,
    path: [],
    from: 0,
    to: 0,
    line: 1,
    column: 1,
    file: path,
  }
}
