// Conditions that cannot be read, or that stand where nothing routes by them.

import type { Check } from './check'

/** `otherwise`, `key`, or `key==value`. */
export const CONDITION = /^(?:otherwise|[A-Za-z_][A-Za-z0-9_.-]*(?:\s*==\s*[^=].*)?)$/

/** Findings: `bad-condition`. */
export const condition: Check = ({ services }) =>
  services
    .filter(({ declared }) => declared.condition !== undefined && !CONDITION.test(declared.condition))
    .map(({ declared, path }) => ({
      code: 'bad-condition',
      severity: 'error',
      message: `\`${declared.condition}\` is no condition.`,
      hint: 'Write `key==value`, `key` for "is present", or `otherwise`.',
      path: [...path, 'condition'],
    }))
