// Arguments to outcome: which command, with which words and options, or what is wrong with them.

import { didYouMean, nearest } from '../core/text/nearest'
import { COMMON, readArguments, wordLimits } from './arguments'
import type { CliCommand, Outcome } from './command'
import { CLI_COMMANDS } from './commands'
import { commandHelp, mainHelp, usageOf } from './help'
import { Usage } from './usage'
import { version } from './version'

export function run(args: readonly string[]): Outcome {
  const [name, ...rest] = args
  if (name === undefined) return { code: 2, err: mainHelp(CLI_COMMANDS) }
  if (name === '--help' || name === '-h') return { code: 0, out: mainHelp(CLI_COMMANDS) }
  if (name === '--version') return { code: 0, out: `${version}\n` }
  const command = CLI_COMMANDS.find((one) => one.name === name)
  try {
    if (!command) throw new Usage(unknownCommand(name))
    return runCommand(command, rest)
  } catch (error) {
    if (!(error instanceof Usage)) throw error
    const help = command ? `megaflow ${command.name} --help` : 'megaflow --help'
    const usage = command ? `Usage: ${usageOf(command)}\n` : ''
    return { code: 2, err: `megaflow: ${error.message}\n${usage}See \`${help}\`.\n` }
  }
}

function runCommand(command: CliCommand, args: readonly string[]): Outcome {
  const arranged = command.arrange?.(args) ?? { args, options: command.options }
  const given = readArguments(arranged.args, [...arranged.options, ...COMMON])
  if (given.has('help')) return { code: 0, out: commandHelp(command) }
  if (given.has('version')) return { code: 0, out: `${version}\n` }
  const { least, most } = wordLimits(command.words)
  if (given.words.length < least) throw new Usage(`\`${command.name}\` needs ${command.words.join(' ')}.`)
  if (given.words.length > most) throw new Usage(`\`${given.words[most]}\` is one word too many.`)
  return command.run(given)
}

function unknownCommand(name: string): string {
  if (name.startsWith('-')) return `There is no option \`${name}\` before a command.`
  const near = nearest(
    name,
    CLI_COMMANDS.map((one) => one.name),
  )
  return `There is no command \`${name}\`.${didYouMean(near)}`
}
