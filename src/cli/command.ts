// What a command of the command line is: words and options as data (help and reading follow from them),
// and one function from what was given to an outcome. Nothing here writes to the terminal.

import type { Given, Option } from './arguments'

/** 0: no error; 1: findings of severity error; 2: wrong usage, or a file that cannot be read or written. */
export type Code = 0 | 1 | 2

export type Outcome = { code: Code; out?: string; err?: string }

export type CliCommand = {
  name: string
  /** What follows the name: `FILE`, `FILE…` for one or more, `[KIND]` for what may be left out. */
  words: readonly string[]
  /** Options that cannot be left out, as they are to be shown. */
  needs?: string
  help: string
  options: readonly Option[]
  /** Behind the options in its help. */
  more?(): string
  /** Puts the arguments into the common order where the command has rules of its own: options, `--`, words. */
  arrange?(args: readonly string[]): { args: string[]; options: readonly Option[] }
  run(given: Given): Outcome
}
