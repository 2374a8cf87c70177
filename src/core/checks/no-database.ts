// A service that asks a database in a person's words, and uses none: nothing says which, unless each request does.

import type { Kind, Slot } from '../catalog/kind'
import type { Check } from './check'

/** Findings: `no-database`, at the service. */
export const noDatabase: Check = ({ services, kinds }, { servicesWhose, byName, standing, linksFrom }) =>
  servicesWhose((kind) => databaseOf(kind) !== undefined).flatMap(
    ({ name, kind, remote, declared, path }) => {
      const slot = databaseOf(kinds.get(kind)!)!
      if (remote || !standing.has(name)) return []
      if (linksFrom.get(name)?.some((link) => link.slot === slot.name)) return []
      const known = services.find((one) => slot.kinds.includes(one.kind))
      const database = known?.name ?? slot.kinds[0]!
      const isFree = known !== undefined || !byName.has(database)
      const uses = { set: [...path, 'uses'], value: [...(declared.uses ?? []), database] }
      const added = { set: ['opea_micro_services', database], value: { kind: database } }
      return [
        {
          code: 'no-database',
          severity: 'info' as const,
          message: `\`${name}\` uses no database: each request has to name the one that it asks.`,
          path,
          part: 'key' as const,
          ...(isFree && {
            fix: {
              label: known ? `Use ${database}` : `Add ${database}`,
              changes: known ? [uses] : [uses, added],
            },
          }),
        },
      ]
    },
  )

function databaseOf({ slots }: Kind): Slot | undefined {
  return slots.find(({ name }) => name === 'database')
}
