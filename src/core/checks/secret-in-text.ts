// A value that looks like a secret. Secrets stand outside the document, which is mailed, shared and committed.

import type { Finding, Path } from '../text/diagnostic'
import type { Check } from './check'

const SECRET_NAME = /(?:^|[^A-Z0-9]|API)(?:TOKEN|KEY|PASSWORD|PASSWD|PWD|SECRET|CREDENTIALS?)$/i
const SECRET_VALUE =
  /^(?:hf_[A-Za-z0-9]{16,}|sk-[A-Za-z0-9_-]{16,}|gh[pousr]_[A-Za-z0-9]{20,}|AKIA[A-Z0-9]{12,}|eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}.*)$/
const URL_PASSWORD = /(?<user>:\/\/[^/@\s:]+:)(?!\$\{)[^/@\s]+(?=@)/
const OPTION = /^--?(?<name>[a-z-]*(?:token|key|password|secret))(?:=(?<value>.+))?$/i

/** Names that end like secrets and are none, and values that switch one off. */
const HARMLESS_NAME = /(?:MAX|MIN|NUM|TOTAL|INPUT|OUTPUT|NEW)_?(?:\w+_)?TOKEN$|KEY_INDEX|PRIMARY_KEY/i
const HARMLESS_VALUE = /^(?:|EMPTY|none|null|true|false|\d+)$/i

/** Findings: `secret-in-text`, each with the reference to write instead. */
export const secretInText: Check = ({ services }) =>
  services.flatMap(({ declared, path, name: service }) => {
    const found: Finding[] = []
    for (const { name, value } of declared.environment ?? []) {
      const safe = value === null ? null : mended(name, value, name)
      if (safe !== null) found.push(report([...path, 'environment', name], safe))
    }
    declared.args?.forEach((argument, index, all) => {
      const own = OPTION.exec(argument)?.groups
      const before = argument.startsWith('-') ? undefined : OPTION.exec(all[index - 1] ?? '')?.groups
      const option = own?.value !== undefined ? own : before?.value === undefined ? before : undefined
      const value = own?.value ?? argument
      const safe = mended(option?.name ?? '', value, service)
      if (safe !== null)
        found.push(report([...path, 'args', index], argument.slice(0, argument.length - value.length) + safe))
    })
    const safe = declared.endpoint === undefined ? null : mended('', declared.endpoint, service)
    if (safe !== null) found.push(report([...path, 'endpoint'], safe))
    return found
  })

/** The value with a reference in the place of its secret; null when it has none. */
function mended(name: string, value: string, owner: string): string | null {
  if (URL_PASSWORD.test(value)) return value.replace(URL_PASSWORD, `$<user>\${${variable(owner)}_PASSWORD}`)
  if (value.includes('${')) return null
  if (SECRET_NAME.test(name) && !HARMLESS_NAME.test(name) && !HARMLESS_VALUE.test(value))
    return `\${${variable(name)}}`
  if (!SECRET_VALUE.test(value)) return null
  return `\${${name === '' ? usualName(value) : variable(name)}}`
}

function usualName(value: string): string {
  return value.startsWith('hf_') ? 'HF_TOKEN' : 'API_KEY'
}

function variable(name: string): string {
  return name
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .replace(/^(?=[0-9])/, 'S_')
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
