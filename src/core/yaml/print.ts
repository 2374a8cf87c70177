// Prints plain data as block YAML, for targets: comments where they explain, and for each line the place in the
// document that caused it. What is printed reads the same to YAML 1.1 and 1.2 readers (spell.ts).

import type { Path } from '../text/diagnostic'
import { isPrintable, spellFlow, spellScalar, Verbatim } from './spell'

/** A value with what belongs to its lines. */
export class Noted<T = unknown> {
  readonly value: T
  readonly notes: Notes
  constructor(value: T, notes: Notes) {
    this.value = value
    this.notes = notes
  }
}

export type Notes = {
  /** Behind the value, on its line. */
  comment?: string
  /** Lines above the key. */
  above?: string[]
  /** What in the document caused these lines; inner values may say something closer. */
  cause?: Path
  /** An empty line above. */
  spaced?: boolean
  /** `&NAME` before the value. */
  anchor?: string
  /** A value of words on one line: `[a, b]`. */
  flow?: boolean
}

/** A value that may have notes. */
export type May<T> = T | Noted<T>

/** A value with notes, for `printYaml`; they come before those that it has already. */
export function noted<T>(value: May<T>, notes: Notes): Noted<T> {
  return value instanceof Noted
    ? new Noted(value.value, { ...value.notes, ...notes })
    : new Noted(value, notes)
}

/** A map of many keys, of any names: without a prototype, and without a hidden class for each of its keys. */
export function mapOf<T>(entries: Iterable<readonly [string, T]>): Record<string, T> {
  const map: Record<string, T> = Object.create(null)
  for (const [key, value] of entries) map[key] = value
  return map
}

/** `*NAME`, or the value of a merge key. */
export function alias(name: string): Verbatim {
  return new Verbatim(`*${name}`)
}

type Printed = { text: string; causes: (Path | null)[] }

/** A document with a final line break. `undefined` values are left out. */
export function printYaml(value: unknown): Printed {
  const page = new Page()
  block(page, value, null, '')
  return { text: page.text(), causes: page.causes }
}

/** Several documents in one file. */
export function printDocuments(values: readonly unknown[]): Printed {
  const printed = values.map(printYaml)
  return {
    text: printed.map(({ text }) => text).join('---\n'),
    causes: printed.flatMap(({ causes }, index) => (index === 0 ? causes : [null, ...causes])),
  }
}

/** The lines written so far, each with the line break before it. */
class Page {
  readonly causes: (Path | null)[] = []
  private written = ''
  /** For each indentation, keys as lines begin with them. */
  private readonly beginnings = new Map<string, Map<string, string>>()

  /** Collections on one line: what stands in many places, as one object, is spelled once. */
  private readonly flows = new Map<object, string>()

  line(beginning: string, rest: string, cause: Path | null) {
    this.written += beginning
    this.written += rest
    this.causes.push(cause)
  }

  /** To be used for many keys of one indentation. */
  keysAt(indent: string): (key: string) => string {
    const known = this.beginnings.get(indent) ?? new Map([['<<', `\n${indent}<<:`]])
    this.beginnings.set(indent, known)
    return (key) => {
      const before = known.get(key)
      if (before !== undefined) return before
      const beginning = `\n${indent}${spellScalar(key)}:`
      known.set(key, beginning)
      return beginning
    }
  }

  /** A value on one line. */
  spelled(value: unknown): string {
    if (typeof value !== 'object' || value === null || value instanceof Verbatim) return spellScalar(value)
    const text = this.flows.get(value) ?? spellFlow(value)
    this.flows.set(value, text)
    return text
  }

  /** Lets a line be written, then puts the dash of an element into its indentation. */
  dashed(indent: string, write: () => void) {
    const before = this.written
    this.written = ''
    write()
    this.written = `${before}\n${indent}- ${this.written.slice(indent.length + 3)}`
  }

  text(): string {
    return this.written === '' ? '' : `${this.written.slice(1)}\n`
  }
}

function block(page: Page, value: unknown, above: Path | null, indent: string) {
  const inner = bare(value)
  const cause = notesOf(value).cause ?? above
  if (Array.isArray(inner)) for (const element of inner) elementLines(page, element, cause, indent)
  else {
    const beginningOf = page.keysAt(indent)
    for (const key in inner as object) {
      const one = (inner as Record<string, unknown>)[key]
      if (one !== undefined) entryLines(page, beginningOf(key), one, cause, indent)
    }
  }
}

function elementLines(page: Page, value: unknown, above: Path | null, indent: string) {
  const notes = notesOf(value)
  if (!isBlock(bare(value), notes)) return entryLines(page, `\n${indent}-`, value, above, indent)
  const cause = notes.cause ?? above
  lead(page, notes, cause, indent)
  page.dashed(indent, () => block(page, value, cause, `${indent}  `))
}

function entryLines(page: Page, key: string, value: unknown, above: Path | null, indent: string) {
  const notes = notesOf(value)
  const inner = bare(value)
  const cause = notes.cause ?? above
  const head = notes.anchor ? `${key} &${notes.anchor}` : key
  lead(page, notes, cause, indent)
  if (!isBlock(inner, notes)) return scalarLines(page, head, inner, notes, cause, indent)
  page.line(head, behind(notes), cause)
  block(page, value, cause, `${indent}  `)
}

function lead(page: Page, { spaced, above }: Notes, cause: Path | null, indent: string) {
  if (spaced) page.line('\n', '', null)
  if (above) for (const text of above) page.line(`\n${indent}#`, text === '' ? '' : ` ${text}`, cause)
}

function scalarLines(
  page: Page,
  head: string,
  value: unknown,
  notes: Notes,
  cause: Path | null,
  indent: string,
) {
  const literal = typeof value === 'string' ? literalOf(value) : null
  if (literal) {
    page.line(head, literal.begin + behind(notes), cause)
    const beginning = `\n${indent}  `
    for (const line of literal.lines) page.line(line === '' ? '\n' : beginning, line, cause)
  } else {
    const text = value === null ? '' : ` ${page.spelled(value)}`
    page.line(head, notes.comment ? text + behind(notes) : text, cause)
  }
}

/** A text of several lines as a literal block, where it has nothing that a block would change. */
function literalOf(value: string): { begin: string; lines: string[] } | null {
  if (!value.includes('\n') || value.startsWith(' ') || value.startsWith('\n') || value.endsWith('\n\n'))
    return null
  const lines = value.split('\n')
  const isEnded = lines.at(-1) === ''
  if (isEnded) lines.pop()
  return lines.every(isPrintable) ? { begin: isEnded ? ' |' : ' |-', lines } : null
}

/** Does it stand on lines of its own, below the key or behind the dash? */
function isBlock(inner: unknown, { flow }: Notes): boolean {
  if (typeof inner !== 'object' || inner === null || inner instanceof Verbatim || flow) return false
  if (Array.isArray(inner)) return inner.length > 0
  for (const key in inner) if ((inner as Record<string, unknown>)[key] !== undefined) return true
  return false
}

function behind({ comment }: Notes): string {
  return comment ? `  # ${comment}` : ''
}

const NONE: Notes = {}

/** A value without its notes. */
export function bare<T>(value: May<T>): T {
  return value instanceof Noted ? value.value : value
}

function notesOf(value: unknown): Notes {
  return value instanceof Noted ? value.notes : NONE
}
