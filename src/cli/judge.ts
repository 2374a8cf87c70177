// From findings to what is shown and the exit code: the options that check and export share.

import { TARGETS } from '../core/targets'
import type { Target } from '../core/targets/target'
import type { Diagnostic } from '../core/text/diagnostic'
import { didYouMean, nearest } from '../core/text/nearest'
import type { Given, Option } from './arguments'
import type { Code, Outcome } from './command'
import { FORMATS } from './formats'
import type { Report } from './report'
import { Usage } from './usage'

export const TO: Option = {
  name: 'to',
  value: 'TARGET',
  help: `${TARGETS.map(({ id }) => id).join(', ')} or all; may be given several times`,
}
export const FORMAT: Option = { name: 'format', value: 'text|json|sarif', help: 'how findings are written' }
export const STRICT: Option = { name: 'strict', help: 'warnings count as errors' }

/** Those of `--to`, each once, in the order of the table. */
export function targetsOf(given: Given): readonly Target[] {
  const asked = given.values('to')
  for (const id of asked) {
    if (id === 'all' || TARGETS.some((target) => target.id === id)) continue
    throw new Usage(unknownWord('target', id, [...TARGETS.map((target) => target.id), 'all']))
  }
  return TARGETS.filter(({ id }) => asked.includes('all') || asked.includes(id))
}

export function unknownWord(what: string, word: string, known: readonly string[]): string {
  const rest = didYouMean(nearest(word, known)) || ` There are: ${known.join(', ')}.`
  return `There is no ${what} \`${word}\`.${rest}`
}

/** With --strict a warning is an error, wherever it is looked at. */
export function judged(given: Given, diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  if (!given.has('strict')) return diagnostics
  return diagnostics.map((one) => (one.severity === 'warning' ? { ...one, severity: 'error' } : one))
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error')
}

/** A target's own findings, without what was said of the document already. */
export function ownFindings(
  target: readonly Diagnostic[],
  document: readonly Diagnostic[],
): readonly Diagnostic[] {
  return target.filter(
    (one) =>
      !document.some(
        (other) =>
          other.code === one.code &&
          other.from === one.from &&
          other.to === one.to &&
          other.message === one.message,
      ),
  )
}

/** What is told of findings, and the exit code; `worst` is the code that files deserve on their own. */
export function outcome(given: Given, reports: readonly Report[], worst: Code, out?: string): Outcome {
  const failed = reports.some(({ diagnostics }) => hasErrors(diagnostics))
  const shown = given.has('quiet')
    ? reports.map((report) => ({
        ...report,
        diagnostics: report.diagnostics.filter(({ severity }) => severity === 'error'),
      }))
    : reports
  const code = Math.max(worst, failed ? 1 : 0) as Code
  return { code, err: formatOf(given)(shown), ...(out === undefined ? {} : { out }) }
}

export function formatOf(given: Given): (reports: readonly Report[]) => string {
  const name = given.value('format') ?? 'text'
  if (!Object.hasOwn(FORMATS, name)) throw new Usage(unknownWord('format', name, Object.keys(FORMATS)))
  return FORMATS[name]!
}
