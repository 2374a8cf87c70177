// A rule names a service that is not declared.

import type { Finding } from '../text/diagnostic'
import { nearest } from '../text/nearest'
import type { Check } from './check'

export const undeclaredName: Check = ({ rules, services }) => {
  const declared = new Set(services.filter(({ implied }) => !implied).map(({ name }) => name))
  const findings: Finding[] = []
  for (const { stages, path } of rules) {
    for (const { names } of stages) {
      for (const { name, from, to } of names) {
        if (declared.has(name)) continue
        const near = nearest(name, declared)
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
