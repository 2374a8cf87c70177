// The laws of editing on random documents: MEGAFLOW_LAWS gestures, from the seed MEGAFLOW_SEED.

import { describe, expect, it } from 'vitest'
import { COMMANDS } from '../core/commands'
import { LONG, MANY, MOST, SEED, TRIES, WANTED } from './asked'
import { Counts } from './counts'
import { PROMISED } from './features'
import { runGestures } from './gestures'

describe(`${WANTED} gestures (seed ${SEED})`, () => {
  let counts = new Counts()

  it('mean what they say and change nothing else', LONG, () => {
    counts = runGestures(WANTED, SEED, TRIES)
    console.log(counts.table())
    expect(counts.number).toBeGreaterThanOrEqual(WANTED)
  })

  it.runIf(WANTED >= MANY)('are refused in less than 20 % of the cases', () => {
    expect(counts.total.refused / counts.number).toBeLessThan(0.2)
  })

  it.runIf(WANTED >= MANY)('are all gestures, on documents of every kind', () => {
    expect(COMMANDS.map(({ id }) => id).filter((id) => counts.done(id, 'any') === 0)).toEqual([])
    expect(PROMISED.filter((feature) => counts.done('all', feature) === 0)).toEqual([])
  })

  it.runIf(WANTED >= MOST)('are each made on documents of every kind', () => {
    const missing = COMMANDS.flatMap(({ id }) =>
      PROMISED.flatMap((feature) => (counts.done(id, feature) === 0 ? [`${id} × ${feature}`] : [])),
    )
    expect(missing).toEqual([])
  })
})
