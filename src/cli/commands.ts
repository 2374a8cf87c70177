// The table of commands, in the order of the help. To add one: its file, a line here, rows in cli.test.ts.

import { check } from './check'
import type { CliCommand } from './command'
import { edit } from './edit'
import { exportCommand } from './export'
import { importCommand } from './import'
import { kindsCommand } from './kinds'
import { schema } from './schema'
import { templatesCommand } from './templates'

export const CLI_COMMANDS: readonly CliCommand[] = [
  check,
  exportCommand,
  importCommand,
  edit,
  kindsCommand,
  templatesCommand,
  schema,
]
