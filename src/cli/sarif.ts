// Findings as SARIF 2.1.0, which code hosts and editors show at their lines.

import type { Diagnostic, TextFix } from '../core/text/diagnostic'
import { lineStarts, positionAt, type Span } from '../core/text/span'
import { messageOf, type Report } from './report'
import { version } from './version'

const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const

export function sarif(reports: readonly Report[]): string {
  const codes = [...new Set(reports.flatMap(({ diagnostics }) => diagnostics.map(({ code }) => code)))].sort()
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'megaflow', version, rules: codes.map((id) => ({ id })) } },
        columnKind: 'utf16CodeUnits',
        results: reports.flatMap((report) => resultsOf(report, codes)),
      },
    ],
  }
  return `${JSON.stringify(log, null, 2)}\n`
}

function resultsOf(report: Report, codes: readonly string[]) {
  const { text, target, diagnostics } = report
  const starts = lineStarts(text)
  const artifactLocation = { uri: uriOf(report.file) }
  return diagnostics.map((diagnostic) => ({
    ruleId: diagnostic.code,
    ruleIndex: codes.indexOf(diagnostic.code),
    level: LEVELS[diagnostic.severity],
    message: { text: withHint(messageOf(report, diagnostic), diagnostic) },
    locations: [{ physicalLocation: { artifactLocation, region: region(starts, diagnostic) } }],
    ...fixesOf(diagnostic, artifactLocation, starts),
    ...(target ? { properties: { target } } : {}),
  }))
}

function withHint(message: string, { hint }: Diagnostic): string {
  return hint ? `${message} ${hint}` : message
}

function fixesOf({ fix, fixes }: Diagnostic, artifactLocation: { uri: string }, starts: readonly number[]) {
  const all: readonly TextFix[] = (fixes ?? (fix ? [fix] : [])).filter(({ edits }) => edits.length > 0)
  if (all.length === 0) return {}
  return {
    fixes: all.map(({ label, edits }) => ({
      description: { text: label },
      artifactChanges: [
        {
          artifactLocation,
          replacements: edits.map(({ insert, ...span }) => ({
            deletedRegion: region(starts, span),
            insertedContent: { text: insert },
          })),
        },
      ],
    })),
  }
}

function region(starts: readonly number[], { from, to }: Span) {
  const start = positionAt(starts, from)
  const end = positionAt(starts, to)
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column }
}

/** A path as a URI reference: relative paths stay relative to wherever the log is read. */
function uriOf(file: string): string {
  const path = file.replace(/\\/g, '/').split('/').map(encodeURIComponent).join('/')
  if (/^[A-Za-z]%3A\//.test(path)) return `file:///${path.replace('%3A', ':')}`
  return path.startsWith('/') ? `file://${path}` : path
}
