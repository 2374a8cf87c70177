// What the `yaml` package composes, as our own tree.

import { type CST, isAlias, isMap, isScalar, type ParsedNode } from 'yaml'
import { type Item, type Node, reach, type Scalar, type Style } from './tree'

/** Deeper than this nothing is read: no pipeline nests so far, and recursion must end somewhere. */
export const MAX_DEPTH = 100

export class TooDeep extends Error {}

/**
 * The tree for a composed node; its document must have been composed with `keepSourceTokens`.
 * Throws `TooDeep` beyond MAX_DEPTH.
 */
export function toTree(node: ParsedNode | null, missingAt = 0, depth = 0): Node {
  if (depth > MAX_DEPTH) throw new TooDeep()
  if (node === null) return missing(missingAt)
  const [from, to] = node.range
  if (isAlias(node)) return { type: 'alias', from, to, name: node.source }
  const anchor = (node as { anchor?: string }).anchor
  const named = anchor === undefined ? {} : { anchor }
  if (isScalar(node)) {
    const style = STYLES[node.type ?? 'PLAIN'] ?? 'plain'
    const written = node.source ?? ''
    return { type: 'scalar', from, to, value: plainValue(node.value, written), written, style, ...named }
  }
  if (isMap(node)) {
    const items = node.items.map((pair) => pairItem(pair, from, depth))
    return { type: 'map', ...bounds(node.flow === true, from, to, items), items, ...named }
  }
  const sources = (node.srcToken as CST.BlockSequence | CST.FlowCollection | undefined)?.items ?? []
  const items = node.items.map((element, index) => elementItem(element as ParsedNode, sources[index], depth))
  return { type: 'seq', ...bounds(node.flow === true, from, to, items), items, ...named }
}

type PairToken = { start: CST.SourceToken[]; sep?: CST.SourceToken[] | undefined }

function pairItem(
  pair: { key: unknown; value: unknown; srcToken?: unknown },
  within: number,
  depth: number,
): Item {
  const source = pair.srcToken as PairToken | undefined
  const key = toTree(pair.key as ParsedNode | null, within, depth + 1)
  const indicator = source?.sep?.find(({ type }) => type === 'map-value-ind')
  const colon = indicator ? indicator.offset + 1 : -1
  const value = atColon(toTree(pair.value as ParsedNode | null, key.to, depth + 1), colon)
  const explicit = source?.start.find(({ type }) => type === 'explicit-key-ind')
  const from = explicit?.offset ?? propsOf(source?.start) ?? key.from
  const valueFrom = Math.min(propsOf(source?.sep) ?? value.from, value.from)
  return { at: 0, from, key, colon, explicit: explicit !== undefined, valueFrom, value }
}

function elementItem(element: ParsedNode, source: PairToken | undefined, depth: number): Item {
  const dash = source?.start.find(({ type }) => type === 'seq-item-ind')
  const value = atColon(toTree(element, 0, depth + 1), dash ? dash.offset + 1 : -1)
  const valueFrom = Math.min(propsOf(source?.start) ?? value.from, value.from)
  return { at: 0, from: dash?.offset ?? valueFrom, key: null, colon: -1, explicit: false, valueFrom, value }
}

function propsOf(tokens: CST.SourceToken[] | undefined): number | undefined {
  return tokens?.find(({ type }) => type === 'anchor' || type === 'tag')?.offset
}

const STYLES: Record<string, Style> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
}

function missing(at: number): Scalar {
  return { type: 'scalar', from: at, to: at, value: null, written: '', style: 'plain' }
}

function plainValue(value: unknown, written: string): Scalar['value'] {
  if (typeof value === 'bigint') return Number(value)
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  return typeof value === 'number' ? value : written
}

/** A missing value stands right behind its colon or dash, wherever the parser put it. */
function atColon(value: Node, colon: number): Node {
  const empty = value.type === 'scalar' && value.from === value.to && colon >= 0
  return empty ? { ...value, from: colon, to: colon } : value
}

/** Block collections reach from their first item to the end of their last value, without what trails. */
function bounds(flow: boolean, from: number, to: number, items: Item[]) {
  return flow || items.length === 0 ? { flow, from, to } : { flow, ...reach(items) }
}
