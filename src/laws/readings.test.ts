// The laws of reading on random texts: a quarter of MEGAFLOW_LAWS, from the seed MEGAFLOW_SEED.

import { describe, it } from 'vitest'
import { LONG, SEED, WANTED } from './asked'
import { runReadings, runStrings } from './readings'

describe(`${WANTED / 4} readings (seed ${SEED})`, () => {
  it('a text is read the same with any memory, by entries as in one go', LONG, () => {
    runReadings(WANTED / 4, SEED)
  })

  it('every string compiles', LONG, () => {
    runStrings(WANTED / 4, SEED)
  })
})
