// A service that no rule names and nobody uses is never run.

import { namesOf } from '../pipeline/flow'
import type { Check } from './check'

/** Findings: `unreachable-service`. */
export const unreachableService: Check = ({ services, rules, hasFlow }, { byName, standing, linksTo }) => {
  if (!hasFlow) return []
  const left = services.filter(
    ({ name, implied, role }) => !implied && role !== 'side' && !standing.has(name) && !linksTo.has(name),
  )
  // of a faulty rule not all names are known, and a misspelt one may mean any of them
  const isTold =
    left.length > 0 &&
    rules.every((rule) => rule.faults.length === 0 && namesOf(rule).every((name) => byName.has(name)))
  if (!isTold) return []
  return left.map(({ name, path }) => ({
    code: 'unreachable-service',
    severity: 'warning',
    message: `\`${name}\` is declared, but no rule of mega_flow names it and no service uses it: it is left out.`,
    path,
    part: 'key',
  }))
}
