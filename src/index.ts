// The library: what the command line and the page call, for anyone. No DOM, no Node built-ins.

import { CATALOG } from './core/catalog/catalog'
import { COMMANDS } from './core/commands'
import { perform } from './core/commands/perform'
import { locate } from './core/locate'
import { TARGETS } from './core/targets'
import { TEMPLATES } from './core/templates'
import type { Diagnostic } from './core/text/diagnostic'
import type { TextEdit } from './core/text/edit'
import { parse } from './core/yaml/document'

export type { Kind } from './core/catalog/kind'
export type { Command } from './core/commands/command'
export { compile } from './core/compile'
export { emit } from './core/emit'
export type { Pipeline, Service } from './core/pipeline/pipeline'
export { type ReadDiagnostic, read } from './core/read'
export { jsonSchema } from './core/schema'
export type { Snapshot } from './core/snapshot'
export type { OutFile, Target } from './core/targets/target'
export type { Template } from './core/templates'
export type { Diagnostic, Severity } from './core/text/diagnostic'
export type { TextEdit } from './core/text/edit'
export { applyEdits } from './core/text/edit'

/**
 * One gesture of the canvas on a text. `edits` are sorted, disjoint and against `text`; a gesture that changes
 * nothing makes none. Refused, it gives the text as it was and one diagnostic that says why and where: those of
 * `commands/perform.ts`. Gestures and their arguments are in `gestures`.
 */
export function edit(
  text: string,
  gesture: string,
  args: object,
): { text: string; edits: TextEdit[]; diagnostics: Diagnostic[] } {
  const document = parse(text)
  const performed = perform(document, CATALOG, gesture, args as Readonly<Record<string, unknown>>)
  if ('refusal' in performed)
    return { text, edits: [], diagnostics: locate(document, [], [performed.refusal]) }
  return { text: performed.text, edits: performed.edits, diagnostics: [] }
}

/** The catalog: every kind of service that a document can name, besides its own `x-kinds`. */
export const kinds = CATALOG

/** What a pipeline is exported to. */
export const targets = TARGETS

/** What `edit` knows to do. */
export const gestures = COMMANDS

/** Sample pipelines to start from. */
export const templates = TEMPLATES
