// A fault of the YAML itself, born with its place: there may be no path to it.

import type { Code } from '../text/codes'
import type { Severity } from '../text/diagnostic'

export type SyntaxFinding = {
  code: Code
  severity: Severity
  message: string
  hint?: string
  from: number
  to: number
}
