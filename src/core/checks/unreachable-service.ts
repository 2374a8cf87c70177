// A service that no rule names and nobody uses is never run.

import { namesOf } from '../pipeline/flow'
import type { Check } from './check'

/** Findings: `unreachable-service`. */
export const unreachableService: Check = ({ services, flowServices, links, rules, hasFlow }) => {
  if (!hasFlow) return []
  const run = new Set([...flowServices, ...links.map(({ to }) => to)])
  // of a faulty rule not all names are known, and a misspelt one may mean any of them
  const declared = new Set(services.map(({ name }) => name))
  const isTold = rules.every(
    (rule) => rule.faults.length === 0 && namesOf(rule).every((name) => declared.has(name)),
  )
  return services
    .filter((service) => isTold && !service.implied && service.role !== 'side' && !run.has(service.name))
    .map(({ name, path }) => ({
      code: 'unreachable-service',
      severity: 'warning',
      message: `\`${name}\` is declared, but no rule of mega_flow names it and no service uses it: it is left out.`,
      path,
      part: 'key',
    }))
}
