// What the rules of closure.ts share: the texts of a file with their places, and what references come to.

import type { Path } from '../../text/diagnostic'
import { Noted } from '../../yaml/print'
import type { ComposeService } from './spec'

/** What the file may lean on. */
export type Ground = {
  /** Variables of .env.example. */
  variables: ReadonlySet<string>
  /** Files beside compose.yaml. */
  files: ReadonlySet<string>
  /** Service → how its container is reached; null where nobody knows its ports. */
  listening: ReadonlyMap<string, { port: number; protocol: string } | null>
  /** Variables of published ports, by which browsers reach the host. */
  forBrowsers: ReadonlySet<string>
  /** Hosts outside of the file that the document itself names. */
  elsewhere: ReadonlySet<string>
}

/** A service of the file with the place that caused it. */
export type Checked = { label: string; service: ComposeService; path: Path }

/** The closest place for a value, else that of what it stands in. */
export function causeOf(value: unknown, above: Path): Path {
  return (value instanceof Noted ? value.notes.cause : undefined) ?? above
}

/** Every text below a value, with its place. */
export function eachText(value: unknown, above: Path, visit: (text: string, path: Path) => void) {
  if (typeof value === 'string') visit(value, above)
  else if (value instanceof Noted) eachText(value.value, causeOf(value, above), visit)
  else if (Array.isArray(value)) for (const one of value) eachText(one, above, visit)
  else if (typeof value === 'object' && value !== null)
    for (const key in value) eachText((value as Record<string, unknown>)[key], above, visit)
}

/** `$$`, a reference with what follows its name, or a `$` that is neither. */
export const REFERENCE = /\$(?:\$|\{([A-Za-z_]\w*)(:?-[^{}\n]*|:?\?[^{}\n]*)?\}|)/g

/** What a text is when nobody sets anything; `*` stands for what is not known. */
export function withDefaults(text: string): string {
  if (!text.includes('$')) return text
  return text.replace(REFERENCE, (whole, _name, rest: string | undefined) => {
    if (whole === '$$' || whole === '$') return whole
    return rest?.replace(':', '').startsWith('-') ? rest.replace(/^:?-/, '') : '*'
  })
}
