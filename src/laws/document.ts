// A random document: as data, then as text.

import type { Dice } from './dice'
import { invent } from './invent'
import { Writer } from './write'

type RandomDocument = { text: string; features: Set<string> }

const BARE = [
  '',
  '\n',
  '# c0\n',
  '---\n',
  '\n\n# c0\n\n# c1',
  'opea_micro_services:',
  '{}',
  'opea_micro_services: {}\n',
  '\uFEFF',
  '# c0\r\n\r\n',
]

export function randomDocument(dice: Dice): RandomDocument {
  if (dice.chance(3)) return { text: dice.one(BARE), features: new Set(['empty']) }
  const { data, features } = invent(dice)
  return { text: new Writer(dice, features).write(data), features }
}
