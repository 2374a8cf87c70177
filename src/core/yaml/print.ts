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

/** A value with notes, for `printYaml`. */
export function noted<T>(value: T, notes: Notes): Noted<T> {
  return new Noted(value, notes)
}

/** `*NAME`, or the value of a merge key. */
export function alias(name: string): Verbatim {
  return new Verbatim(`*${name}`)
}

export type Printed = { text: string; causes: (Path | null)[] }

/** A document with a final line break. `undefined` values are left out. */
export function printYaml(value: unknown): Printed {
  const page = new Page()
  block(page, value, null, '')
  return { text: page.texts.join(''), causes: page.causes }
}

/** Several documents in one file. */
export function printDocuments(values: readonly unknown[]): Printed {
  const printed = values.map(printYaml)
  return {
    text: printed.map(({ text }) => text).join('---\n'),
    causes: printed.flatMap(({ causes }, index) => (index === 0 ? causes : [null, ...causes])),
  }
}

/** The lines written so far. */
class Page {
  readonly texts: string[] = []
  readonly causes: (Path | null)[] = []

  line(indent: string, text: string, cause: Path | null) {
    this.texts.push(text === '' ? '\n' : `${indent}${text}\n`)
    this.causes.push(cause)
  }
}

function block(page: Page, value: unknown, cause: Path | null, indent: string) {
  const { inner, notes } = unwrap(value)
  const own = notes.cause ?? cause
  if (Array.isArray(inner)) for (const element of inner) elementLines(page, element, own, indent)
  else
    for (const [key, one] of Object.entries(inner as object))
      if (one !== undefined) pairLines(page, key, one, own, indent)
}

function pairLines(page: Page, key: string, value: unknown, above: Path | null, indent: string) {
  const { inner, notes } = unwrap(value)
  const cause = notes.cause ?? above
  const name = key === '<<' ? '<<' : spellScalar(key)
  const head = notes.anchor ? `${name}: &${notes.anchor}` : `${name}:`
  lead(page, notes, cause, indent)
  if (!isBlock(inner, notes)) return scalarLines(page, head, inner, notes, cause, indent)
  page.line(indent, head + behind(notes), cause)
  block(page, inner, cause, `${indent}  `)
}

function elementLines(page: Page, value: unknown, above: Path | null, indent: string) {
  const { inner, notes } = unwrap(value)
  const cause = notes.cause ?? above
  lead(page, notes, cause, indent)
  if (!isBlock(inner, notes)) return scalarLines(page, '-', inner, notes, cause, indent)
  const first = page.texts.length
  block(page, inner, cause, `${indent}  `)
  // the dash takes the place of indentation
  page.texts[first] = `${indent}- ${page.texts[first]!.slice(indent.length + 2) || '\n'}`
}

function lead(page: Page, { spaced, above }: Notes, cause: Path | null, indent: string) {
  if (spaced) page.line('', '', null)
  for (const text of above ?? []) page.line(indent, text === '' ? '#' : `# ${text}`, cause)
}

function scalarLines(
  page: Page,
  head: string,
  value: unknown,
  notes: Notes,
  cause: Path | null,
  indent: string,
) {
  if (typeof value === 'string' && isLiteral(value)) {
    const chomp = value.endsWith('\n') ? '|' : '|-'
    page.line(indent, `${head} ${chomp}${behind(notes)}`, cause)
    for (const line of value.replace(/\n$/, '').split('\n')) page.line(`${indent}  `, line, cause)
  } else {
    const text = value === null ? '' : ` ${spelled(value)}`
    page.line(indent, head + text + behind(notes), cause)
  }
}

function spelled(value: unknown): string {
  if (typeof value === 'object' && !(value instanceof Verbatim)) return spellFlow(value)
  return spellScalar(value)
}

/** May a text of several lines stand as a literal block? Not with what a block would change. */
function isLiteral(value: string): boolean {
  if (!value.includes('\n') || value.startsWith(' ') || value.startsWith('\n') || value.endsWith('\n\n'))
    return false
  return value.split('\n').every(isPrintable)
}

function isBlock(value: unknown, { flow }: Notes): boolean {
  if (flow || value instanceof Verbatim || typeof value !== 'object' || value === null) return false
  return Array.isArray(value) ? value.length > 0 : Object.values(value).some((one) => one !== undefined)
}

function behind({ comment }: Notes): string {
  return comment ? `  # ${comment}` : ''
}

const NONE: Notes = {}

/** A value without its notes. */
export function bare<T>(value: May<T>): T {
  return value instanceof Noted ? value.value : value
}

function unwrap(value: unknown): { inner: unknown; notes: Notes } {
  if (!(value instanceof Noted)) return { inner: value, notes: NONE }
  if (!(value.value instanceof Noted)) return { inner: value.value, notes: value.notes }
  const { inner, notes } = unwrap(value.value)
  return { inner, notes: { ...notes, ...value.notes } }
}
