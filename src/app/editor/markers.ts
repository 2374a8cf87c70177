// Findings as Monaco shows them in the text.

import type { editor } from 'monaco-editor/editor'
import type { Diagnostic, Severity } from '../../core/text/diagnostic'
import { lineStarts, positionAt } from '../../core/text/span'

export const OWNER = 'megaflow'

/** More would hold up the page, and nobody reads them. */
const MOST = 500

/** Monaco's numbers, so that this file needs no Monaco to be tested. */
const SEVERITY: Record<Severity, number> = { error: 8, warning: 4, info: 2 }

/** `mark`: characters before the model's text, a byte order mark. */
export function markersOf(text: string, diagnostics: readonly Diagnostic[], mark = 0): editor.IMarkerData[] {
  if (diagnostics.length === 0) return []
  const starts = lineStarts(text)
  const place = (offset: number) => {
    const { line, column } = positionAt(starts, offset)
    return { line, column: line === 1 ? Math.max(1, column - mark) : column }
  }
  return diagnostics.slice(0, MOST).map(({ severity, message, hint, code, from, to }) => {
    const start = place(from)
    const end = place(Math.max(to, from))
    // nothing to underline: one character, so that it is seen
    const isEmpty = start.line === end.line && start.column === end.column
    return {
      severity: SEVERITY[severity],
      message: hint ? `${message}\n${hint}` : message,
      code,
      source: OWNER,
      startLineNumber: start.line,
      startColumn: isEmpty && start.column > 1 && endsLine(text, from) ? start.column - 1 : start.column,
      endLineNumber: end.line,
      endColumn: isEmpty && !endsLine(text, from) ? end.column + 1 : end.column,
    }
  })
}

function endsLine(text: string, at: number): boolean {
  return at >= text.length || text[at] === '\n' || text[at] === '\r'
}
