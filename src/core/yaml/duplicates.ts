// Keys that stand twice in one mapping. Our own check, because the parser's is quadratic.

import { keyOf } from './look-up'
import type { SyntaxFinding } from './syntax-finding'
import type { Node } from './tree'

type Duplicate = { key: string; from: number; to: number }

const remembered = new WeakMap<Node, Duplicate[]>()

/** Findings: `duplicate-key`, at the second of the two. */
export function findDuplicates(root: Node): SyntaxFinding[] {
  return duplicatesBelow(root).map(({ key, from, to }) => ({
    code: 'duplicate-key',
    severity: 'error',
    message: `\`${key}\` stands here a second time; the last one counts.`,
    hint: 'Remove or rename one of the two. Until then neither is changed by gestures.',
    from,
    to,
  }))
}

/** Counted from the base of the node. */
function duplicatesBelow(node: Node): Duplicate[] {
  if (node.type !== 'map' && node.type !== 'seq') return []
  const known = remembered.get(node)
  if (known) return known
  const found: Duplicate[] = []
  const seen = new Set<string>()
  for (const item of node.items) {
    const key = item.key && keyOf(item)
    if (key !== null && item.key) {
      if (seen.has(key)) found.push({ key, from: item.at + item.key.from, to: item.at + item.key.to })
      seen.add(key)
    }
    for (const one of duplicatesBelow(item.value))
      found.push({ ...one, from: one.from + item.at, to: one.to + item.at })
  }
  remembered.set(node, found)
  return found
}
