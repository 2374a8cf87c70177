// The laws of reading on random texts: an eighth of MEGAFLOW_LAWS, from the seed MEGAFLOW_SEED.

import { describe, expect, it } from 'vitest'
import { LONG, MANY, SEED, WANTED } from './asked'
import { PROMISED } from './features'
import { runReadings, runStrings } from './readings'

describe(`${WANTED / 8} readings (seed ${SEED})`, () => {
  it('a text is read the same with any memory, by entries as in one go', LONG, () => {
    const counts = runReadings(WANTED / 8, SEED)
    console.log(counts.table())
    if (WANTED < MANY) return
    expect(PROMISED.filter((one) => !counts.done('gesture', one) || !counts.done('typing', one))).toEqual([])
  })

  it('every string compiles', LONG, () => {
    runStrings(WANTED / 8, SEED)
  })
})
