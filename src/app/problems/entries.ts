// What the list of problems shows: the document's own findings, then what each target adds. Pure.

import type { Diagnostic, Severity } from '../../core/text/diagnostic'
import type { Emission } from '../studio/emission'
import type { Imported } from '../studio/studio'

export type Group = {
  id: string
  title: string
  diagnostics: Diagnostic[]
  /** How many there are beside these. */
  more: number
  /** Their places are not in the document, but in this file. */
  file?: string
}

export type Counts = Record<Severity, number>

/** Of a group: who has mended these sees the next, and a list of thousands would freeze the page. */
const MOST = 200

const RANK: Record<Severity, number> = { error: 0, warning: 1, info: 2 }

export function groupsOf(
  own: readonly Diagnostic[],
  emissions: readonly Emission[],
  imported: Imported | null = null,
): Group[] {
  const known = new Set(own.map(keyOf))
  const groups = emissions.map(({ target: { id, label }, diagnostics }) => ({
    id: id as string,
    title: label,
    diagnostics: diagnostics.filter((one) => !known.has(keyOf(one))),
  }))
  const from = imported
    ? [
        {
          id: 'import',
          title: `From ${imported.name}`,
          diagnostics: [...imported.diagnostics],
          file: imported.name,
        },
      ]
    : []
  return [...from, { id: 'document', title: 'Document', diagnostics: [...own] }, ...groups]
    .filter(({ diagnostics }) => diagnostics.length > 0)
    .map((group) => ({
      ...group,
      diagnostics: group.diagnostics.sort(worstFirst).slice(0, MOST),
      more: Math.max(0, group.diagnostics.length - MOST),
    }))
}

function keyOf({ code, from, to, message }: Diagnostic): string {
  return `${code} ${from} ${to} ${message}`
}

/** Otherwise in the order of the text, which they come in. */
function worstFirst(a: Diagnostic, b: Diagnostic): number {
  return RANK[a.severity] - RANK[b.severity]
}

export function countsOf(diagnostics: readonly Diagnostic[]): Counts {
  const counts: Counts = { error: 0, warning: 0, info: 0 }
  for (const { severity } of diagnostics) counts[severity]++
  return counts
}

export function countWords({ error, warning, info }: Counts): string {
  const words = [
    error > 0 && `${error} error${error === 1 ? '' : 's'}`,
    warning > 0 && `${warning} warning${warning === 1 ? '' : 's'}`,
    info > 0 && error + warning === 0 && `${info} note${info === 1 ? '' : 's'}`,
  ]
  return words.filter(Boolean).join('  ') || 'No problems'
}

/** The service that a finding is about, where it is about one. */
export function serviceOf({ path }: Pick<Diagnostic, 'path'>): string | null {
  return path[0] === 'opea_micro_services' && typeof path[1] === 'string' ? path[1] : null
}
