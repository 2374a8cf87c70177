// The laws of editing and reading on random documents: MEGAFLOW_LAWS gestures, from the seed MEGAFLOW_SEED.
// `npm run fuzz -- N [SEED]` runs any number.

import { describe, expect, it } from 'vitest'
import { runGestures } from './gestures'
import { runReadings, runStrings } from './readings'

const WANTED = Number(process.env.MEGAFLOW_LAWS ?? 20_000)
const SEED = Number(process.env.MEGAFLOW_SEED ?? 20_261_124)
const LONG = { timeout: 3_600_000 }

describe(`the laws (seed ${SEED})`, () => {
  it(`${WANTED} gestures mean what they say and change nothing else`, LONG, () => {
    const counts = runGestures(WANTED, SEED)
    const { done, 'no change': same, refused } = counts.total
    console.log(counts.table())
    expect(done + same + refused).toBeGreaterThanOrEqual(WANTED)
    expect(refused / (done + same + refused)).toBeLessThan(0.2)
  })

  it('a text is read the same with any memory, by entries as in one go', LONG, () => {
    runReadings(WANTED / 4, SEED)
  })

  it('every string compiles', LONG, () => {
    runStrings(WANTED / 4, SEED)
  })
})
