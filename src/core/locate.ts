// The only place where paths become places.

import {
  type Change,
  type Diagnostic,
  type Finding,
  type Fix,
  inTextOrder,
  type TextFix,
} from './text/diagnostic'
import { ordered, type TextEdit } from './text/edit'
import { lineStarts, positionAt, type Span } from './text/span'
import type { Document } from './yaml/document'
import { remove, rename, set } from './yaml/edit'
import { Refused } from './yaml/guard'
import { spanInside } from './yaml/inside'
import { find, spanOf } from './yaml/look-up'
import type { SyntaxFinding } from './yaml/syntax-finding'

/** Gives findings their places in a document, in the order of the text. */
export function locate(
  document: Document,
  syntax: readonly SyntaxFinding[],
  findings: readonly Finding[],
): Diagnostic[] {
  if (syntax.length + findings.length === 0) return []
  const starts = lineStarts(document.text)
  const born = syntax.map(({ from, to, ...finding }) => ({
    ...finding,
    path: [],
    from,
    to,
    ...positionAt(starts, from),
  }))
  // an alias of nothing has no type either: told once
  const nothing = new Set(syntax.flatMap(({ code, from }) => (code === 'unknown-alias' ? from : [])))
  const placed = findings
    .map((finding) => diagnosticOf(document, starts, finding))
    .filter(({ code, from }) => code !== 'wrong-type' || !nothing.has(from))
  return [...born, ...placed].sort(inTextOrder)
}

function diagnosticOf(document: Document, starts: readonly number[], finding: Finding): Diagnostic {
  const { code, severity, message, hint, path } = finding
  const { from, to } = placeOf(document, finding)
  const fix = finding.fix && textFix(document, finding.fix)
  const fixes = finding.fixes?.flatMap((one) => textFix(document, one) ?? [])
  return {
    code,
    severity,
    message,
    ...(hint === undefined ? {} : { hint }),
    path,
    from,
    to,
    ...positionAt(starts, from),
    ...(fix ? { fix } : {}),
    ...(fixes && fixes.length > 1 ? { fixes } : {}),
  }
}

function placeOf(document: Document, { path, part, span }: Finding): Span {
  const scalar = span && find(document, path)
  return scalar ? spanInside(document.text, scalar.place, span) : spanOf(document, path, part)
}

/** null when the fix cannot be made without damage: then there is none. */
function textFix(document: Document, { label, changes }: Fix): TextFix | null {
  try {
    return { label, edits: ordered(changes.flatMap((change) => editsOf(document, change))) }
  } catch (error) {
    if (error instanceof Refused) return null
    throw error
  }
}

function editsOf(document: Document, change: Change): TextEdit[] {
  if ('set' in change) return set(document, change.set, change.value)
  if ('rename' in change) return rename(document, change.rename, change.to)
  if ('remove' in change) return remove(document, change.remove)
  const scalar = find(document, change.in)
  return scalar ? [{ ...spanInside(document.text, scalar.place, change.span), insert: change.text }] : []
}
