// Path-addressed changes of a YAML text as text edits: set, insert, remove, rename.
// With `edit-block.ts` and `edit-flow.ts` the only place that knows block style from flow style.
// Every verb may throw `Refused` instead of damaging the text. Refusals: those of guard.ts, `edit-not-a-list`,
// `edit-not-a-mapping`, `edit-name-taken`.

import type { Path } from '../text/diagnostic'
import type { TextEdit } from '../text/edit'
import type { Document } from './document'
import * as block from './edit-block'
import * as flow from './edit-flow'
import { editable, editableItem, guardRemoval, refuse } from './guard'
import { childOf, type Located, plainValue } from './look-up'
import { spellScalar } from './spell'
import type { Mapping, Scalar, Sequence } from './tree'

/** Where among its siblings a new pair or element goes; at the end when nothing is said. */
export type Where = { after: string | number } | { before: string | number } | undefined

/** Gives the value at a path, making the mappings above it where they are missing. An equal value writes nothing. */
export function set(document: Document, path: Path, value: unknown, where?: Where): TextEdit[] {
  const { located, depth } = editable(document, path)
  if (depth === path.length) return replace(document, located, path, value)
  const key = path[depth]!
  let inner = value
  for (let at = path.length - 1; at > depth; at--) inner = { [String(path[at])]: inner }
  return insertInto(document, located, path.slice(0, depth), key, inner, where)
}

/** Adds an element to the list at a path, which is made where it is missing. */
export function append(document: Document, path: Path, value: unknown, where?: Where): TextEdit[] {
  const { located, depth } = editable(document, path)
  if (depth < path.length) return set(document, path, [value])
  const { node } = located.place
  if (node.type === 'seq' && node.items.length > 0)
    return insertInto(document, located, path, node.items.length, value, where)
  if (node.type !== 'seq' && !isNothing(located))
    refuse('edit-not-a-list', path, `\`${path.join('.')}\` is not a list.`)
  return fill(document, located, [value])
}

/** Takes a pair or an element away, with its own comments. A path that is not there is no change. */
export function remove(document: Document, path: Path): TextEdit[] {
  const located = editableItem(document, path)
  if (!located) return []
  guardRemoval(document, located, path)
  return collection(located.parent!).flow ? flow.remove(document, located) : block.remove(document, located)
}

/** Gives a key another name. A path that is not there is no change. */
export function rename(document: Document, path: Path, to: string): TextEdit[] {
  const located = editableItem(document, path)
  const key = located?.item?.key
  if (!located || key?.type !== 'scalar' || path.at(-1) === to) return []
  if (childOf(located.parent!, to)) refuse('edit-name-taken', path, `There is a \`${to}\` already.`)
  const inFlow = collection(located.parent!).flow
  return [
    { from: located.base + key.from, to: located.base + key.to, insert: spellScalar(to, inFlow, key.style) },
  ]
}

function collection(located: Located): Mapping | Sequence {
  return located.place.node as Mapping | Sequence
}

function isNothing({ place: { node } }: Located): boolean {
  if (node.type === 'map' || node.type === 'seq') return node.items.length === 0
  return node.type === 'scalar' && node.value === null
}

function insertInto(
  document: Document,
  parent: Located,
  path: Path,
  key: string | number,
  value: unknown,
  where: Where,
): TextEdit[] {
  const { node } = parent.place
  if (isNothing(parent)) return fill(document, parent, typeof key === 'number' ? [value] : { [key]: value })
  if (node.type === 'seq' ? typeof key !== 'number' : node.type !== 'map') {
    const place = path.length === 0 ? 'The document' : `\`${path.join('.')}\``
    refuse(
      'edit-not-a-mapping',
      path,
      `${place} does not hold \`key: value\` pairs, so \`${key}\` cannot be put there.`,
    )
  }
  const { flow: inFlow, items } = collection(parent)
  const index = placeAmong(parent, where)
  const at = { parent, items, index }
  return inFlow ? flow.insert(document, at, key, value) : block.insert(document, at, key, value)
}

/** The index before which to insert. */
function placeAmong(parent: Located, where: Where): number {
  const { items } = collection(parent)
  if (!where) return items.length
  const sibling = childOf(parent, 'after' in where ? where.after : where.before)
  const index = sibling ? items.indexOf(sibling.item!) : -1
  if (index < 0) return items.length
  return 'after' in where ? index + 1 : index
}

/** Gives an empty place (no value, null, `{}`, `[]`, an empty file) its first content. */
function fill(document: Document, located: Located, value: unknown): TextEdit[] {
  const { node, base } = located.place
  if (document.text.slice(base + node.from, base + node.to).includes('#'))
    return flow.fillBeside(located, value)
  return insideFlow(located) ? flow.fill(document, located, value) : block.fill(document, located, value)
}

/** Does any collection around the place stand in brackets? */
function insideFlow(located: Located): boolean {
  for (let above = located.parent; above; above = above.parent) if (collection(above).flow) return true
  return false
}

function replace(document: Document, located: Located, path: Path, value: unknown): TextEdit[] {
  const { node } = located.place
  if (node.type === 'scalar' && isScalarValue(value)) return replaceScalar(document, located, value)
  if (same(plainValue(document, located.place), value)) return []
  if (isNothing(located) && isFilled(value)) return fill(document, located, value)
  if (node.type === 'seq' && Array.isArray(value)) return replaceList(document, located, path, value)
  guardRemoval(document, located, path)
  return insideFlow(located) || (node.type !== 'scalar' && collection(located).flow) || !located.item
    ? flow.replace(located, value)
    : block.replace(document, located, value)
}

function isScalarValue(value: unknown): boolean {
  return value === null || typeof value !== 'object'
}

function isFilled(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0
}

function replaceScalar(document: Document, located: Located, value: unknown): TextEdit[] {
  const { item, base, place } = located
  const node = place.node as Scalar
  const isText = typeof value === 'string'
  if (isText ? node.value === value : node.value === value && node.from < node.to) return []
  if (node.style === 'literal' || node.style === 'folded') return block.replace(document, located, value)
  const style = node.style === 'plain' || isText ? node.style : 'plain'
  const insert = spellScalar(value, insideFlow(located), style)
  if (node.from === node.to) {
    const at = base + node.from
    return [{ from: at, to: at, insert: `${flow.beforeFirst(document, located)}${insert}` }]
  }
  // a tag would give the new value the old one's type
  const props = document.text.slice(base + (item?.valueFrom ?? node.from), base + node.from)
  const tag = props.indexOf('!')
  const from = tag < 0 ? base + node.from : base + item!.valueFrom + tag
  return [{ from, to: base + node.to, insert }]
}

/** Keeps the elements that stay, with their comments; a list in another order is written anew. */
function replaceList(document: Document, located: Located, path: Path, value: unknown[]): TextEdit[] {
  const old = plainValue(document, located.place) as unknown[]
  const kept = old.filter((element) => value.some((wanted) => same(wanted, element)))
  const isPrefix = kept.length <= value.length && kept.every((element, index) => same(element, value[index]))
  const unique = new Set(old.map((element) => JSON.stringify(element))).size === old.length
  if (isPrefix && unique && kept.length > 0) {
    const gone = old.flatMap((element, index) => (kept.includes(element) ? [] : [index]))
    const added = value.slice(kept.length)
    if (gone.length === 0 || added.length === 0) {
      const removals = gone.flatMap((index) => remove(document, [...path, index]))
      if (gone.length <= 1 && added.length === 0) return removals
      if (gone.length === 0) return added.flatMap((element) => append(document, path, element))
    }
  }
  guardRemoval(document, located, path)
  return collection(located).flow || insideFlow(located)
    ? flow.replace(located, value)
    : block.replace(document, located, value)
}

/** Equal as plain data. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  return keys.every(
    (key) =>
      Object.hasOwn(b, key) && same((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
  )
}
