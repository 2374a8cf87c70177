// What cannot be edited safely is refused, with a finding that says why and where. Refusals: `edit-broken`,
// `edit-several-documents`, `edit-explicit-key`, `edit-duplicate`, `edit-alias`, `edit-anchor`, `edit-merge`.

import type { Code } from '../text/codes'
import type { Finding, Path } from '../text/diagnostic'
import { anchorsOf } from './anchors'
import type { Document } from './document'
import { childOf, keyOf, keysOf, type Located, mergedPairs, rootOf } from './look-up'

/** Carries a finding out of nested edits: a gesture is refused with it, and a fix that meets it is not offered. */
export class Refused extends Error {
  readonly finding: Finding
  constructor(finding: Finding) {
    super(finding.message)
    this.finding = finding
  }
}

/** Ends a gesture with a finding; nothing of it is done. */
export function refuse(code: Code, path: Path, message: string, hint?: string): never {
  throw new Refused({ code, severity: 'error', message, path, ...(hint ? { hint } : {}) })
}

/** The place at a path, however much of it exists, after making sure that nothing on the way forbids an edit. */
export function editable(document: Document, path: Path): { located: Located; depth: number } {
  if (!document.root) refuse('edit-broken', [], 'The text has a YAML error; mend it first.')
  if (document.several) {
    refuse(
      'edit-several-documents',
      [],
      'The file holds several YAML documents; gestures change none of them.',
    )
  }
  let here = rootOf(document)!
  let depth = 0
  guardNode(document, here, [])
  for (const key of path) {
    const next = childOf(here, key)
    if (!next) {
      if (comesByMerge(here)) guardMerged(document, here, path, depth)
      break
    }
    depth++
    guardItem(next, here, path.slice(0, depth))
    guardNode(document, next, path.slice(0, depth))
    here = next
  }
  return { located: here, depth }
}

/** The pair or element at a path, whose key or whole is to change; null when it is not there. */
export function editableItem(document: Document, path: Path): Located | null {
  const parentPath = path.slice(0, -1)
  const { located: parent, depth } = editable(document, parentPath)
  if (depth < parentPath.length) return null
  const key = path.at(-1)!
  const found = childOf(parent, key)
  if (found) guardItem(found, parent, path)
  // one of its own that goes, or is renamed, would lay bare what the merge key brings
  if (comesByMerge(parent)) guardMerged(document, parent, path, depth)
  return found
}

function guardItem({ item }: Located, parent: Located, path: Path) {
  if (item?.explicit)
    refuse('edit-explicit-key', path, `${named(path)} is written with \`?\`; change it in the text.`)
  const { node } = parent.place
  if (node.type !== 'map' || !item) return
  if (keysOf(node).twice.has(keyOf(item)!))
    refuse('edit-duplicate', path, `${named(path)} stands there twice; remove one of the two first.`)
}

function guardNode(document: Document, { place }: Located, path: Path) {
  if (place.node.type === 'alias') {
    refuse(
      'edit-alias',
      path,
      `${named(path)} comes through the alias \`*${place.node.name}\`; change it at its anchor.`,
    )
  }
  if (place.node.anchor !== undefined && isAliased(document, place.node.anchor)) {
    refuse(
      'edit-anchor',
      path,
      `${named(path)} is the anchor \`&${place.node.anchor}\`, which is used elsewhere too; change it in the text.`,
    )
  }
}

function comesByMerge(parent: Located): boolean {
  return parent.place.node.type === 'map' && keysOf(parent.place.node).items.has('<<')
}

function guardMerged(document: Document, parent: Located, path: Path, depth: number) {
  if (!mergedPairs(document, parent.place).has(String(path[depth]))) return
  const at = path.slice(0, depth + 1)
  refuse(
    'edit-merge',
    path.slice(0, depth),
    `${named(at)} comes through a merge key (\`<<\`); change it there, or write it out.`,
  )
}

/** Refuses when anything inside is an anchor that is used outside: it would vanish, or change meaning. */
export function guardRemoval(document: Document, located: Located, path: Path) {
  const { item, base } = located
  const from = base + (item?.from ?? 0)
  const to = Math.max(located.place.base + located.place.node.to, from)
  const { byName, aliases } = anchorsOf(document)
  for (const [name, places] of byName) {
    const inside = places.some(({ at }) => at >= from && at < to)
    if (inside && aliases.some((alias) => alias.name === name && (alias.at < from || alias.at >= to))) {
      refuse(
        'edit-anchor',
        path,
        `${named(path)} holds the anchor \`&${name}\`, which is used elsewhere; change it in the text.`,
      )
    }
  }
}

function isAliased(document: Document, name: string): boolean {
  return anchorsOf(document).aliases.some((alias) => alias.name === name)
}

function named(path: Path): string {
  return path.length === 0 ? 'The document' : `\`${path.join('.')}\``
}
