// A position for a service that is not there.

import { guesser } from '../text/nearest'
import type { Check } from './check'

/** Findings: `unknown-layout`. */
export const layout: Check = ({ services, layout: positions }) => {
  if (Object.keys(positions).length === 0) return []
  const names = new Set(services.map(({ name }) => name))
  const free = [...names].filter((name) => !Object.hasOwn(positions, name))
  const meant = guesser()
  return Object.keys(positions)
    .filter((name) => !names.has(name))
    .map((name) => {
      const path = ['x-layout', name]
      const near = meant(name, () => free)
      return {
        code: 'unknown-layout' as const,
        severity: 'info' as const,
        message: `There is no service \`${name}\` to place.`,
        path,
        part: 'key' as const,
        fix: near
          ? { label: `Give the place to ${near}`, changes: [{ rename: path, to: near }] }
          : { label: 'Remove it', changes: [{ remove: path }] },
      }
    })
}
