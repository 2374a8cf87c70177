// One random gesture on one text, held against the oracle: PutGet, nothing else, GetPut, undo, refusals.

import { isDeepStrictEqual } from 'node:util'
import { CATALOG } from '../core/catalog/catalog'
import { perform } from '../core/commands/perform'
import { type Document, parse } from '../core/yaml/document'
import { type Args, MustRefuse } from './asking'
import { Broken, type Law } from './broken'
import { faultOfEdits, faultOfEnds, faultOfInserts, faultOfRest, faultOfUndo } from './bytes'
import type { Result } from './counts'
import type { Gesture } from './draw-gesture'
import { faultOfExplicit } from './explicit'
import { FLOW_MEANINGS } from './meaning-flow'
import { VALUE_MEANINGS } from './meaning-values'
import { asMap, type Plain, type Reading, readPlain } from './plain'
import { hasReason, isForbidden } from './reasons'
import { touchedBy } from './touched'
import { applicationName, flowNodes, type World, worldAt, worldOf } from './world'

export type Outcome = { result: Result; state: State }

/** Gestures that mean nothing when they are made a second time. */
const REPEATABLE = new Set([
  'set',
  'unset',
  'configure',
  'connect',
  'disconnect',
  'use',
  'unuse',
  'move',
  'tidy',
  'explicit',
])

/** What is checked: the oracle's reading of a text, and our own tree of it. */
export type State = { reading: Reading; document: Document }

export function stateOf(text: string, previous?: State): State {
  return { reading: readPlain(text), document: parse(text, previous?.document) }
}

export function checkGesture(state: State, { id, args }: Gesture): Outcome {
  const { reading: before, document } = state
  const performed = perform(document, CATALOG, id, args)
  const expected = expectedOf(before, id, args)
  if ('refusal' in performed) {
    const { code, message } = performed.refusal
    if (message === '') throw new Broken('refuse rather than damage', 'refused without a word')
    if (expected !== 'refused' && !expected.either && !hasReason(before, performed.refusal))
      throw new Broken('exactly the difference', `refused (${code}): ${message}`)
    return { result: 'refused', state }
  }
  if (expected === 'refused') throw new Broken('refuse rather than damage', 'should be refused')
  const { edits, text } = performed
  const next = text === before.text ? state : stateOf(text, state)
  const after = next.reading
  const { fault } = after
  const hold = (law: Law, found: string | null) => {
    if (found) throw new Broken(law, `${found}\n--- after:\n${text}`)
  }
  hold('exactly the difference', fault && `no YAML any more: ${fault}`)
  const edited = { before, text, edits }
  const touched = touchedBy(before, id, args)
  const isRash = edits.length > 0 && id !== 'explicit' && isForbidden(before, touched.paths)
  hold('refuse rather than damage', isRash ? 'a second document, or a key that stands twice' : null)
  hold('nothing else', faultOfEdits(edited))
  hold('undo', faultOfUndo(edited))
  hold('nothing else', faultOfEnds(edited))
  hold(
    'exactly the difference',
    id === 'explicit' ? faultOfExplicit(before, after) : difference(expected.world, worldAt(after)),
  )
  hold('nothing else', faultOfRest(edited, after, touched))
  hold('nothing else', faultOfInserts(edited))
  if (edits.length === 0) return { result: 'no change', state: next }
  const again = REPEATABLE.has(id) ? perform(next.document, CATALOG, id, args) : null
  if (again && !('refusal' in again) && again.edits.length > 0)
    hold('no change, no edit', 'a second time it writes again')
  return { result: 'done', state: next }
}

function expectedOf(before: Reading, id: string, args: Args): { world: World; either?: boolean } | 'refused' {
  const world = worldOf(before.plain)
  if (id === 'explicit') return { world, either: true }
  try {
    const { either = false } = { ...VALUE_MEANINGS, ...FLOW_MEANINGS }[id]!(world, args) ?? {}
    return { world, either }
  } catch (error) {
    if (error instanceof MustRefuse) return 'refused'
    throw error
  }
}

function difference(expected: World, actual: World): string | null {
  if (!isDeepStrictEqual(tidied(expected.plain), tidied(actual.plain)))
    return `means ${show(actual.plain)}\n instead of ${show(expected.plain)}`
  if (applicationName(expected) !== applicationName(actual)) return 'another name of the application'
  const { flow } = expected
  if (flow.present !== actual.flow.present) return `mega_flow is ${actual.flow.present ? 'there' : 'away'}`
  if (!sameSet(flow.edges, actual.flow.edges))
    return `edges ${show([...actual.flow.edges])} instead of ${show([...flow.edges])}`
  // who else stands in a faulty rule is not for us to say
  const nodes = flow.anyNodes || flow.faulty.length > 0 ? null : flowNodes(expected)
  if (nodes && !sameSet(nodes, flowNodes(actual)))
    return `nodes ${show([...(flowNodes(actual) ?? [])])} instead of ${show([...nodes])}`
  return sameSet(new Set(flow.faulty), new Set(actual.flow.faulty)) ? null : 'faulty rules changed'
}

/** Nothing, null and an empty map say the same of a section. */
function tidied(plain: Plain): Plain {
  const top = Object.assign(Object.create(null), asMap(plain)) as { [key: string]: Plain }
  for (const key of ['opea_micro_services', 'opea_mega_service']) {
    const section = asMap(top[key])
    if (!section || Object.keys(section).length === 0) delete top[key]
  }
  return top
}

function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string> | null): boolean {
  return b !== null && a.size === b.size && [...a].every((one) => b.has(one))
}

function show(value: unknown): string {
  return JSON.stringify(value)
}
