// Runs vitest and counts what passed and failed.

import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { attempt, ROOT } from './install.mjs'

/** Arguments are those of `vitest run`. A run that ran nothing, or broke off, has failed. */
export function vitest(args = [], options = {}) {
  const scratch = mkdtempSync(join(tmpdir(), 'megaflow-vitest-'))
  const file = join(scratch, 'vitest.json')
  const program = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const { status } = attempt(process.execPath, [program, 'run', ...args, ...reporters], options)
  const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
  rmSync(scratch, { recursive: true, force: true })
  if (!report) return { passed: 0, failed: 1 }
  const { numPassedTests: passed, numFailedTests: failed, numFailedTestSuites: suites } = report
  const isBroken = suites > 0 || status !== 0 || passed === 0
  return { passed, failed: failed === 0 && isBroken ? 1 : failed }
}
