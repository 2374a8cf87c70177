// Help, made from the tables: what a table says is what the help says.

import { COMMON, type Option } from './arguments'
import type { CliCommand } from './command'
import { version } from './version'

export function mainHelp(commands: readonly CliCommand[]): string {
  const rows = commands.map(({ name, words, needs, help }) => [
    ['megaflow', name, ...words, needs ?? ''].join(' ').trimEnd(),
    help,
  ])
  return `megaflow ${version}: OPEA pipelines in unified YAML, checked, edited, and exported as files that run.

Usage: megaflow COMMAND …

${indented(rows)}
\`megaflow COMMAND --help\` tells its options; \`megaflow --version\` the version.
\`-\` as FILE is standard input. Findings go to standard error, results to standard output.
Exit codes: 0 no error; 1 findings of severity error; 2 wrong usage, or a file that cannot be read or written.
`
}

export function commandHelp(command: CliCommand): string {
  const { help, options, more } = command
  const rows = [...options, ...COMMON].map((option) => [optionUsage(option), option.help])
  return `${sentence(help)}

Usage: ${usageOf(command)}

${indented(rows)}${more ? `\n${more()}` : ''}`
}

export function usageOf({ name, words, needs, options }: CliCommand): string {
  const rest = options.length > 0 || needs ? '[OPTIONS]' : ''
  return ['megaflow', name, ...words, needs ?? '', rest].filter(Boolean).join(' ')
}

function optionUsage({ name, short, value }: Option): string {
  return `${short ? `-${short}, ` : '    '}--${name}${value === undefined ? '' : ` ${value}`}`
}

/** Rows below each other, each column as wide as its widest cell. */
export function columns(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]!.length))) ?? []
  return rows
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column]!))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('')
}

/** The same a little to the right, below a heading. */
export function indented(rows: readonly (readonly string[])[]): string {
  return columns(rows).replace(/^(?=.)/gm, '  ')
}

function sentence(text: string): string {
  return `${text[0]!.toUpperCase()}${text.slice(1)}.`
}
