// Faults of the YAML itself, in words for a person, each at its characters.

import type { Document as Composed, YAMLParseError } from 'yaml'
import type { SyntaxFinding } from './syntax-finding'
import { wordsOf } from './syntax-words'

/** In UTF-16 units. The largest pipelines known stay under 1 MiB; above this, reading would take seconds. */
export const MAX_LENGTH = 4 * 1024 * 1024

/** Brackets open at once. Checked before parsing, which recurses. */
const MAX_OPEN = 1000

/** Why a text is not even parsed; null when it may be. */
export function findBounds(text: string): SyntaxFinding | null {
  if (text.length > MAX_LENGTH) {
    return error(
      'too-large',
      `This file has ${Math.round(text.length / 1024 / 1024)} MiB; up to 4 MiB are read.`,
      0,
      0,
    )
  }
  const binary = /[\u0000-\u0008\u000e-\u001f\ufffe\uffff]/.exec(text)
  if (binary) {
    const found = `U+${binary[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
    return error(
      'not-text',
      `This is not a text file: it has the control character ${found}.`,
      binary.index,
      binary.index + 1,
    )
  }
  const deep = deepBracket(text)
  if (deep >= 0) return error('too-deep', `More than ${MAX_OPEN} brackets are open here.`, deep, deep + 1)
  return null
}

/** Counts every bracket, quoted or not: a bound, not a parse. A line break at column 0 does not reset it. */
function deepBracket(text: string): number {
  let open = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 91 || code === 123) {
      if (++open > MAX_OPEN) return at
    } else if ((code === 93 || code === 125) && open > 0) open--
  }
  return -1
}

export function syntaxFindings(
  composed: Composed,
  text: string,
): { findings: SyntaxFinding[]; several: boolean } {
  const findings: SyntaxFinding[] = []
  let several = false
  for (const fault of composed.errors) {
    const finding = explain(fault, text)
    several ||= finding.code === 'several-documents'
    // one fault makes the parser stumble over all that follows on its line
    const line = text.lastIndexOf('\n', finding.from - 1)
    const told = findings.some((other) => text.lastIndexOf('\n', other.from - 1) === line)
    if (!told) findings.push(finding)
  }
  for (const { pos, message } of composed.warnings) {
    const from = Math.min(pos[0], text.length)
    findings.push({
      code: 'yaml-warning',
      severity: 'warning',
      ...wordsOf(message, { line: '', rest: '' }),
      from,
      to: Math.min(pos[1], text.length),
    })
  }
  return { findings, several }
}

function explain(fault: YAMLParseError, text: string): SyntaxFinding {
  // at the end of the text the parser points behind it
  const from = Math.min(fault.pos[0], text.length)
  const to = Math.min(Math.max(fault.pos[1], from), text.length)
  const line = text.slice(text.lastIndexOf('\n', from - 1) + 1, lineEnd(text, from))
  if (/^\s*-\s*>>/.test(line)) {
    const at = from - (from - text.lastIndexOf('\n', from - 1) - 1) + line.indexOf('>>')
    const message = '`>>` cannot begin a rule: a service must stand before it.'
    return { ...error('rule-start', message, at, at + 2), hint: 'Write it as `a >> b`.' }
  }
  const words = wordsOf(fault.message, { line, rest: text.slice(from, lineEnd(text, from)) })
  switch (fault.code) {
    case 'MULTIPLE_DOCS':
      return {
        ...error(
          'several-documents',
          'The file holds a second YAML document. Only the first is read.',
          from,
          separatorEnd(text, from),
        ),
        hint: 'Put each pipeline into a file of its own. Until then nothing here is changed by gestures.',
      }
    case 'TAB_AS_INDENT':
      return { ...error('yaml-tab', '', from, to), ...words }
    case 'BAD_INDENT':
      return { ...error('yaml-indent', '', from, to), ...words }
    default:
      return { ...error('yaml-syntax', '', from, to), ...words }
  }
}

function error(code: string, message: string, from: number, to: number): SyntaxFinding {
  return { code, severity: 'error', message, from, to }
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end
}

function separatorEnd(text: string, at: number): number {
  return Math.min(at + 3, lineEnd(text, at))
}
