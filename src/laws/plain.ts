// The oracle's reading of a text: plain data, and where each part and each comment stands.
// Scalars that are no strings are strings that begin with NOT_TEXT: `0755` must stay `0755`.

import { type Parsed, parseTree, type Tree } from './tree'

export type Plain = string | null | Plain[] | { [key: string]: Plain }

/** `fault`: why it is no YAML. */
export type Reading = { text: string; parsed: Parsed; plain: Plain; fault: string | null }

export const NOT_TEXT = '\u0001'

export function readPlain(text: string): Reading {
  try {
    const parsed = parseTree(text)
    return { text, parsed, plain: parsed.root && plainOf(parsed.root, 0), fault: null }
  } catch (error) {
    return {
      text,
      parsed: { root: null, scalars: [], several: false },
      plain: null,
      fault: (error as Error).message,
    }
  }
}

function plainOf(tree: Tree | null, depth: number): Plain {
  if (!tree || depth > 30) return null
  if (tree.type === 'alias') return plainOf(tree.target, depth + 1)
  if (tree.type === 'seq') return tree.items.map((one) => plainOf(one, depth + 1))
  if (tree.type === 'scalar') {
    if (!tree.written) return tree.text
    return /^(?:|~|null|Null|NULL)$/.test(tree.text) ? null : NOT_TEXT + tree.text
  }
  const result: { [key: string]: Plain } = Object.create(null)
  for (const [key, value] of tree.pairs) {
    if (keyText(key) !== '<<') continue
    const merged = plainOf(value, depth + 1)
    for (const one of Array.isArray(merged) ? merged : [merged]) {
      for (const [name, inner] of Object.entries(asMap(one) ?? {}))
        if (!Object.hasOwn(result, name)) result[name] = inner
    }
  }
  for (const [key, value] of tree.pairs)
    if (keyText(key) !== '<<') result[keyText(key)] = plainOf(value, depth + 1)
  return result
}

function keyText(key: Tree): string {
  return key.type === 'scalar' ? key.text : '?'
}

export function asMap(value: Plain | undefined): { [key: string]: Plain } | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null
}

/** A scalar as it is written. */
export function textOf(value: Plain | undefined): string | undefined {
  return typeof value === 'string' ? (value.startsWith(NOT_TEXT) ? value.slice(1) : value) : undefined
}

/** From the key (or the element) at a path to the end of its value; null when it is not there. */
export function spanAt(
  { parsed }: Reading,
  path: readonly (string | number)[],
): [from: number, to: number] | null {
  let here = parsed.root
  let from = here?.from ?? 0
  let to = 0
  for (const key of path) {
    if (here?.type === 'map') {
      const pair = pairsNamed(here, key).at(-1)
      if (!pair) return null
      from = pair[0].from
      to = pair[0].to + 1
      here = pair[1]
    } else if (here?.type === 'seq' && typeof key === 'number') {
      here = here.items[key] ?? null
      from = here?.from ?? 0
    } else return null
  }
  return here && [from, Math.max(to, here.to)]
}

export function pairsNamed(here: Tree | null, key: string | number): [key: Tree, value: Tree][] {
  return here?.type === 'map' ? here.pairs.filter((one) => keyText(one[0]) === String(key)) : []
}

/** What stands at a path itself, not through aliases or merge keys. */
export function treeAt({ parsed }: Reading, path: readonly (string | number)[]): Tree | null {
  let here = parsed.root
  for (const key of path) {
    if (here?.type === 'seq' && typeof key === 'number') here = here.items[key] ?? null
    else here = pairsNamed(here, key).at(-1)?.[1] ?? null
  }
  return here
}

type Comment = { at: number; comment: string }

const remembered = new WeakMap<Reading, Comment[]>()

/** Comments with their places: what begins with `#` behind white space, outside of scalars. */
export function commentsIn(reading: Reading): Comment[] {
  let found = remembered.get(reading)
  if (found) return found
  found = []
  remembered.set(reading, found)
  const { text, parsed } = reading
  // the text without its scalars, at the same places
  let rest = ''
  for (const [from, to] of parsed.scalars) {
    if (from < rest.length) continue
    rest += text.slice(rest.length, from)
    rest += text.slice(from, to).replace(/[^\n]/g, 'x')
  }
  rest += text.slice(rest.length)
  for (const { 0: comment, index: at } of rest.matchAll(/(?<=^|[\s\uFEFF,[\]{}])#[^\r\n]*/g))
    found.push({ at, comment: text.slice(at, at + comment.length).trimEnd() })
  return found
}
