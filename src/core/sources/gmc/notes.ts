// What is said while a connector is read: findings at places of the file, and the same words as comments at places
// of the document that is made of it.

import type { Code } from '../../text/codes'
import type { Path, Severity } from '../../text/diagnostic'
import type { KubeObject } from './objects'

/** The comments above the document, above the application, or above a service by its name. */
export const TOP = '\ntop'
export const APPLICATION = '\napplication'

export class Notes {
  readonly comments = new Map<string, string[]>()
  private readonly object: KubeObject

  constructor(object: KubeObject) {
    this.object = object
  }

  /** A finding at a path of the connector, and a comment at `on`. */
  tell(code: Code, severity: Severity, message: string, path: Path, on: string, hint?: string) {
    const { report, path: above } = this.object
    report.findings.push({ code, severity, message, ...(hint ? { hint } : {}), path: [...above, ...path] })
    this.comment(on, message)
  }

  comment(on: string, message: string) {
    const lines = wrapped(message)
    const known = this.comments.get(on)
    if (known) known.push(...lines)
    else this.comments.set(on, [...lines])
  }
}

/** As lines of comment: nothing in a text from a file may end one. */
function wrapped(message: string): string[] {
  const words = message
    .replaceAll('`', '')
    .replace(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]+/g, ' ')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd')
    .slice(0, 500)
    .split(' ')
  const lines: string[] = []
  for (const word of words) {
    const line = lines.at(-1)
    if (line !== undefined && line.length + word.length < 100) lines[lines.length - 1] = `${line} ${word}`
    else lines.push(word)
  }
  return lines
}
