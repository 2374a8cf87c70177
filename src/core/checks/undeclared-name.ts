// A rule names a service that is not declared.

import { namesOf } from '../pipeline/flow'
import type { Finding } from '../text/diagnostic'
import { didYouMean, guesser } from '../text/nearest'
import type { Check } from './check'

/** Findings: `undeclared-name`, at the name in the rule. Names in `uses` are told by pipeline/slots.ts. */
export const undeclaredName: Check = ({ rules, services }) => {
  const declared = new Set(services.filter(({ implied }) => !implied).map(({ name }) => name))
  const findings: Finding[] = []
  const near = guesser()
  for (const rule of rules) {
    const { stages, path } = rule
    // what the rule names already is not meant a second time
    const others = new Set(namesOf(rule))
    for (const { names } of stages) {
      for (const { name, from, to } of names) {
        if (declared.has(name)) continue
        const meant = near(name, () => [...declared].filter((one) => !others.has(one)))
        findings.push({
          code: 'undeclared-name',
          severity: 'error',
          message: `There is no service \`${name}\`.${didYouMean(meant)}`,
          ...(meant ? {} : { hint: 'Declare it under `opea_micro_services`.' }),
          path,
          span: { from, to },
          ...(meant
            ? {
                fix: {
                  label: `Change to ${meant}`,
                  changes: [{ in: path, span: { from, to }, text: meant }],
                },
              }
            : {}),
        })
      }
    }
  }
  return findings
}
