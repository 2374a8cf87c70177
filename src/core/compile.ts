// The front door: text to snapshot. Total for any string, and the only place where paths become places.

import { CHECKS } from './checks'
import type { Pipeline } from './pipeline/pipeline'
import { readPipeline } from './pipeline/read'
import { realise } from './pipeline/realise'
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
import { findAliasBombs } from './yaml/alias-bombs'
import { type Document, parse } from './yaml/document'
import { remove, rename, set } from './yaml/edit'
import { findFaultyKeys } from './yaml/faulty-keys'
import { Refused } from './yaml/guard'
import { spanInside } from './yaml/inside'
import { find, spanOf } from './yaml/look-up'
import type { SyntaxFinding } from './yaml/syntax-finding'
import { findUnknownAliases } from './yaml/unknown-aliases'

export type Snapshot = {
  text: string
  document: Document
  /** As declared: what targets start from. null when the YAML has a syntax error. */
  declared: Pipeline | null
  /** With implied services, as compose would deploy it: what is drawn. null with `declared`. */
  pipeline: Pipeline | null
  diagnostics: Diagnostic[]
}

/**
 * Reads a document. `compile(text, anything)` equals `compile(text)`; `previous` only saves time.
 * Offsets are UTF-16 units. Findings: all of `yaml/document.ts`, `pipeline/read.ts`, `pipeline/realise.ts` and `checks/`.
 */
export function compile(text: string, previous?: Snapshot): Snapshot {
  if (previous?.text === text) return previous
  const document = parse(text, previous?.document)
  if (!document.root)
    return {
      text,
      document,
      declared: null,
      pipeline: null,
      diagnostics: locate(document, document.findings, []),
    }
  const { pipeline: declared, findings } = readPipeline(document)
  const realised = realise(declared, 'compose')
  const all = [...findings, ...realised.findings, ...CHECKS.flatMap((check) => check(realised.pipeline))]
  const syntax = [
    ...document.findings,
    ...findFaultyKeys(document.root),
    ...findUnknownAliases(document),
    ...findAliasBombs(document),
  ]
  return { text, document, declared, pipeline: realised.pipeline, diagnostics: locate(document, syntax, all) }
}

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
