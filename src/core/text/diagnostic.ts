// What is wrong, where, and how to mend it. Readers, checks and targets speak in paths (`Finding`);
// `compile` and `emit` turn paths into places in the text (`Diagnostic`), once, at the edge.

import type { Code } from './codes'
import type { TextEdit } from './edit'
import type { Span } from './span'

export type Severity = 'error' | 'warning' | 'info'

/** Keys and indices from the top of the document. */
export type Path = readonly (string | number)[]

/** One step of a fix, by path; `yaml/edit` makes text edits of it. */
export type Change =
  | { set: Path; value: unknown }
  | { rename: Path; to: string }
  | { remove: Path }
  /** Replaces characters inside the scalar at `in`; `span` counts in the scalar's value. */
  | { in: Path; span: Span; text: string }

export type Fix = { label: string; changes: Change[] }

export type Finding = {
  code: Code
  severity: Severity
  message: string
  hint?: string
  /** Where it stands. Deeper than the document reaches: the nearest part that exists. */
  path: Path
  /** Which half of the pair at `path`; the value unless said otherwise. */
  part?: 'key' | 'value'
  /** Characters inside the scalar at `path`, counted in its value. */
  span?: Span
  fix?: Fix
  /** All fixes, `fix` first, where there are several to choose from. */
  fixes?: Fix[]
}

export type Diagnostic = {
  code: Code
  severity: Severity
  message: string
  hint?: string
  path: Path
  /** UTF-16 offsets into the text. */
  from: number
  to: number
  /** Of `from`, counted from 1. */
  line: number
  column: number
  fix?: TextFix
  /** All fixes, `fix` first, where there are several to choose from. */
  fixes?: TextFix[]
}

/** A fix as edits of the text that was compiled. */
export type TextFix = { label: string; edits: TextEdit[] }

const RANK: Record<Severity, number> = { error: 0, warning: 1, info: 2 }

/** In the order of the text; at one place the worse first, then by code, so that output never depends on chance. */
export function inTextOrder(a: Diagnostic, b: Diagnostic): number {
  return (
    a.from - b.from ||
    a.to - b.to ||
    RANK[a.severity] - RANK[b.severity] ||
    (a.code < b.code ? -1 : a.code > b.code ? 1 : 0) ||
    (a.message < b.message ? -1 : a.message > b.message ? 1 : 0)
  )
}
