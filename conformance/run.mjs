// npm run conformance [-- [--strict] PART…]: gives what Megaflow exports to its real consumers, on this machine.
// What a part needs and the machine lacks is skipped; with --strict, or in CI, it is a failure.

import { endAll, endOnSignals, isEnding } from './lib/endings.mjs'
import { removeLeftovers } from './lib/machine.mjs'
import { createReport, summary } from './lib/report.mjs'

// A part exports `run(check)`: `check(label, passed, detail)`, `check.skip(label, why)`; it throws `Missing`
// where it cannot run at all. What it starts it registers with `atEnd`.
const parts = {
  'compose-config': () => import('./parts/compose-config.mjs'), // the real docker compose reads every export
  'compose-up': () => import('./parts/compose-up.mjs'), //         … and brings them up, on stand-in images
  python: () => import('./parts/python.mjs'), //                   the real opea-comps runs the megaservice
  crd: () => import('./parts/crd.mjs'), //                         the API server's own validation, GMC's rules
  'gmc-join': () => import('./parts/gmc-join.mjs'), //             the helper that joins answers for GMC's router
}

const args = process.argv.slice(2)
const strict = args.includes('--strict') || process.env.CI === 'true'
const asked = args.filter((arg) => arg !== '--strict')
const unknown = asked.filter((name) => !(name in parts))
if (unknown.length) {
  console.error(
    `unknown: ${unknown.join(' ')}\nusage: conformance [--strict] [${Object.keys(parts).join(' | ')}]…`,
  )
  process.exit(2)
}

process.stdout.on('error', () => {}) // a reader that went away is no reason to leave things running
endOnSignals()
removeLeftovers()
const report = createReport({ strict })
for (const name of Object.keys(parts).filter((part) => asked.length === 0 || asked.includes(part))) {
  const started = performance.now()
  report.write(name)
  try {
    const part = await parts[name]()
    await part.run(report.check)
  } catch (error) {
    if (isEnding()) await endAll()
    if (error.name === 'Missing') report.skip(name, error.message)
    else report.check(`${name} runs to its end`, false, error.stack ?? String(error))
  } finally {
    await endAll()
  }
  report.write(`  (${((performance.now() - started) / 1000).toFixed(1)} s)`)
}
console.log(`\n${summary(report.count)}`)
process.exit(report.count.failed ? 1 : 0)
