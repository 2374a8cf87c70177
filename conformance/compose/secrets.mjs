// Secrets in a compose file: none may stand in it as text, each is a reference to the environment.

const secretName = /(^|_)(TOKEN|KEY|PASSWORD|PASSWD|SECRET|CREDENTIALS?)(_|$)/
const notSecret = /TOKENS(_|$)|KEY_INDEX|INDEX_KEY|ACCESS_KEY(_ID)?$|RANDOM_ROOT/ // an access key is a user's name
// with a message, or with the default that only a store of the file itself has (docs/decisions/0016)
const reference = /^\$\{[A-Za-z_][A-Za-z0-9_]*(:?[?].*|:?-[^{}]*)?\}$/
const secretText = /\bhf_[A-Za-z0-9]{16,}|\bsk-[A-Za-z0-9]{16,}|:\/\/[^/\s${}:]+:[^/\s${}@]+@/g

/** `file`: the parsed compose file as it stands, not interpolated. */
export function plainSecrets(file, text) {
  const problems = [...text.matchAll(secretText)].map(
    ([found]) => `${found.slice(0, 12)}… stands in the file`,
  )
  for (const [name, { environment = {} }] of Object.entries(file.services ?? {})) {
    for (const [variable, value] of Object.entries(environment)) {
      if (!secretName.test(variable) || notSecret.test(variable)) continue
      const passedThrough = value === null || value === ''
      if (!passedThrough && !reference.test(String(value))) problems.push(`${name}: ${variable} is ${value}`)
    }
  }
  return problems
}
