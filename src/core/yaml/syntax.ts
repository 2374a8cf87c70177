// Faults of the YAML itself, in words for a person, each at its characters.

import type { Document as Composed, YAMLParseError } from 'yaml'
import type { Code } from '../text/codes'
import { ofLastText } from '../text/of-last-text'
import { lineStarts, positionAt } from '../text/span'
import { tooDeep } from './bounds'
import type { SyntaxFinding } from './syntax-finding'
import { wordsOf } from './syntax-words'

/**
 * The parser’s errors and warnings, one for each line. Findings: `yaml-…`, `rule-start`,
 * `several-documents`, `too-deep`.
 */
export function syntaxFindings(
  composed: Composed,
  text: string,
): { findings: SyntaxFinding[]; several: boolean } {
  const findings: SyntaxFinding[] = []
  let several = false
  const starts = composed.errors.length > 0 ? lineStarts(text) : []
  const told = new Set<number>()
  for (const fault of composed.errors) {
    // at the end of the text the parser points behind it
    const from = Math.min(fault.pos[0], text.length)
    const { line } = positionAt(starts, from)
    several ||= fault.code === 'MULTIPLE_DOCS'
    // one fault makes the parser stumble over all that follows on its line, or in the whole text
    if (told.has(line) || (told.size > 0 && /^Unexpected .* in YAML stream/.test(fault.message))) continue
    told.add(line)
    findings.push(explain(fault, from, text))
  }
  const first = findings[0]
  if (first && !isOfOpea(text)) first.hint ??= 'A pipeline is YAML that begins with `opea_micro_services:`.'
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

const isOfOpea = ofLastText((text) => /opea[_.]/.test(text))

function explain(fault: YAMLParseError, from: number, text: string): SyntaxFinding {
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
    case 'RESOURCE_EXHAUSTION':
      return tooDeep(from, to)
    case 'TAB_AS_INDENT':
      return { ...error('yaml-tab', '', from, to), ...words }
    case 'BAD_INDENT':
      return { ...error('yaml-indent', '', from, to), ...words }
    default:
      return { ...error('yaml-syntax', '', from, to), ...words }
  }
}

function error(code: Code, message: string, from: number, to: number): SyntaxFinding {
  return { code, severity: 'error', message, from, to }
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end
}

function separatorEnd(text: string, at: number): number {
  return Math.min(at + 3, lineEnd(text, at))
}
