// What a gesture is called by the status line and the history.

import { COMMANDS } from '../../core/commands'

/** "connect retriever → reranking". */
export function labelOf(gesture: string, args: Readonly<Record<string, unknown>>): string {
  const command = COMMANDS.find(({ id }) => id === gesture)
  const words = (command?.arguments ?? []).flatMap(({ name }) => {
    const value = args[name] ?? (name === 'names' ? args.name : undefined)
    if (value === undefined || typeof value === 'boolean') return []
    if (name === 'text') return []
    if (name === 'positions') return Object.keys(value as object)
    return [Array.isArray(value) ? value.join(', ') : String(value)]
  })
  const isPair = ['connect', 'disconnect', 'rename', 'use', 'unuse'].includes(gesture)
  return `${gesture} ${words.slice(0, 4).join(isPair ? ' → ' : ' ')}`.trim()
}

const MOST = 80

/** For a line beside others: values and lists of names have any length. */
export function shortened(label: string): string {
  return label.length > MOST ? `${label.slice(0, MOST)}…` : label
}
