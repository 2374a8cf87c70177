// Aliases of aliases multiply: a few lines may stand for more values than any machine holds.

import { anchorsOf } from './anchors'
import type { Document } from './document'
import type { SyntaxFinding } from './syntax-finding'

/** How many aliases one alias may stand for. What is read of more is cut off (look-up.ts). */
const MAX_ALIASES = 1000

/** Findings: `alias-bomb`, at the first alias that goes beyond the bound. */
export function findAliasBombs(document: Document): SyntaxFinding[] {
  const { byName, aliases } = anchorsOf(document)
  const weights = new Map<string, number>() // of the nearest anchor before, by name
  const anchors = [...byName].flatMap(([name, places]) =>
    places.map(({ at, place }) => ({ name, at, place })),
  )
  anchors.sort((a, b) => a.at - b.at)
  let next = 0
  const open: { name: string; to: number; weight: number }[] = []
  for (const { name, at } of aliases) {
    for (; next < anchors.length && anchors[next]!.at < at; next++) enter(anchors[next]!)
    leave(at)
    const weight = weights.get(name) ?? 1
    if (weight > MAX_ALIASES) return [finding(name, at)]
    for (const one of open) one.weight += weight
  }
  return []

  function enter({ name, at, place }: (typeof anchors)[number]) {
    leave(at)
    open.push({ name, to: place.base + place.node.to, weight: 1 })
  }

  /** An anchor may be used once its value has ended; inside of it, it stands for itself. */
  function leave(at: number) {
    while (open.length > 0 && open.at(-1)!.to <= at) {
      const { name, weight } = open.pop()!
      weights.set(name, weight)
    }
  }
}

function finding(name: string, at: number): SyntaxFinding {
  return {
    code: 'alias-bomb',
    severity: 'error',
    message: `\`*${name}\` stands for more than ${MAX_ALIASES} aliases: aliases of aliases multiply.`,
    hint: 'Write down what is needed.',
    from: at,
    to: at + 1 + name.length,
  }
}
