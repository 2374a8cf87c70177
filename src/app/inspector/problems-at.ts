// The findings that stand at a place of the document, or below it.

import type { Diagnostic, Path } from '../../core/text/diagnostic'

export function problemsAt(diagnostics: readonly Diagnostic[], path: Path): Diagnostic[] {
  return diagnostics.filter((one) => path.every((key, at) => one.path[at] === key))
}

/** Those at a service itself or at keys of it that the form has no field for. */
export function problemsBeside(
  diagnostics: readonly Diagnostic[],
  path: Path,
  fields: ReadonlySet<string>,
): Diagnostic[] {
  return problemsAt(diagnostics, path).filter((one) => !fields.has(String(one.path[path.length])))
}

export function worstOf(problems: readonly Pick<Diagnostic, 'severity'>[]): 'error' | 'warning' | null {
  if (problems.some(({ severity }) => severity === 'error')) return 'error'
  return problems.some(({ severity }) => severity === 'warning') ? 'warning' : null
}
