// Keys that stand twice in one mapping, and keys that are no texts. Our own check, because the parser's is quadratic.

import { keyOf } from './look-up'
import type { SyntaxFinding } from './syntax-finding'
import type { Node } from './tree'

/** `key` is null where it is no text: an alias, a list, a map. */
type Faulty = { key: string | null; from: number; to: number }

const NONE: Faulty[] = []
const remembered = new WeakMap<Node, Faulty[]>()

/** Findings: `duplicate-key`, at the second of the two, and `unread-key`. */
export function findFaultyKeys(root: Node): SyntaxFinding[] {
  return faultyBelow(root).map(({ key, from, to }) =>
    key === null
      ? {
          code: 'unread-key',
          severity: 'warning',
          message: 'This key is no text, so what it holds is not read.',
          hint: 'Write the name itself.',
          from,
          to,
        }
      : {
          code: 'duplicate-key',
          severity: 'error',
          message: `\`${key}\` stands here a second time; the last one counts.`,
          hint: 'Remove or rename one of the two. Until then neither is changed by gestures.',
          from,
          to,
        },
  )
}

/** Entries of a section outlive edits elsewhere; remembering what is below them would cost more than looking again. */
const ENTRY = 2

/** Counted from the base of the node. */
function faultyBelow(node: Node, depth = 0): Faulty[] {
  if (node.type !== 'map' && node.type !== 'seq') return NONE
  const known = remembered.get(node)
  if (known) return known
  const found: Faulty[] = []
  const seen = new Set<string>()
  for (const item of node.items) {
    if (item.key) {
      const key = keyOf(item)
      if (key === null || seen.has(key))
        found.push({ key, from: item.at + item.key.from, to: item.at + item.key.to })
      if (key !== null) seen.add(key)
    }
    for (const one of faultyBelow(item.value, depth + 1))
      found.push({ ...one, from: one.from + item.at, to: one.to + item.at })
  }
  if (depth <= ENTRY) remembered.set(node, found)
  return found
}
