// The law of gestures over many random documents: a chain of gestures on each, every step checked.

import fc from 'fast-check'
import { Counts } from './counts'
import { Dice } from './dice'
import { randomDocument } from './document'
import { drawGesture, type Gesture } from './draw-gesture'
import { Broken, checkGesture, type Outcome, type State, stateOf } from './gesture-law'
import { worldOf } from './world'

/** Gestures on one document, one after the other. */
const STEPS = 8

/** Runs at least `runs` gestures; throws with the smallest case found. */
export function runGestures(runs: number, seed: number): Counts {
  const counts = new Counts()
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
        const gesture = drawGesture(new Dice(one), worldOf(state.reading.plain))
        const outcome = attempt(state, gesture, features)
        counts.add(gesture.id, features, outcome.result)
        state = outcome.state
      }
    },
  )
  fc.assert(law, { seed, numRuns: Math.ceil(runs / STEPS), endOnFailure: true })
  return counts
}

function attempt(state: State, gesture: Gesture, features: ReadonlySet<string>): Outcome {
  try {
    return checkGesture(state, gesture, features)
  } catch (error) {
    const what = error instanceof Broken ? error.message : (error as Error).stack
    const told = `${gesture.id} ${JSON.stringify(gesture.args)}: ${what}`
    throw new Error(`${told}\n--- before:\n${state.reading.text}\n---`)
  }
}
