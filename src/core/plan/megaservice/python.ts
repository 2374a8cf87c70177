// Spelling Python: literals, names, calls, and the joining of pieces. Knows nothing of OPEA.
// What it spells holds no `$` (compose interpolates the text it inlines), no tab and no trailing space.

import type { Text } from '../../pipeline/substitution'

export const WIDTH = 120

/** Python as text: a backslash in it is Python's, and it begins on the line after the quote. */
export const py: typeof String.raw = (strings, ...values) => String.raw(strings, ...values).slice(1)

const KEYWORDS = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from ' +
    'global if import in is lambda nonlocal not or pass raise return try while with yield match case type __debug__'
  ).split(' '),
)

const SHORT: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\\': '\\\\', $: '\\x24' }

/** As nearly all are. */
const PLAIN = /^[\w ./:@-]*$/

// What cannot stand as it is: controls, everything invisible, and halves of surrogate pairs.
const ESCAPED = /[\\$]|[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu

/** A text as a Python string literal on one line, whatever it contains. */
export function literal(text: string): string {
  if (PLAIN.test(text)) return `"${text}"`
  const body = text.replace(ESCAPED, (character) => SHORT[character] ?? codeEscape(character.codePointAt(0)!))
  if (!body.includes('"')) return `"${body}"`
  return body.includes("'") ? `"${body.replaceAll('"', '\\"')}"` : `'${body}'`
}

/** A text with references as a Python expression; a variable without a default must be there. */
export function expression(text: Text): string {
  const parts = text.map((part) => {
    if (typeof part === 'string') return literal(part)
    const name = literal(part.variable)
    return part.default === null ? `os.environ[${name}]` : `os.getenv(${name}, ${literal(part.default)})`
  })
  return parts.length > 0 ? parts.join(' + ') : '""'
}

function codeEscape(code: number): string {
  const digits = (width: number) => code.toString(16).padStart(width, '0')
  if (code <= 0xff) return `\\x${digits(2)}`
  return code <= 0xffff ? `\\u${digits(4)}` : `\\U${digits(8)}`
}

/** A text for a comment or a docstring: what could end either is left out. */
export const prose = (text: string): string => text.replace(/[^\w .,:;@/<>()+=-]/g, '?')

/** Python variables for names of services: each legal, and different from all others and from the reserved ones. */
export function variables(names: readonly string[], reserved: ReadonlySet<string>): Map<string, string> {
  const taken = new Set([...KEYWORDS, ...reserved])
  const made = new Map<string, string>()
  for (const name of names) {
    const plain = name.replace(/\W/g, '_').replace(/^(?=\d)/, '_')
    let variable = plain
    for (let next = 2; taken.has(variable); next += 1) variable = `${plain}_${next}`
    taken.add(variable)
    made.set(name, variable)
  }
  return made
}

/** A call: on one line where it fits, else with a line for each argument. */
export function call(head: string, args: readonly string[], indent = ''): string {
  const inOne = `${indent}${head}(${args.join(', ')})`
  return inOne.length <= WIDTH && !inOne.includes('\n') ? inOne : longCall(head, args, indent)
}

/** A call with a line for each argument. */
export function longCall(head: string, args: readonly string[], indent = ''): string {
  return [`${indent}${head}(`, ...args.map((arg) => `${indent}    ${arg},`), `${indent})`].join('\n')
}

/** Words that follow one another, broken into lines of a docstring. */
export function wrap(words: readonly string[], between: string, indent: string): string {
  const lines: string[] = []
  let line = ''
  for (const word of words) {
    const longer = line === '' ? `${indent}${word}` : `${line}${between}${word}`
    if (longer.length <= WIDTH || line === '') line = longer
    else {
      lines.push(line)
      line = `${indent}   ${between}${word}`
    }
  }
  return [...lines, line].join('\n')
}
