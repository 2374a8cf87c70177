// A rule names a service that is not declared.

import { namesOf } from '../pipeline/flow'
import type { Finding } from '../text/diagnostic'
import { nearest } from '../text/nearest'
import type { Check } from './check'

/** Findings: `undeclared-name`, at the name in the rule. Names in `uses` are told by pipeline/slots.ts. */
export const undeclaredName: Check = ({ rules, services }) => {
  const declared = new Set(services.filter(({ implied }) => !implied).map(({ name }) => name))
  const findings: Finding[] = []
  for (const rule of rules) {
    const { stages, path } = rule
    for (const { names } of stages) {
      for (const { name, from, to } of names) {
        if (declared.has(name)) continue
        // what the rule names already is not meant a second time
        const others = namesOf(rule)
        const near = nearest(
          name,
          [...declared].filter((one) => !others.includes(one)),
        )
        findings.push({
          code: 'undeclared-name',
          severity: 'error',
          message: `There is no service \`${name}\`.${near ? ` Did you mean \`${near}\`?` : ''}`,
          ...(near ? {} : { hint: 'Declare it under `opea_micro_services`.' }),
          path,
          span: { from, to },
          ...(near
            ? { fix: { label: `Change to ${near}`, changes: [{ in: path, span: { from, to }, text: near }] } }
            : {}),
        })
      }
    }
  }
  return findings
}
