// The laws of gestures over many random documents: a chain of gestures on each, every step checked.

import fc from 'fast-check'
import { Broken, type Law } from './broken'
import { Counts } from './counts'
import { Dice } from './dice'
import { randomDocument } from './document'
import { drawGesture, type Gesture } from './draw-gesture'
import { checkGesture, type State, stateOf } from './gesture-law'
import { smaller } from './smaller'
import { worldAt } from './world'

/** Gestures on one document, one after the other. */
const STEPS = 8

/** What a run found: the law that does not hold, after how many gestures, and the smallest case. */
export class LawBroken extends Error {
  readonly law: Law
  readonly gestures: number
  constructor(law: Law, gestures: number, told: string) {
    super(told)
    this.law = law
    this.gestures = gestures
  }
}

type Case = { text: string; gesture: Gesture; features: ReadonlySet<string>; broken: Broken }

/** Runs at least `runs` gestures; throws `LawBroken` at the first that breaks a law. */
export function runGestures(runs: number, seed: number, tries = 0): Counts {
  const counts = new Counts()
  let found: Case | null = null
  const bytes = fc.uint8Array({ maxLength: 700, size: 'max' })
  const step = fc.uint8Array({ minLength: 40, maxLength: 40 })
  const law = fc.property(
    bytes,
    fc.array(step, { minLength: STEPS, maxLength: STEPS }),
    (document, gestures) => {
      const { text, features } = randomDocument(new Dice(document))
      let state = stateOf(text)
      const { fault } = state.reading
      if (fault) throw new Error(`the generator wrote no YAML: ${fault}\n${text}`)
      for (const one of gestures) {
        const gesture = drawGesture(new Dice(one), worldAt(state.reading))
        const broken = brokenBy(state, gesture, (outcome) => {
          counts.add(gesture.id, features, outcome.result)
          state = outcome.state
        })
        if (broken) {
          found = { text: state.reading.text, gesture, features, broken }
          throw broken
        }
      }
    },
  )
  // not made smaller by fast-check, which knows bytes: a smaller text says more, and is found sooner
  const run = fc.check(law, { seed, numRuns: Math.ceil(runs / STEPS), endOnFailure: true })
  if (found) throw told(found, seed, counts.number, tries)
  if (run.failed) throw run.errorInstance
  return counts
}

/** How a gesture breaks a law; null when it breaks none, and `hand` gets what came of it. */
function brokenBy(
  state: State,
  gesture: Gesture,
  hand: (outcome: ReturnType<typeof checkGesture>) => void = () => {},
): Broken | null {
  try {
    hand(checkGesture(state, gesture))
    return null
  } catch (error) {
    return error instanceof Broken ? error : new Broken('never throw', String((error as Error).stack))
  }
}

function told({ text, gesture, features, broken }: Case, seed: number, counted: number, tries: number) {
  const alike = (other: Broken | null) =>
    other?.law === broken.law && other.message.slice(0, 12) === broken.message.slice(0, 12)
  const failing = (one: string) => {
    const state = stateOf(one)
    const other = state.reading.fault === null ? brokenBy(state, gesture) : null
    return alike(other) ? other : null
  }
  const small = smaller(text, (one) => failing(one) !== null, tries)
  return new LawBroken(
    broken.law,
    counted + 1,
    `the law "${broken.law}" does not hold (seed ${seed}, gesture ${counted + 1})
${gesture.id} ${JSON.stringify(gesture.args)}
${(failing(small) ?? broken).message}
--- before${small === text ? '' : `, made smaller from ${text.length} characters`}:
${small}
--- features: ${[...features].join(', ')}`,
  )
}
