// Compose's own way to write references: `${NAME:-default}`, `$$` for a `$`; and which of them a file needs.

import { parseText, type Text } from '../../pipeline/substitution'

export type Needed = {
  default: string | null
  /** Somebody has to fill it in. */
  required: boolean
  /** Compose does not start without it. */
  insisted: boolean
  /** It is the password in a URL, which not every character leaves a URL. */
  inUrl?: boolean
  help: string | null
}

/** A brace or a line break inside a default. */
const ENDS_REFERENCE = /[{}\p{Cc}\p{Zl}\p{Zp}]/u

/** Collects the references of a file while it is made, for .env.example. */
export class References {
  readonly found = new Map<string, Needed>()

  /** A text as compose reads it. */
  write(text: Text, help: string | null = null): string {
    const [first] = text
    if (text.length === 1 && typeof first === 'string') return escaped(first) // as most are
    return text
      .map((part, index) => {
        if (typeof part === 'string') return escaped(part)
        const isPassword = standsBeforeHost(text, index)
        const written = this.reference(part.variable, part.default, isPassword && part.default === null, help)
        if (isPassword) this.found.get(part.variable)!.inUrl = true
        return written
      })
      .join('')
  }

  /** A word of the catalog as compose reads it. */
  word(text: string): string {
    return text.includes('$') ? this.write(parseText(text)) : text
  }

  /** A reference that must be set: compose refuses to start without it. */
  required(name: string, help: string | null): string {
    return this.reference(name, null, true, help)
  }

  /** A variable that is passed through when it is set. */
  passedThrough(name: string, help: string | null) {
    this.note(name, { default: null, required: false, insisted: false, help })
  }

  private reference(name: string, fallback: string | null, required: boolean, help: string | null): string {
    // such a text stands for itself
    if (fallback !== null && ENDS_REFERENCE.test(fallback)) return escaped(fallback)
    // without a default it stays empty when nobody fills it in, which nobody wants who refers to it
    this.note(name, { default: fallback, required: required || fallback === null, insisted: required, help })
    if (required) return `\${${name}:?see .env.example}`
    return fallback === null ? `\${${name}}` : `\${${name}:-${escaped(fallback)}}`
  }

  /** Names without which compose does not start. */
  insisted(): string[] {
    return [...this.found].filter(([, needed]) => needed.insisted).map(([name]) => name)
  }

  private note(name: string, needed: Needed) {
    const known = this.found.get(name)
    if (known === undefined) return this.found.set(name, needed)
    // who needs it most says what it is when nothing is set
    if (needed.required && !known.required) Object.assign(known, { required: true, default: needed.default })
    if (needed.insisted) known.insisted = true
    known.help ??= needed.help
  }
}

/** `redis://user:${PASSWORD}@host`: nobody means a URL without it. */
function standsBeforeHost(text: Text, index: number): boolean {
  const after = text[index + 1]
  if (typeof after !== 'string' || !after.startsWith('@')) return false
  const before = text.slice(0, index).map((part) => (typeof part === 'string' ? part : '*'))
  return /:\/\/[^/@]*:$/.test(before.join(''))
}

/** Literal text that compose must not interpolate. */
export function escaped(text: string): string {
  return text.includes('$') ? text.replaceAll('$', '$$$$') : text
}
