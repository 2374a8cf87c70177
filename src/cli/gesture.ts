// Gestures as words: which argument of the table each word or option is. The table is core's; here are only
// the places where the command line spells an argument in its own way.

import { COMMANDS } from '../core/commands'
import type { Argument, Command } from '../core/commands/command'
import { COMMON, type Given, type Option } from './arguments'
import { indented } from './help'
import { type Input, readInput } from './input'
import { unknownWord } from './judge'
import { Usage } from './usage'

const SPELLINGS: Record<string, { word?: string; option?: string; file?: true }> = {
  'reconnect.newFrom': { option: 'from' },
  'reconnect.newTo': { option: 'to' },
  'rename.from': { word: 'OLD' },
  'rename.to': { word: 'NEW' },
  'paste.text': { word: 'FILE', file: true },
}

/** Arguments in the order that readArguments understands: `set NAME KEY -1` and `move NAME -40 0` have no options. */
export function arrangeGesture(args: readonly string[], own: readonly Option[]) {
  const words: string[] = []
  const flags: string[] = []
  for (let at = 0; at < args.length; at++) {
    const arg = args[at]!
    const options = [...own, ...COMMON, ...optionsOf(words[1])]
    if (arg === '--') {
      words.push(...args.slice(at + 1))
      break
    }
    if (!arg.startsWith('-') || arg === '-' || isNumber(arg) || takesAnything(words)) words.push(arg)
    else {
      flags.push(arg)
      const option = options.find(({ name, short }) => arg === `--${name}` || arg === `-${short}`)
      if (option?.value !== undefined && at + 1 < args.length) flags.push(args[++at]!)
    }
  }
  return { args: [...flags, '--', ...words], options: [...own, ...optionsOf(words[1])] }
}

/** What core's gesture gets; `broken` when an argument is a file that cannot be read. */
export function gestureArguments(
  gesture: string,
  words: readonly string[],
  given: Given,
): { args: Record<string, unknown>; broken?: Input } {
  const command = commandOf(gesture)
  const args: Record<string, unknown> = {}
  const rest = [...words]
  for (const argument of command.arguments) {
    if (argument.option) {
      const option = spelled(command, argument)
      if (given.has(option)) args[argument.name] = argument.type === 'flag' ? true : given.value(option)
    } else if (argument.type === 'names') args[argument.name] = rest.splice(0)
    else if (argument.type === 'positions') args[argument.name] = positions(command, rest.splice(0))
    else {
      const word = rest.shift()
      if (word === undefined && !argument.optional) throw new Usage(needs(command))
      if (word !== undefined) args[argument.name] = word
    }
    if (Array.isArray(args[argument.name]) && (args[argument.name] as unknown[]).length === 0)
      throw new Usage(needs(command))
    if (SPELLINGS[`${gesture}.${argument.name}`]?.file) {
      const input = readInput(args[argument.name] as string)
      if (input.broken) return { args, broken: input }
      args[argument.name] = input.text
    }
  }
  if (rest.length > 0) throw new Usage(`\`${rest[0]}\` is one word too many: ${usageOf(command)}.`)
  if (gesture === 'reconnect' && !given.has('from') && !given.has('to')) throw new Usage(needs(command))
  return { args }
}

export function gestureHelp(): string {
  return `Gestures:\n\n${indented(COMMANDS.map((command) => [usageOf(command), command.help]))}
KEY may be dotted: \`resources.cpus\`; everything after \`environment.\` is the variable's name.
VALUE takes the key's type, lists as \`a,b\` or \`[a, b]\`; it may begin with \`-\`.
Options stand anywhere but in the place of VALUE.
`
}

function commandOf(gesture: string): Command {
  const command = COMMANDS.find(({ id }) => id === gesture)
  if (command) return command
  throw new Usage(
    unknownWord(
      'gesture',
      gesture,
      COMMANDS.map(({ id }) => id),
    ),
  )
}

function optionsOf(gesture: string | undefined): Option[] {
  const command = COMMANDS.find(({ id }) => id === gesture)
  return (command?.arguments ?? [])
    .filter(({ option }) => option)
    .map((argument) => ({
      name: spelled(command!, argument),
      help: argument.help,
      ...(argument.type === 'flag' ? {} : { value: 'NAME' }),
    }))
}

/** The next word is a VALUE, whatever it begins with. */
function takesAnything([, gesture, ...words]: readonly string[]): boolean {
  const command = COMMANDS.find(({ id }) => id === gesture)
  return command?.arguments.filter(({ option }) => !option)[words.length]?.type === 'value'
}

function isNumber(word: string): boolean {
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(word)
}

function positions(command: Command, words: readonly string[]): Record<string, [number, number]> {
  const places: [string, [number, number]][] = []
  for (let at = 0; at < words.length; at += 3) {
    const [name, x, y] = words.slice(at, at + 3)
    if (x === undefined || y === undefined || !isNumber(x) || !isNumber(y)) throw new Usage(needs(command))
    places.push([name!, [Number(x), Number(y)]])
  }
  if (places.length === 0) throw new Usage(needs(command))
  return Object.fromEntries(places)
}

function needs(command: Command): string {
  return `\`${command.id}\` needs: ${usageOf(command)}.`
}

function spelled(command: Command, argument: Argument): string {
  return SPELLINGS[`${command.id}.${argument.name}`]?.option ?? argument.name
}

function usageOf(command: Command): string {
  const parts = command.arguments.map((argument) => {
    const { name, type, option, optional } = argument
    const word = SPELLINGS[`${command.id}.${name}`]?.word ?? name.toUpperCase()
    if (option) return `[--${spelled(command, argument)}${type === 'flag' ? '' : ' NAME'}]`
    const shown = type === 'names' ? 'NAME…' : type === 'positions' ? 'NAME X Y' : word
    return optional ? `[${shown}]` : shown
  })
  return [command.id, ...parts].join(' ')
}
