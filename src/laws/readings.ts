// The laws of reading over random texts: total, the same with and without memory, by entries as in one go.

import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { CATALOG } from '../core/catalog/catalog'
import { perform } from '../core/commands/perform'
import { compile } from '../core/compile'
import type { Snapshot } from '../core/snapshot'
import { parse, parseWhole } from '../core/yaml/document'
import type { Node } from '../core/yaml/tree'
import { TRIES } from './asked'
import { Counts } from './counts'
import { Dice } from './dice'
import { randomDocument } from './document'
import { drawGesture } from './draw-gesture'
import { readPlain } from './plain'
import { worldOf } from './world'

/** What people type, and what makes YAML stumble. */
export const TYPED = [
  'a',
  '\n',
  ' ',
  '  ',
  ':',
  ': ',
  '-',
  '- ',
  '#',
  ' # c',
  '"',
  "'",
  '[',
  ']',
  '{',
  '}',
  ',',
  '&a ',
  '*a',
  '<<: *base',
  '!!str ',
  '|\n',
  '>-\n',
  '\t',
  '\r\n',
  '\r',
  '---\n',
  '...\n',
  '%YAML 1.2\n',
  '? ',
  ' >> ',
  '(a, b)',
  '\uFEFF',
  '\u0085',
  '\u2028',
  '\u0000',
  '😀',
  '\ud800',
  'opea_mega_service:',
]

/** Something typed or deleted, or a gesture. */
type Change = { at: number; length: number; insert: string } | { gesture: Uint8Array }

/** Of the snapshots before, the one that is remembered; beyond, that of another document. */
const ANOTHER = 5

/** Random changes of random documents, each read with the memory of some text before. */
export function runReadings(runs: number, seed: number): Counts {
  const counts = new Counts()
  const typing = fc.record({
    at: fc.nat({ max: 2000 }),
    length: fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 40 }) }),
    insert: fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...TYPED) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 3 }) },
    ),
  })
  const gesture = fc.record({ gesture: fc.uint8Array({ minLength: 40, maxLength: 40 }) })
  const change = fc.oneof({ weight: 2, arbitrary: typing }, { weight: 1, arbitrary: gesture })
  const bytes = fc.uint8Array({ maxLength: 700, size: 'max' })
  const law = fc.property(
    bytes,
    fc.array(change, { minLength: 1, maxLength: 6, size: 'max' }),
    fc.nat({ max: ANOTHER }),
    bytes,
    (document, changes, memory, other) => {
      const { text, features } = randomDocument(new Dice(document))
      const another = memory === ANOTHER ? compile(randomDocument(new Dice(other)).text) : null
      const snapshots = [compile(text)]
      checkSnapshot(snapshots[0]!)
      for (const one of changes) {
        const last = snapshots.at(-1)!
        const previous = another ?? snapshots[Math.max(0, snapshots.length - 1 - memory)]!
        const next = compile(changed(last, one), previous)
        checkSnapshot(next)
        counts.add(
          'gesture' in one ? 'gesture' : 'typing',
          features,
          next.text === last.text ? 'no change' : 'done',
        )
        snapshots.push(next)
      }
    },
  )
  hold(law, seed, Math.ceil(runs / 4))
  return counts
}

/** Any string at all. */
export function runStrings(runs: number, seed: number) {
  const any = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200, size: 'max' }),
    fc.array(fc.constantFrom(...TYPED), { maxLength: 40, size: 'max' }).map((list) => list.join('')),
  )
  const law = fc.property(any, (text) => checkSnapshot(compile(text)))
  hold(law, seed, runs)
}

/** As `fc.assert`, but a failing case is made smaller for a while only. */
function hold<T>(law: fc.IProperty<T>, seed: number, numRuns: number) {
  const { failed, counterexamplePath } = fc.check(law, { seed, numRuns, endOnFailure: true })
  if (failed)
    fc.assert(law, {
      seed,
      path: counterexamplePath ?? '',
      interruptAfterTimeLimit: TRIES * 5,
      includeErrorInReport: true,
    })
}

function changed({ text, document }: Snapshot, change: Change): string {
  if ('gesture' in change) {
    const { id, args } = drawGesture(new Dice(change.gesture), worldOf(readPlain(text).plain))
    const performed = perform(document, CATALOG, id, args)
    return 'refusal' in performed ? text : performed.text
  }
  const { at, length, insert } = change
  const from = at % (text.length + 1)
  return text.slice(0, from) + insert + text.slice(from + length)
}

function checkSnapshot(snapshot: Snapshot) {
  const { text } = snapshot
  const fresh = compile(text)
  for (const key of ['declared', 'pipeline', 'diagnostics'] as const) {
    if (!isDeepStrictEqual(snapshot[key], fresh[key]))
      throw new Error(`${key} depends on what was before:\n${text}`)
  }
  if (!isDeepStrictEqual(placedOrNull(snapshot.document.root), placedOrNull(fresh.document.root)))
    throw new Error(`the tree depends on what was before:\n${text}`)
  for (const { from, to, line, column, message, fix, fixes = [] } of snapshot.diagnostics) {
    if (from < 0 || to < from || to > text.length || line < 1 || column < 1 || message === '')
      throw new Error(`a finding stands nowhere:\n${text}`)
    for (const { edits } of fix ? [fix, ...fixes] : fixes) {
      let done = 0
      for (const edit of edits) {
        if (edit.from < done || edit.to < edit.from || edit.to > text.length)
          throw new Error(`a fix has bad edits:\n${text}`)
        done = edit.to
      }
    }
  }
  const byEntry = parse(text)
  const whole = parseWhole(text)
  if (!byEntry.parsed) return
  if (!whole.root || whole.findings.length > 0) throw new Error(`by entries there is no fault:\n${text}`)
  if (!isDeepStrictEqual(placed(byEntry.root!), placed(whole.root)))
    throw new Error(`by entries the tree is another:\n${text}`)
}

function placedOrNull(node: Node | null): unknown {
  return node && placed(node)
}

/** A tree with its places counted from the top. */
function placed(node: Node, base = 0): unknown {
  const own = { ...node, from: base + node.from, to: base + node.to }
  if (node.type !== 'map' && node.type !== 'seq') return own
  const items = node.items.map((item) => {
    const at = base + item.at
    return {
      ...item,
      at: 0,
      from: at + item.from,
      colon: item.colon < 0 ? -1 : at + item.colon,
      valueFrom: at + item.valueFrom,
      key: item.key && placed(item.key, at),
      value: placed(item.value, at),
    }
  })
  return { ...own, items }
}
