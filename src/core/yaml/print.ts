// Prints plain data as block YAML, for targets: comments where they explain, and for each line the place in the
// document that caused it. What is printed reads the same to YAML 1.1 and 1.2 readers (spell.ts).

import type { Path } from '../text/diagnostic'
import { quoted, spellFlow, spellScalar, Verbatim } from './spell'

/** A value with what belongs to its lines. */
export class Noted {
  readonly value: unknown
  readonly notes: Notes
  constructor(value: unknown, notes: Notes) {
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

export function noted(value: unknown, notes: Notes): Noted {
  return new Noted(value, notes)
}

/** `*NAME`, or the value of a merge key. */
export function alias(name: string): Verbatim {
  return new Verbatim(`*${name}`)
}

export type Printed = { text: string; causes: (Path | null)[] }

type Line = { text: string; cause: Path | null }

/** A document with a final line break. `undefined` values are left out. */
export function printYaml(value: unknown): Printed {
  const lines = block(value, null)
  return { text: lines.map(({ text }) => `${text}\n`).join(''), causes: lines.map(({ cause }) => cause) }
}

/** Several documents in one file. */
export function printDocuments(values: readonly unknown[]): Printed {
  const printed = values.map(printYaml)
  return {
    text: printed.map(({ text }) => text).join('---\n'),
    causes: printed.flatMap(({ causes }, index) => (index === 0 ? causes : [null, ...causes])),
  }
}

function block(value: unknown, cause: Path | null): Line[] {
  const { inner, notes } = unwrap(value)
  const own = notes.cause ?? cause
  if (Array.isArray(inner)) return inner.flatMap((element) => elementLines(element, own))
  return Object.entries(inner as object).flatMap(([key, one]) =>
    one === undefined ? [] : pairLines(key, one, own),
  )
}

function pairLines(key: string, value: unknown, above: Path | null): Line[] {
  const { inner, notes } = unwrap(value)
  const cause = notes.cause ?? above
  const name = key === '<<' ? '<<' : spellScalar(key)
  const head = `${name}:${notes.anchor ? ` &${notes.anchor}` : ''}`
  const lines = lead(notes, cause)
  if (isBlock(inner, notes)) {
    const indent = Array.isArray(inner) ? '  ' : '  '
    lines.push(
      { text: head + behind(notes), cause },
      ...block(inner, cause).map((line) => indented(line, indent)),
    )
  } else lines.push(...scalarLines(head, inner, notes, cause))
  return lines
}

function elementLines(value: unknown, above: Path | null): Line[] {
  const { inner, notes } = unwrap(value)
  const cause = notes.cause ?? above
  const lines = lead(notes, cause)
  if (!isBlock(inner, notes)) return [...lines, ...scalarLines('-', inner, notes, cause)]
  const [first, ...rest] = block(inner, cause)
  return [
    ...lines,
    { text: `- ${first!.text}`, cause: first!.cause },
    ...rest.map((line) => indented(line, '  ')),
  ]
}

function lead({ spaced, above }: Notes, cause: Path | null): Line[] {
  const empty = spaced ? [{ text: '', cause: null }] : []
  return [...empty, ...(above ?? []).map((text) => ({ text: text === '' ? '#' : `# ${text}`, cause }))]
}

function scalarLines(head: string, value: unknown, notes: Notes, cause: Path | null): Line[] {
  if (typeof value === 'string' && isLiteral(value)) {
    const chomp = value.endsWith('\n') ? '|' : '|-'
    const body = value.replace(/\n$/, '').split('\n')
    return [
      { text: `${head} ${chomp}${behind(notes)}`, cause },
      ...body.map((line) => ({ text: line === '' ? '' : `  ${line}`, cause })),
    ]
  }
  const text = value === null ? '' : ` ${spelled(value)}`
  return [{ text: head + text + behind(notes), cause }]
}

function spelled(value: unknown): string {
  if (typeof value === 'object' && !(value instanceof Verbatim)) return spellFlow(value)
  return spellScalar(value)
}

/** May a text of several lines stand as a literal block? Not with what a block would change. */
function isLiteral(value: string): boolean {
  if (!value.includes('\n') || value.startsWith(' ') || value.startsWith('\n') || value.endsWith('\n\n'))
    return false
  return (
    quoted(value.replaceAll('\n', '').replaceAll('"', '').replaceAll('\\', '')).length ===
    value.replace(/[\n"\\]/g, '').length + 2
  )
}

function isBlock(value: unknown, { flow }: Notes): boolean {
  if (flow || value instanceof Verbatim || typeof value !== 'object' || value === null) return false
  return Array.isArray(value) ? value.length > 0 : Object.values(value).some((one) => one !== undefined)
}

function behind({ comment }: Notes): string {
  return comment ? `  # ${comment}` : ''
}

function indented({ text, cause }: Line, by: string): Line {
  return { text: text === '' ? '' : by + text, cause }
}

function unwrap(value: unknown): { inner: unknown; notes: Notes } {
  if (!(value instanceof Noted)) return { inner: value, notes: {} }
  const { inner, notes } = unwrap(value.value)
  return { inner, notes: { ...notes, ...value.notes } }
}
