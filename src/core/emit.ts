// A document into a target's files: compile, then emit, with findings at their places.

import { compile } from './compile'
import { locate } from './locate'
import type { Snapshot } from './snapshot'
import { TARGETS } from './targets'
import type { OutFile } from './targets/target'
import type { Diagnostic } from './text/diagnostic'
import { didYouMean, nearest } from './text/nearest'

export type Emitted = { files: OutFile[]; diagnostics: Diagnostic[] }

/**
 * The files of a target, or what stands in their way: with an error there are no files.
 * Findings: the document's errors when it has any, else the target's own; `unknown-target`.
 */
export function emit(text: string, target: string): Emitted {
  return emitSnapshot(compile(text), target)
}

/** The same for a document that is compiled already. */
export function emitSnapshot({ document, declared, diagnostics }: Snapshot, id: string): Emitted {
  const target = TARGETS.find((one) => one.id === id)
  if (!target) {
    const near = nearest(
      id,
      TARGETS.map((one) => one.id),
    )
    const message = `There is no target \`${id}\`.${didYouMean(near)}`
    return {
      files: [],
      diagnostics: locate(
        document,
        [{ code: 'unknown-target', severity: 'error', message, from: 0, to: 0 }],
        [],
      ),
    }
  }
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  if (!declared || errors.length > 0) return { files: [], diagnostics: errors }
  const { files, findings } = target.emit(declared)
  const located = locate(document, [], findings)
  return located.some(({ severity }) => severity === 'error')
    ? { files: [], diagnostics: located }
    : { files, diagnostics: located }
}
