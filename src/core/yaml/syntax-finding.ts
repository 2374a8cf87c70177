// A fault of the YAML itself, born with its place: there may be no path to it.

import type { Severity } from '../text/diagnostic'

export type SyntaxFinding = {
  code: string
  severity: Severity
  message: string
  hint?: string
  from: number
  to: number
}
