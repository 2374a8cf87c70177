// The anchors and aliases of a document, each at its place.

import { ofLastText } from '../text/of-last-text'
import type { Document } from './document'
import type { Node, Place } from './tree'

type Anchors = {
  byName: Map<string, { at: number; place: Place }[]>
  aliases: { name: string; at: number }[]
}

const anchorTables = new WeakMap<Document, Anchors>()

/** Most texts have none, and are not searched node by node. */
export const mayHaveAny = ofLastText((text) => text.includes('&') || text.includes('*'))

/** What an alias at an offset stands for: the last anchor of its name before it. */
export function anchorBefore(document: Document, name: string, offset: number): Place | null {
  let found: Place | null = null
  for (const { at, place } of anchorsOf(document).byName.get(name) ?? []) {
    if (at < offset) found = place
  }
  return found
}

/** Every anchor and alias of a document, in the order of the text. */
export function anchorsOf(document: Document): Anchors {
  let table = anchorTables.get(document)
  if (!table) {
    table = { byName: new Map(), aliases: [] }
    if (document.root && mayHaveAny(document.text)) collect(document.root, 0, table)
    anchorTables.set(document, table)
  }
  return table
}

/** What the aliases inside a place stand for, those that lead nowhere left out. */
export function aliasTargets(document: Document, { node, base }: Place): Place[] {
  if (!mayHaveAny(document.text)) return []
  return relativeAnchors(node).aliases.flatMap(
    ({ name, at }) => anchorBefore(document, name, base + at) ?? [],
  )
}

type Relative = {
  anchors: { name: string; at: number; node: Node; base: number }[]
  aliases: { name: string; at: number }[]
}

const relativeTables = new WeakMap<Node, Relative>()

function collect(node: Node, base: number, table: Anchors) {
  for (const { name, at, node: target, base: own } of relativeAnchors(node).anchors) {
    const places = table.byName.get(name) ?? []
    table.byName.set(name, places)
    places.push({ at: base + at, place: { node: target, base: base + own } })
  }
  for (const { name, at } of relativeAnchors(node).aliases) table.aliases.push({ name, at: base + at })
}

/** Of most nodes. */
const NOTHING: Relative = { anchors: [], aliases: [] }

/** Anchors below a node, counted from its base; remembered, because entries outlive edits elsewhere. */
function relativeAnchors(node: Node): Relative {
  if (node.type === 'scalar' && node.anchor === undefined) return NOTHING
  const known = relativeTables.get(node)
  if (known) return known
  const found: Relative = { anchors: [], aliases: [] }
  if (node.anchor !== undefined) found.anchors.push({ name: node.anchor, at: node.from, node, base: 0 })
  if (node.type === 'alias') found.aliases.push({ name: node.name, at: node.from })
  let isDeep = false
  if (node.type === 'map' || node.type === 'seq') {
    for (const { at, key, value } of node.items) {
      if (key) addBelow(found, relativeAnchors(key), at)
      addBelow(found, relativeAnchors(value), at)
      isDeep ||= value.type === 'map' || value.type === 'seq'
    }
  }
  const isNothing = found.anchors.length === 0 && found.aliases.length === 0
  // to look through a list of words again is less than to remember each
  if (isNothing && !isDeep) return NOTHING
  relativeTables.set(node, isNothing ? NOTHING : found)
  return found
}

function addBelow({ anchors, aliases }: Relative, below: Relative, by: number) {
  for (const { name, at, node, base } of below.anchors)
    anchors.push({ name, at: at + by, node, base: base + by })
  for (const { name, at } of below.aliases) aliases.push({ name, at: at + by })
}
