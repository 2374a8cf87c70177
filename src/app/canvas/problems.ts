// The findings of each service, for its badge and its accessible name.

import type { Diagnostic, Severity } from '../../core/text/diagnostic'

export type Problems = {
  count: number
  worst: Severity
  /** All messages, one a line. */
  text: string
}

const RANK: Record<Severity, number> = { error: 0, warning: 1, info: 2 }

/** Errors and warnings by the service under whose entry they stand; information makes no badge. */
export function problemsOf(diagnostics: readonly Diagnostic[]): ReadonlyMap<string, Problems> {
  const found = new Map<string, Problems>()
  for (const { severity, path, message } of diagnostics) {
    const name = path[0] === 'opea_micro_services' ? path[1] : undefined
    if (typeof name !== 'string' || severity === 'info') continue
    const known = found.get(name)
    const text = message.replaceAll('`', '')
    found.set(name, {
      count: (known?.count ?? 0) + 1,
      worst: known && RANK[known.worst] < RANK[severity] ? known.worst : severity,
      text: known ? `${known.text}\n${text}` : text,
    })
  }
  return found
}
