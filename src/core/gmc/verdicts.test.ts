// Our verdict on damaged GMConnectors is the cluster's own, as conformance has heard it.

import { describe, expect, test } from 'vitest'
import { VERDICTS, type Verdict } from '../../fixtures/admission-verdicts'
import { spoilt } from '../../fixtures/connector'
import { admit } from './admission'

/** Who refuses it first. */
function verdictOn(connector: unknown): Verdict {
  const codes = new Set(admit(connector).map(({ code }) => code))
  return codes.has('gmc-schema') ? 'schema' : codes.has('gmc-webhook') ? 'webhook' : 'accepted'
}

describe('what a cluster says of', () => {
  test.each(VERDICTS.map(([verdict, changes]) => [changes, verdict] as const))('%o', (changes, verdict) => {
    expect(verdictOn(spoilt(changes))).toBe(verdict)
  })
})

test('each verdict is there often enough to mean something', () => {
  for (const verdict of ['accepted', 'schema', 'webhook'])
    expect(VERDICTS.filter(([one]) => one === verdict).length, verdict).toBeGreaterThan(10)
})
