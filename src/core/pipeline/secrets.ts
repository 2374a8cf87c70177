// Texts that look like secrets, and the references to write instead. Secrets stand outside the document, which is
// mailed, shared and committed.

const SECRET_NAME = /(?:^|[^A-Z0-9]|API)(?:TOKEN|KEY|PASSWORD|PASSWD|PWD|SECRET|CREDENTIALS?)$/i
const SECRET_VALUE =
  /^(?:hf_[A-Za-z0-9]{16,}|sk-[A-Za-z0-9_-]{16,}|gh[pousr]_[A-Za-z0-9]{20,}|AKIA[A-Z0-9]{12,}|eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}.*)$/
const URL_PASSWORD = /(?<user>:\/\/[^/@\s:]*:)(?!\$\{)[^/@\s]+(?=@)/
/** Names that end like secrets and are none, and values that switch one off. */
const HARMLESS_NAME = /(?:MAX|MIN|NUM|TOTAL|INPUT|OUTPUT|NEW)_?(?:\w+_)?TOKEN$|KEY_INDEX|PRIMARY_KEY/i
const HARMLESS_VALUE = /^(?:|EMPTY|none|null|true|false|\d+)$/i

/** The value with a reference in the place of its secret; null when it has none. */
export function withoutSecret(name: string, value: string, owner: string): string | null {
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
