// A text as an addressable YAML tree. Parses entry by entry where the lines alone tell the entries apart,
// and keeps the entries whose text is the same as before. Knows nothing of pipelines.

import { type Document as Composed, type ParsedNode, parseDocument } from 'yaml'
import { findBounds, tooDeep } from './bounds'
import { cutEntries, type Entry } from './entries'
import { readPlainEntry } from './plain-entry'
import { syntaxFindings } from './syntax'
import type { SyntaxFinding } from './syntax-finding'
import { TooDeep, toTree } from './to-tree'
import { type Item, type Mapping, type Node, reach } from './tree'

export type Document = {
  text: string
  /** null when the text cannot be read as one YAML document. */
  root: Node | null
  /** What is wrong with the YAML itself, born with its place. */
  findings: SyntaxFinding[]
  /** There is more than one document; only the first is read, none is edited. */
  several: boolean
  /** Parsed entries by their text, for the next parse; null after a parse of the whole. */
  parsed: Map<string, Item> | null
}

const OPTIONS = {
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'error',
  keepSourceTokens: true,
  // `!!omap` and its like make other things of a list than the list that is written
  resolveKnownTags: false,
} as const

/**
 * Reads a text. `previous` only saves time: the result is the same for any.
 * Findings: `too-large`, `not-text`, `too-deep`, `several-documents`, and those of syntax.ts.
 */
export function parse(text: string, previous?: Document): Document {
  const bound = findBounds(text)
  if (bound) return { text, root: null, findings: [bound], several: false, parsed: null }
  const entries = cutEntries(text)
  const byEntry = entries && entries.length > 0 ? parseByEntry(text, entries, previous) : null
  return byEntry ?? parseWhole(text)
}

/** Parses the whole text at once: what `parse` falls back on, and what tests compare it with. */
export function parseWhole(text: string): Document {
  const composed = parseDocument<ParsedNode, true>(text, OPTIONS)
  const { findings, several } = syntaxFindings(composed as unknown as Composed, text)
  if (findings.some((finding) => finding.severity === 'error' && finding.code !== 'several-documents')) {
    return { text, root: null, findings, several, parsed: null }
  }
  try {
    const root = toTree(composed.contents)
    return { text, root, findings, several, parsed: null }
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error
    return { text, root: null, findings: [...findings, tooDeep()], several, parsed: null }
  }
}

function parseByEntry(text: string, entries: Entry[], previous?: Document): Document | null {
  const parsed = new Map<string, Item>()
  const root = mapping(entries, 0)
  return root && { text, root, findings: [], several: false, parsed }

  function mapping(list: Entry[], base: number): Mapping | null {
    const items = itemsOf(list, base)
    return items && { type: 'map', flow: false, items, ...reach(items) }
  }

  function itemsOf(list: Entry[], base: number): Item[] | null {
    const items: Item[] = []
    for (const entry of list) {
      const item = entry.section ? section(entry, base) : leaf(text.slice(entry.from, entry.to), entry, base)
      if (!item) return null
      items.push(item)
    }
    return items
  }

  function leaf(source: string, entry: Entry, base: number): Item | null {
    let item = previous?.parsed?.get(source) ?? parsed.get(source)
    if (!item) {
      const read = parseEntry(source, entry.key)
      if (!read) return null
      item = read
    }
    const at = entry.from - base
    // what stands before a change is where it was
    if (item.at !== at) item = moved(item, at)
    parsed.set(source, item)
    return item
  }

  function section(entry: Entry, base: number): Item | null {
    const { kind, header, entries: below } = entry.section!
    const head = leaf(text.slice(entry.from, header), entry, base)
    const items = head && itemsOf(below, entry.from)
    if (!items) return null
    const span = reach(items)
    return { ...head, valueFrom: span.from, value: { type: kind, flow: false, items, ...span } }
  }
}

/** Can an entry be read by itself? One that cannot makes `parse` read the whole text. */
export function isSound(source: string, key: string | null): boolean {
  return parseEntry(source, key) !== null
}

/** Field by field: all that stand behind a change move at each key, and a spread with a change takes six times as long. */
function moved({ from, key, colon, explicit, valueFrom, value }: Item, at: number): Item {
  return { at, from, key, colon, explicit, valueFrom, value }
}

/** One pair, or one element, that fills its text; null when it is anything else or has any fault. */
function parseEntry(source: string, key: string | null): Item | null {
  return readPlainEntry(source) ?? composeEntry(source, key)
}

function composeEntry(source: string, key: string | null): Item | null {
  const composed = parseDocument<ParsedNode, true>(source, OPTIONS)
  if (composed.errors.length > 0 || composed.warnings.length > 0) return null
  let root: Node
  try {
    root = toTree(composed.contents)
  } catch (error) {
    if (error instanceof TooDeep) return null
    throw error
  }
  if (root.type === 'scalar' || root.type === 'alias' || root.flow || root.items.length !== 1) return null
  const item = root.items[0]!
  if (key === null) return root.type === 'seq' ? item : null
  return root.type === 'map' && item.key?.type === 'scalar' && item.key.written === key ? item : null
}
