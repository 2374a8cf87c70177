// npm run fuzz -- N [SEED]: the laws of editing on N random gestures, of reading and of GMC's router on fewer. The same
// seed makes the same gestures.

import { install } from './install.mjs'
import { vitest } from './vitest.mjs'

install()
const [wanted = '200000', seed = String(Date.now() % 1_000_000_000)] = process.argv.slice(2)
console.log(`${wanted} gestures, seed ${seed}`)
const env = {
  ...process.env,
  MEGAFLOW_LAWS: wanted,
  MEGAFLOW_SEED: seed,
  // one waits for this run alone: a failing case may take a while to become small
  MEGAFLOW_TRIES: process.env.MEGAFLOW_TRIES ?? '20000',
}
const { passed, failed } = vitest(
  ['gestures', 'readings', 'gmc-replay'].map((law) => `src/laws/${law}.test.ts`),
  { env },
)
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
