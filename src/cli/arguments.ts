// Words and options of one command, read with node:util. Messages are our own: the same on every version of Node.

import { parseArgs } from 'node:util'
import { didYouMean, nearest } from '../core/text/nearest'
import { Usage } from './usage'

export type Option = {
  name: string
  short?: string
  /** What its value is called in the help; absent for one that is on or off. */
  value?: string
  help: string
}

export type Given = {
  words: readonly string[]
  has(option: string): boolean
  /** The last value given. */
  value(option: string): string | undefined
  values(option: string): readonly string[]
}

/** Of every command. */
export const COMMON: readonly Option[] = [
  { name: 'quiet', short: 'q', help: 'nothing but errors' },
  { name: 'help', short: 'h', help: 'this help' },
  { name: 'version', help: 'the version' },
]

export function readArguments(args: readonly string[], options: readonly Option[]): Given {
  const words: string[] = []
  const values = new Map<string, string[]>()
  const { tokens } = parseArgs({ args: [...args], options: described(options), strict: false, tokens: true })
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value)
    if (token.kind !== 'option') continue
    const option = options.find(({ name }) => name === token.name)
    if (!option) throw new Usage(unknownOption(token.rawName, options))
    if (option.value === undefined && token.value !== undefined)
      throw new Usage(`\`${token.rawName}\` takes no value.`)
    const isMissing = !token.value || (!token.inlineValue && /^-./.test(token.value))
    if (option.value !== undefined && isMissing)
      throw new Usage(`\`${token.rawName}\` needs a value: ${option.value}.`)
    values.set(option.name, [...(values.get(option.name) ?? []), token.value ?? ''])
  }
  return {
    words,
    has: (option) => values.has(option),
    value: (option) => values.get(option)?.at(-1),
    values: (option) => values.get(option) ?? [],
  }
}

function described(options: readonly Option[]) {
  return Object.fromEntries(
    options.map(({ name, short, value }) => [
      name,
      {
        type: value === undefined ? 'boolean' : 'string',
        multiple: true,
        ...(short ? { short } : {}),
      } as const,
    ]),
  )
}

function unknownOption(raw: string, options: readonly Option[]): string {
  const near = nearest(
    raw.replace(/^-+/, ''),
    options.map(({ name }) => name),
  )
  return `There is no option \`${raw}\` here.${didYouMean(near && `--${near}`)}`
}

/** How many words a command takes, from their names. */
export function wordLimits(words: readonly string[]): { least: number; most: number } {
  const least = words.filter((word) => !word.startsWith('[')).length
  return { least, most: words.some((word) => /…\]?$/.test(word)) ? Number.POSITIVE_INFINITY : words.length }
}
