// megaflow kinds: the catalog as a table, or one of its entries in full, as YAML for `x-kinds`.

import { kinds } from '..'
import { FAMILIES } from '../core/catalog/kind'
import { printYaml } from '../core/yaml/print'
import type { CliCommand } from './command'
import { columns } from './help'
import { unknownWord } from './judge'
import { Usage } from './usage'

export const kindsCommand: CliCommand = {
  name: 'kinds',
  words: ['[KIND]'],
  help: 'the catalog, or one kind in full',
  options: [],
  run({ words: [id] }) {
    if (id === undefined) return { code: 0, out: columns(listed()) }
    const kind = kinds.find((one) => one.id === id || one.aliases?.includes(id))
    if (kind) return { code: 0, out: printYaml(kind).text }
    const known = kinds.map((one) => one.id)
    throw new Usage(unknownWord('kind', id, known))
  },
}

/** In the order of the palette. */
function listed(): string[][] {
  return FAMILIES.flatMap((family) =>
    kinds
      .filter((kind) => kind.family === family)
      .map(({ id, role, help }) => [id, role, help.split('. ')[0]!.replace(/\.$/, '')]),
  )
}
