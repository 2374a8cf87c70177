// What the parts say: one line for each check, and the sum of them at the end.

/** Thrown where a machine lacks what a part needs. Skipped on a developer's machine, a failure in CI. */
export class Missing extends Error {
  name = 'Missing'
}

export function createReport({ strict, write = (line) => process.stdout.write(`${line}\n`) }) {
  const count = { passed: 0, failed: 0, skipped: 0 }

  const skip = (label, why) => {
    const outcome = strict ? 'failed' : 'skipped'
    count[outcome] += 1
    write(`  ${strict ? 'FAIL' : 'skip'} ${label}: ${why}`)
  }

  /** Records one check. `detail` (text, or a list of problems) is printed below it when it failed. */
  const check = (label, passed, detail = '') => {
    count[passed ? 'passed' : 'failed'] += 1
    write(`  ${passed ? 'ok  ' : 'FAIL'} ${label}`)
    if (!passed) for (const line of lines(detail)) write(`         ${line}`)
    return passed
  }
  check.skip = skip
  /** A check by its list of problems: none is a pass. */
  check.none = (label, problems) => check(label, problems.length === 0, problems)

  /** Says something that is no check. */
  check.note = (text) => write(`       ${text}`)

  return { check, skip, count, write }
}

function lines(detail) {
  const text = Array.isArray(detail) ? detail.join('\n') : String(detail)
  const all = text.split('\n').filter((line) => line.trim() !== '')
  return all.length > 40
    ? [...all.slice(0, 10), `… ${all.length - 40} lines left out …`, ...all.slice(-30)]
    : all
}

export function summary({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`
}
