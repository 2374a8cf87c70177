// `npm test`: types, lint, unit, property, architecture and command line tests, the build, the packed package, and
// the stories in a browser. Prints what it ran, and at its very end alone on a line how many passed and failed.

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { attempt, install, ROOT } from './install.mjs'
import { vitest } from './vitest.mjs'

install()
const scratch = mkdtempSync(join(tmpdir(), 'megaflow-test-'))
const bin = (name, ...path) => join(ROOT, 'node_modules', name, ...path)
const totals = { passed: 0, failed: 0 }

step('types', [bin('typescript', 'bin', 'tsc'), '-b'])
step('lint', [bin('@biomejs/biome', 'bin', 'biome'), 'ci', '--error-on-warnings', '.'])
step('build', [join(ROOT, 'scripts', 'build.mjs')])
counted('unit, property, architecture and command line tests', vitest)
step('package', [join(ROOT, 'scripts', 'try-package.mjs')])
step('start', [join(ROOT, 'scripts', 'try-start.mjs')])
if (
  existsSync(join(ROOT, 'e2e')) &&
  readdirSync(join(ROOT, 'e2e')).some((name) => name.endsWith('.spec.ts'))
) {
  counted('stories in a browser', playwright)
}
rmSync(scratch, { recursive: true, force: true })
console.log(`\n${totals.passed} passed, ${totals.failed} failed`)
process.exitCode = totals.failed === 0 ? 0 : 1

/** One check that passes or fails as a whole. */
function step(label, args) {
  const begin = Date.now()
  console.log(`\n— ${label}`)
  const { status } = attempt(process.execPath, args)
  tally(label, status === 0 ? 1 : 0, status === 0 ? 0 : 1, begin)
}

/** A runner that tells how many of its tests passed. */
function counted(label, runner) {
  const begin = Date.now()
  console.log(`\n— ${label}`)
  const { passed, failed } = runner()
  // a runner that ran nothing has failed
  tally(label, passed, passed + failed === 0 ? 1 : failed, begin)
}

function tally(label, passed, failed, begin) {
  totals.passed += passed
  totals.failed += failed
  console.log(`  ${label}: ${passed} passed, ${failed} failed, ${((Date.now() - begin) / 1000).toFixed(1)} s`)
}

function playwright() {
  const file = join(scratch, 'playwright.json')
  const { status } = attempt(
    process.execPath,
    [bin('@playwright/test', 'cli.js'), 'test', '--reporter=list,json'],
    {
      env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
    },
  )
  if (!existsSync(file)) return { passed: 0, failed: 1 }
  const { expected, flaky, unexpected } = JSON.parse(readFileSync(file, 'utf8')).stats
  const failed = unexpected + flaky
  return { passed: expected, failed: failed === 0 && status !== 0 ? 1 : failed }
}
