// npm run fuzz -- N [SEED]: the laws of editing on N random gestures.

import { join } from 'node:path'
import { attempt, install, ROOT } from './install.mjs'

install()
const [wanted = '200000', seed = String(Date.now() % 1_000_000_000)] = process.argv.slice(2)
console.log(`${wanted} gestures, seed ${seed}`)
const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs')
const env = { ...process.env, MEGAFLOW_LAWS: wanted, MEGAFLOW_SEED: seed }
process.exitCode = attempt(process.execPath, [vitest, 'run', 'src/laws'], { env }).status ?? 1
