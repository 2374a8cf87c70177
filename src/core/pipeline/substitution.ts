// `${NAME}` and `${NAME:-default}` inside values, on one line. Any other `$` is literal.

import { matchesOf } from '../text/matches'

export type Reference = { variable: string; default: string | null }

/** A value as literal text and references, in order. */
export type Text = (string | Reference)[]

const REFERENCE = /\$\{([A-Za-z_][A-Za-z0-9_]*)(?::-([^{}$\r\n]*))?\}/g

/** A value as the parts that it is made of: at least one. */
export function parseText(value: string): Text {
  if (!value.includes('${')) return [value]
  const parts: Text = []
  let done = 0
  for (const match of matchesOf(REFERENCE, value)) {
    if (match.index > done) parts.push(value.slice(done, match.index))
    parts.push({ variable: match[1]!, default: match[2] ?? null })
    done = match.index + match[0].length
  }
  if (done < value.length) parts.push(value.slice(done))
  return parts
}

/** The references in a value, in order, with repeats. */
export function referencesIn(value: string): Reference[] {
  return parseText(value).filter((part) => typeof part !== 'string')
}

/** The value with every reference that has a default replaced by it. */
export function withDefaults(value: string): string {
  return value.replace(REFERENCE, (whole, _name, fallback: string | undefined) => fallback ?? whole)
}

/** The value with `_` for each character of a reference, which can hold anything. */
export function masked(value: string): string {
  return value.replace(REFERENCE, (whole) => '_'.repeat(whole.length))
}
