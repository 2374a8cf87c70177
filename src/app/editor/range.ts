// Spans of the text as ranges of the model, which begins behind a byte order mark.

import type { IRange } from 'monaco-editor/editor'
import type { Span } from '../../core/text/span'
import type { MonacoBuffer } from '../studio/monaco-buffer'

export function rangeOf({ model, markLength }: MonacoBuffer, { from, to }: Span): IRange {
  const start = model.getPositionAt(Math.max(0, from - markLength))
  const end = model.getPositionAt(Math.max(0, to - markLength))
  return {
    startLineNumber: start.lineNumber,
    startColumn: start.column,
    endLineNumber: end.lineNumber,
    endColumn: end.column,
  }
}

/** The whole lines of a span; its last one only where something of it stands there. */
export function linesOf(buffer: MonacoBuffer, span: Span): IRange {
  const range = rangeOf(buffer, span)
  const isBefore = range.endColumn === 1 && range.endLineNumber > range.startLineNumber
  const endLineNumber = isBefore ? range.endLineNumber - 1 : range.endLineNumber
  return { startLineNumber: range.startLineNumber, startColumn: 1, endLineNumber, endColumn: 1 }
}
