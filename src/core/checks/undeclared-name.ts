// A rule names a service that is not declared.

import { namesOf, type Rule } from '../pipeline/flow'
import type { Service } from '../pipeline/pipeline'
import type { Finding } from '../text/diagnostic'
import { didYouMean, guesser } from '../text/nearest'
import type { Check } from './check'

/** Findings: `undeclared-name`, at the name in the rule. Names in `uses` are told by pipeline/slots.ts. */
export const undeclaredName: Check = ({ rules, services }, { byName }) => {
  const findings: Finding[] = []
  const near = guesser()
  for (const rule of rules) {
    const { stages, path } = rule
    for (const { names } of stages) {
      for (const { name, from, to } of names) {
        if (isDeclared(byName.get(name))) continue
        const meant = near(name, () => namesBeside(rule, services))
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

function isDeclared(service: Service | undefined): boolean {
  return service !== undefined && !service.implied
}

/** What the rule names already is not meant a second time. */
function namesBeside(rule: Rule, services: readonly Service[]): string[] {
  const named = new Set(namesOf(rule))
  return services.filter((one) => !one.implied && !named.has(one.name)).map(({ name }) => name)
}
