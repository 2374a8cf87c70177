// The objects of Kubernetes in files: documents, each with one object or a `List` of them.

import { isMap } from '../../gmc/connector'
import type { Path } from '../../text/diagnostic'
import { parseDocuments } from '../../yaml/documents'
import { plainValue } from '../../yaml/look-up'
import type { InFile, Report } from '../source'

export type KubeObject = {
  kind: string
  name: string
  value: Record<string, unknown>
  /** Where in its document it stands. */
  path: Path
  report: Report
}

/** More than any cluster takes as one object; aliases of aliases end here. */
const MAX_VALUES = 200_000

/** Every object, and a report for each document to put findings into. */
export function objectsOf(files: readonly InFile[]): { objects: KubeObject[]; reports: Report[] } {
  const reports = files.flatMap((file) =>
    parseDocuments(file.text).map((document): Report => ({ file, document, findings: [] })),
  )
  const objects = reports.flatMap((report) => {
    const { document } = report
    if (!document.root) return []
    return listed(plainValue(document, { node: document.root, base: 0 }, MAX_VALUES), [], '', report)
  })
  return { objects, reports }
}

/** Lists may hold lists, but nobody writes that more than once. */
function listed(value: unknown, path: Path, usual: string, report: Report): KubeObject[] {
  if (!isMap(value)) return []
  const kind = typeof value.kind === 'string' ? value.kind : usual
  if (kind.endsWith('List') && Array.isArray(value.items) && path.length < 4) {
    const inner = kind.slice(0, -'List'.length)
    return value.items.flatMap((item, at) => listed(item, [...path, 'items', at], inner, report))
  }
  const { metadata } = value
  const name = isMap(metadata) && typeof metadata.name === 'string' ? metadata.name : ''
  return [{ kind, name, value, path, report }]
}
