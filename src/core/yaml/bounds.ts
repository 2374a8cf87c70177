// What is not even parsed, told by looking at its characters: too large, no text, or nested so deeply that the
// parser, which recurses, would end with its stack.

import type { Code } from '../text/codes'
import { nextLine } from './lines'
import type { SyntaxFinding } from './syntax-finding'

/** In UTF-16 units. The largest pipelines known stay under 1 MiB; above this, reading would take seconds. */
export const MAX_LENGTH = 4 * 1024 * 1024

/** Far more than the tree takes, since brackets in a text are counted too; far less than the stack has. */
const MAX_OPEN = 200

/** Why a text is not even parsed; null when it may be. */
export function findBounds(text: string): SyntaxFinding | null {
  if (text.length > MAX_LENGTH) {
    const size = `${Math.ceil((text.length / 1024 / 1024) * 10) / 10} MiB`
    return error('too-large', `This file has ${size}; up to 4 MiB are read.`, 0, 0)
  }
  const binary = /[\u0000-\u0008\u000e-\u001f\ufffe\uffff]/.exec(text)
  if (binary) {
    const found = `U+${binary[0].charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`
    const message = `This is not a text file: it has the control character ${found}.`
    return error('not-text', message, binary.index, binary.index + 1)
  }
  const deep = Math.max(deepBracket(text), deepBlock(text))
  return deep < 0 ? null : tooDeep(deep, deep + 1)
}

/** Finding: `too-deep`. */
export function tooDeep(from = 0, to = 0): SyntaxFinding {
  return error('too-deep', 'This YAML nests deeper than 100 levels, which no pipeline needs.', from, to)
}

/** Most characters are none, and an expression skips them faster than a loop. */
const BRACKET = /[[\]{}]/g

/** Where one bracket too many opens; -1 when none does. Quoted ones count too: a bound, not a parse. */
function deepBracket(text: string): number {
  let open = 0
  BRACKET.lastIndex = 0
  while (BRACKET.test(text)) {
    const at = BRACKET.lastIndex - 1
    const code = text.charCodeAt(at)
    if (code === 91 || code === 123) {
      if (++open > MAX_OPEN) return at
    } else if (open > 0) open--
  }
  return -1
}

/** Where one block too many begins, by the columns of lines and of what stands behind `- `; -1 when none does. */
function deepBlock(text: string): number {
  const columns: number[] = [] // of the blocks that are open, outermost first
  for (let start = 0; start < text.length; start = nextLine(text, start)) {
    for (let at = start; ; at++) {
      while (isSpace(text, at)) at++
      const code = text.charCodeAt(at)
      if (Number.isNaN(code) || code === 10 || code === 13 || code === 35) break // nothing, or a comment
      while (columns.length > 0 && columns.at(-1)! >= at - start) columns.pop()
      columns.push(at - start)
      if (columns.length > MAX_OPEN) return at
      const isIndicator = code === 45 || code === 63 || code === 58 // - ? :
      if (!isIndicator || !isSpace(text, at + 1)) break
    }
  }
  return -1
}

function isSpace(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code === 32 || code === 9
}

function error(code: Code, message: string, from: number, to: number): SyntaxFinding {
  return { code, severity: 'error', message, from, to }
}
