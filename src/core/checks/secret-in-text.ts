// A value that looks like a secret.

import { withoutSecret } from '../pipeline/secrets'
import type { Finding, Path } from '../text/diagnostic'
import type { Check } from './check'
import { unlessFine } from './unless-fine'

const OPTION = /^--?(?<name>[a-z-]*(?:token|key|password|secret))(?:=(?<value>.+))?$/i

/** Findings: `secret-in-text`, each with the reference to write instead. */
export const secretInText: Check = ({ services }) => services.flatMap(secretsOf)

const secretsOf = unlessFine(({ declared, path, name: service }) => {
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
})

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
