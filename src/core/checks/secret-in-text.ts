// A value that looks like a secret. Secrets stand outside the document, which is mailed, shared and committed.

import type { Finding, Path } from '../text/diagnostic'
import type { Check } from './check'

const SECRET_NAME = /(?:^|_)(?:TOKEN|KEY|PASSWORD|PASSWD|PWD|SECRET|CREDENTIALS?)$/i
const SECRET_VALUE =
  /^(?:hf_[A-Za-z0-9]{16,}|sk-[A-Za-z0-9_-]{16,}|gh[pousr]_[A-Za-z0-9]{20,}|AKIA[A-Z0-9]{12,}|eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}.*)$/
const URL_PASSWORD = /:\/\/[^/@\s:]+:(?!\$\{)[^/@\s]+@/
const ARGUMENT = /^--?[a-z-]*(?:token|key|password|secret)(?:=(?<value>.+))?$/i

/** Names that end like secrets and are none, and values that switch one off. */
const HARMLESS_NAME = /(?:MAX|MIN|NUM|TOTAL|INPUT|OUTPUT|NEW)_?(?:\w+_)?TOKEN$|KEY_INDEX|PRIMARY_KEY/i
const HARMLESS_VALUE = /^(?:|EMPTY|none|null|true|false|\d+)$/i

export const secretInText: Check = ({ services }) =>
  services.flatMap(({ declared, path }) => {
    const found: Finding[] = []
    for (const { name, value } of declared.environment ?? []) {
      if (value === null || value.includes('${')) continue
      const named = SECRET_NAME.test(name) && !HARMLESS_NAME.test(name) && !HARMLESS_VALUE.test(value)
      if (named || isSecret(value)) found.push(report([...path, 'environment', name], name))
    }
    declared.args?.forEach((argument, index) => {
      const option = ARGUMENT.exec(argument)
      const value = option?.groups?.value ?? (option ? declared.args![index + 1] : undefined)
      const place = option && option.groups?.value === undefined ? index + 1 : index
      const isOption =
        value !== undefined && !value.includes('${') && !HARMLESS_VALUE.test(value) && !value.startsWith('-')
      if ((option && isOption) || isSecret(argument)) found.push(report([...path, 'args', place], null))
    })
    if (declared.endpoint !== undefined && URL_PASSWORD.test(declared.endpoint))
      found.push(report([...path, 'endpoint'], null))
    return found
  })

function isSecret(value: string): boolean {
  return SECRET_VALUE.test(value) || URL_PASSWORD.test(value)
}

function report(path: Path, name: string | null): Finding {
  const reference = name && /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? `\${${name}}` : null
  return {
    code: 'secret-in-text',
    severity: 'error',
    message: 'This looks like a secret, and a document is no place for one.',
    hint: 'Put the value into the environment of whoever runs the export, and write a reference such as `${NAME}` here.',
    path,
    ...(reference
      ? { fix: { label: `Write ${reference}`, changes: [{ set: path, value: reference }] } }
      : {}),
  }
}
