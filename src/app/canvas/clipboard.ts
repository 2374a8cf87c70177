// Services as YAML for the clipboard: their own lines, comments and all, and the edges between them.

import { printRule } from '../../core/pipeline/flow'
import type { Snapshot } from '../../core/snapshot'
import { commentsAbove, lineEnd, lineStart } from '../../core/yaml/lines'
import { find, plainValue } from '../../core/yaml/look-up'

/** A document of its own, which pastes into any editor; null when there is nothing in it. */
export function yamlOf(snapshot: Snapshot, names: readonly string[]): string | null {
  const wanted = new Set(names)
  const services =
    snapshot.pipeline?.services.filter(({ name, implied }) => wanted.has(name) && !implied) ?? []
  if (services.length === 0) return null
  const entries = services.map(
    ({ name, path }) => linesOf(snapshot, path) ?? `  ${key(name)}: ${json(snapshot, path)}`,
  )
  const rules = chains((snapshot.pipeline?.flow ?? []).filter(([a, b]) => wanted.has(a) && wanted.has(b)))
  const flow = rules.map((names) => `    - ${printRule(names.map((name) => [name]))}\n`).join('')
  const mega = flow === '' ? '' : `opea_mega_service:\n  mega_flow:\n${flow}`
  return `opea_micro_services:\n${entries.join('\n')}\n${mega}`
}

/** An entry's lines, indented by two; null when it does not stand in lines of its own, or needs others. */
function linesOf({ document, text }: Snapshot, path: readonly (string | number)[]): string | null {
  const found = find(document, path)
  if (!found?.item?.key || found.parent?.place.node.type !== 'map' || found.parent.place.node.flow)
    return null
  const start = found.base + found.item.key.from
  const end = Math.max(found.place.base + found.place.node.to, found.base + found.item.key.to)
  const indent = start - lineStart(text, start)
  const from = commentsAbove(text, lineStart(text, start), indent)
  const slice = text.slice(from, lineEnd(text, Math.max(start, end - 1))).replace(/\r/g, '')
  if (/(^|[\s[,:])[&*][\w-]|<<\s*:/.test(slice.replace(/#.*$/gm, ''))) return null
  const lines = slice.trimEnd().split('\n')
  const isIndented = lines.every((line) => line.trim() === '' || line.search(/\S/) >= indent)
  return isIndented
    ? lines.map((line) => (line.trim() === '' ? '' : `  ${line.slice(indent)}`)).join('\n')
    : null
}

/** JSON is YAML: the way out for entries that come through anchors and merge keys. */
function json({ document }: Snapshot, path: readonly (string | number)[]): string {
  const found = find(document, path)
  return JSON.stringify(found ? plainValue(document, found.place) : null)
}

function key(name: string): string {
  return /^[A-Za-z_]/.test(name) ? name : JSON.stringify(name)
}

/** Edges as few rules: each goes on where one ends. */
function chains(edges: readonly (readonly [string, string])[]): string[][] {
  const rules: string[][] = []
  for (const [from, to] of edges) {
    const known = rules.find((rule) => rule.at(-1) === from)
    if (known) known.push(to)
    else rules.push([from, to])
  }
  return rules
}
