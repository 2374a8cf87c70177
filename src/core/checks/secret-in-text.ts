// A value that looks like a secret.

import type { Declared, Service } from '../pipeline/pipeline'
import { withoutSecret } from '../pipeline/secrets'
import type { Finding, Path } from '../text/diagnostic'
import type { Check } from './check'

const OPTION = /^--?(?<name>[a-z-]*(?:token|key|password|secret))(?:=(?<value>.+))?$/i

/** What a service says without a secret, whoever says it; reading gives the same object while its text is the same. */
const harmless = new WeakSet<Declared>()

/** Findings: `secret-in-text`, each with the reference to write instead. */
export const secretInText: Check = ({ services }) =>
  services.flatMap((service) => {
    if (harmless.has(service.declared)) return []
    const found = secretsOf(service)
    if (found.length === 0) harmless.add(service.declared)
    return found
  })

function secretsOf({ declared, path, name: service }: Service): Finding[] {
  const found: Finding[] = []
  for (const { name, value } of declared.environment ?? []) {
    const safe = value === null ? null : withoutSecret(name, value, name)
    if (safe !== null) found.push(report([...path, 'environment', name], safe))
  }
  declared.args?.forEach((argument, index, all) => {
    const own = OPTION.exec(argument)?.groups
    const before = argument.startsWith('-') ? undefined : OPTION.exec(all[index - 1] ?? '')?.groups
    const option = own?.value !== undefined ? own : before?.value === undefined ? before : undefined
    const value = own?.value ?? argument
    const safe = withoutSecret(option?.name ?? '', value, service)
    if (safe !== null)
      found.push(report([...path, 'args', index], argument.slice(0, argument.length - value.length) + safe))
  })
  const safe = declared.endpoint === undefined ? null : withoutSecret('', declared.endpoint, service)
  if (safe !== null) found.push(report([...path, 'endpoint'], safe))
  return found
}

function report(path: Path, safe: string): Finding {
  return {
    code: 'secret-in-text',
    severity: 'error',
    message: 'This looks like a secret, and a document is no place for one.',
    hint: 'Put the value into the environment of whoever runs the export, and write a reference to it here.',
    path,
    fix: { label: `Write ${safe}`, changes: [{ set: path, value: safe }] },
  }
}
