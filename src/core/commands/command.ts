// What a gesture is: a name, its arguments as data (the command line and the page read them), and one function
// that writes through a draft.

import type { Draft } from './draft'

type ArgumentType = 'name' | 'names' | 'kind' | 'text' | 'value' | 'number' | 'flag' | 'positions'

export type Argument = {
  name: string
  type: ArgumentType
  /** May be left out. */
  optional?: boolean
  /** On the command line: an option `--name` instead of a word in its place. */
  option?: boolean
  help: string
}

export type Command = {
  id: string
  label: string
  help: string
  arguments: readonly Argument[]
  /** What should be selected afterwards: the answer to "what is it called now?". */
  run(draft: Draft, args: Readonly<Record<string, unknown>>): { select?: string[] } | undefined
}
