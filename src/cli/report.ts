// Findings that are told together, whatever the format.

import type { Diagnostic } from '../core/text/diagnostic'

/** Of one text, and of one target on it where `target` is given. */
export type Report = { file: string; text: string; target?: string; diagnostics: readonly Diagnostic[] }

export function messageOf({ target }: Report, { message }: Diagnostic): string {
  return target ? `[${target}] ${message}` : message
}
