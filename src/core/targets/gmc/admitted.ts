// What a cluster would say of the connector that is made, at what caused its line. Nothing, where the target's own
// findings, which speak of the pipeline, have told all: this is the net below them.

import { admit } from '../../gmc/admission'
import type { Finding, Path } from '../../text/diagnostic'
import { Noted } from '../../yaml/print'

/** Findings: the errors of gmc/admission.ts. */
export function admitted(connector: unknown): Finding[] {
  return admit(plain(connector))
    .filter(({ severity }) => severity === 'error')
    .map(({ code, severity, message, hint, path }) => ({
      code,
      severity,
      message,
      ...(hint ? { hint } : {}),
      path: causeOf(connector, path),
    }))
}

/** Without notes and what is not printed. */
function plain(value: unknown): unknown {
  if (value instanceof Noted) return plain(value.value)
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  const pairs = Object.entries(value).filter(([, inner]) => inner !== undefined)
  return Object.fromEntries(pairs.map(([key, inner]) => [key, plain(inner)]))
}

/** The closest place in the document on the way to a place in the connector. */
function causeOf(value: unknown, path: Path): Path {
  let cause: Path = ['opea_mega_service']
  let inner = value
  for (const key of [null, ...path]) {
    if (key !== null) inner = (inner as Record<string | number, unknown> | undefined)?.[key]
    if (!(inner instanceof Noted)) continue
    cause = inner.notes.cause ?? cause
    inner = inner.value
  }
  return cause
}
