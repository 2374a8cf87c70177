// One random gesture on one text, held against the oracle: PutGet, nothing else, GetPut, undo, refusals.

import { isDeepStrictEqual } from 'node:util'
import { perform } from '../core/commands/perform'
import { type Document, parse } from '../core/yaml/document'
import { type Args, MustRefuse } from './asking'
import { faultOfEdits, faultOfInserts, faultOfRest } from './bytes'
import type { Result } from './counts'
import type { Gesture } from './draw-gesture'
import { faultOfExplicit } from './explicit'
import { FLOW_MEANINGS } from './meaning-flow'
import { VALUE_MEANINGS } from './meaning-values'
import { asMap, type Plain, type Reading, readPlain } from './plain'
import { touchedBy } from './touched'
import { applicationName, flowNodes, type World, worldOf } from './world'

export type Outcome = { result: Result; state: State }

/** What §8.6 allows to refuse. */
const HARD = [
  'merge',
  'alias',
  'anchored',
  'own anchor',
  'duplicate',
  'flow string',
  'faulty rule',
  'folded',
  'environment list',
  'flow root',
  'explicit key',
  'tag',
]

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

export class Broken extends Error {}

/** What is checked: the oracle's reading of a text, and our own tree of it. */
export type State = { reading: Reading; document: Document }

export function stateOf(text: string, previous?: State): State {
  return { reading: readPlain(text), document: parse(text, previous?.document) }
}

export function checkGesture(state: State, { id, args }: Gesture, features: ReadonlySet<string>): Outcome {
  const { reading: before, document } = state
  const performed = perform(document, id, args)
  const expected = expectedOf(before, id, args)
  if ('refusal' in performed) {
    const { code, message } = performed.refusal
    if (code === '' || message === '') throw new Broken('refused without a word')
    const hard = HARD.some((one) => features.has(one))
    if (expected !== 'refused' && !expected.either && !hard) throw new Broken(`refused: ${message}`)
    return { result: 'refused', state }
  }
  if (expected === 'refused') throw new Broken('should be refused')
  const { edits, text } = performed
  const next = text === before.text ? state : stateOf(text, state)
  const after = next.reading
  const { fault } = after
  if (fault) throw new Broken(`no YAML any more: ${fault}\n--- after:\n${text}`)
  const edited = { before, text, edits }
  const broken =
    faultOfEdits(edited) ??
    (id === 'explicit' ? faultOfExplicit(before, after) : difference(expected.world, worldOf(after.plain))) ??
    faultOfRest(edited, after, touchedBy(before, id, args)) ??
    faultOfInserts(edited)
  if (broken) throw new Broken(`${broken}\n--- after:\n${text}`)
  if (edits.length === 0) return { result: 'no change', state: next }
  const again = REPEATABLE.has(id) ? perform(next.document, id, args) : null
  if (again && !('refusal' in again) && again.edits.length > 0)
    throw new Broken(`a second time it writes again\n--- after:\n${text}`)
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
