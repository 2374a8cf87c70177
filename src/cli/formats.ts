// Findings for a person or a program. Pure: the same findings, the same bytes.

import { frame, printable } from './frame'
import { messageOf, type Report } from './report'
import { sarif } from './sarif'

export const FORMATS: Readonly<Record<string, (reports: readonly Report[]) => string>> = { text, json, sarif }

/** `file:line:col severity code message`, the line itself with what is meant underlined, and how to mend it. */
function text(reports: readonly Report[]): string {
  const blocks = reports.flatMap((report) =>
    report.diagnostics.map((diagnostic) => {
      const { line, column, severity, code, hint, fix, fixes } = diagnostic
      const place = `${report.file}:${line}:${column}`
      const help = [
        ...(hint ? [`hint: ${printable(hint)}`] : []),
        ...(fixes ?? (fix ? [fix] : [])).map(({ label }) => `fix: ${printable(label)}`),
      ]
      const head = `${place} ${severity} ${code} ${printable(messageOf(report, diagnostic))}`
      return [head, ...frame(report.text, diagnostic), ...help.map((one) => `  ${one}`)].join('\n')
    }),
  )
  if (blocks.length === 0) return ''
  return `${[...blocks, totals(reports)].join('\n\n')}\n`
}

/** A list of diagnostics with their `file` and, where one is meant, `target`. */
function json(reports: readonly Report[]): string {
  const rows = reports.flatMap(({ file, target, diagnostics }) =>
    diagnostics.map((diagnostic) => ({ file, ...(target ? { target } : {}), ...diagnostic })),
  )
  return `${JSON.stringify(rows, null, 2)}\n`
}

function totals(reports: readonly Report[]): string {
  const all = reports.flatMap(({ diagnostics }) => diagnostics)
  const parts = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const count = all.filter((one) => one.severity === severity).length
    return count === 0 ? [] : [`${count} ${severity}${count === 1 ? '' : 's'}`]
  })
  return parts.join(', ')
}
