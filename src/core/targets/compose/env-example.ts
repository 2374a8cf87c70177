// .env.example: every variable that the compose file reads, with what it does when nothing is said.

import type { Needed, References } from './interpolation'

const HELP = new Map([
  ['REGISTRY', 'Registry of OPEA’s images.'],
  ['TAG', 'Tag of OPEA’s images.'],
  ['MODEL_CACHE', 'Folder of the host that keeps downloaded models.'],
  ['HF_TOKEN', 'Access token of Hugging Face: https://huggingface.co/settings/tokens'],
  ['INDEX_NAME', 'Index of the vector store: one name for who fills it and who searches it.'],
  ['EMBEDDING_MODEL_ID', 'Model that makes the vectors. Documents have to be put in anew when it changes.'],
  ['RERANK_MODEL_ID', 'Model that ranks what was found.'],
  ['LLM_MODEL_ID', 'Model that answers.'],
  ['GUARDRAILS_MODEL_ID', 'Model that tells what is safe.'],
  ['OUTPUTS', 'Folder of the host for what is made.'],
  ['NUM_CARDS', 'Over how many accelerator cards the model is spread.'],
])

/** Required ones first, as lines to fill in; the others as comments with their defaults. */
export function envExample({ found }: References): string {
  const all = [...found].map(([name, needed]) => ({
    name,
    ...needed,
    help: withUrl(
      HELP.get(name) ??
        needed.help ??
        modelHelp(name) ??
        cardsHelp(name) ??
        indexHelp(name) ??
        passwordHelp(name, needed),
      needed,
    ),
  }))
  const required = all.filter((one) => one.required)
  const optional = all.filter((one) => !one.required)
  const lines = [
    `# Copy this file to .env${required.length > 0 ? ' and fill it in' : ', and change there what you like'}.`,
  ]
  if (required.length > 0) lines.push('', '# Needed:')
  for (const { name, help } of required) lines.push(...comment(help), `${name}=`)
  if (optional.length > 0) lines.push('', '# Optional; shown is what is used when nothing is set:')
  for (const { name, help, default: usual } of optional)
    lines.push(...comment(help), `# ${name}=${spelled(usual ?? '')}`)
  return `${lines.join('\n')}\n`
}

/** Further servers of a kind have variables of their own, by their names. */
function modelHelp(name: string): string | null {
  const server = /^(.+)_MODEL_ID$/.exec(name)?.[1]
  return server === undefined ? null : `Model of ${server.toLowerCase().replaceAll('_', '-')}.`
}

function cardsHelp(name: string): string | null {
  const server = /^(.+)_NUM_CARDS$/.exec(name)?.[1]
  return server === undefined
    ? null
    : `Over how many accelerator cards the model of ${server.toLowerCase().replaceAll('_', '-')} is spread.`
}

/** So have stores beside the first, and some that are none of this export. */
function indexHelp(name: string): string | null {
  return name.endsWith('_INDEX_NAME') ? HELP.get('INDEX_NAME')! : null
}

/** Passwords of stores have defaults, so that everything comes up as it is; only services of the file reach these. */
function passwordHelp(name: string, { default: usual }: Needed): string | null {
  if (usual === null || !/(?:^|_)(?:PASSWORD|SECRET_KEY)$/.test(name)) return null
  return 'Password of a store. The default is no secret: set your own before you publish its port.'
}

/** Compose puts a password into a URL as it is: with `/`, `@` or `#` in it that would be another URL. */
function withUrl(help: string | null, { inUrl }: Needed): string | null {
  if (!inUrl) return help
  return `${help ?? 'A password.'} It stands in a URL: letters, digits, - . _ and ~ alone.`
}

function comment(help: string | null): string[] {
  return help ? [`# ${help.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')}`] : []
}

/** A value as docker compose reads it from .env: quotes are taken off, and `$` and `\` mean something between double ones. */
function spelled(value: string): string {
  if (/^[\w.,:;@%/+=~-]*$/.test(value)) return value
  return value.includes("'") ? `"${value.replace(/[\\"$]/g, '\\$&')}"` : `'${value}'`
}
