// A retriever finds only what a dataprep has put into its store.

import type { Kind, Slot } from '../catalog/kind'
import type { Check } from './check'

/** Findings: `no-dataprep`, at the first retriever of the flow. */
export const noDataprep: Check = ({ services, kinds }, { byName, standing, linksFrom }) => {
  const writes = services.some(({ kind, role }) => role === 'side' && namesIndex(kinds.get(kind)))
  if (writes) return []
  const reader = services.find(
    ({ name, kind, implied, remote }) =>
      !implied && !remote && namesIndex(kinds.get(kind)) && standing.has(name),
  )
  if (!reader) return []
  const used = (linksFrom.get(reader.name) ?? []).filter(({ slot }) => slot !== null)
  const dataprep = [...kinds.values()].find((kind) => kind.role === 'side' && fillsFor(kind))
  // a store that fills itself, as Pathway does
  if (!dataprep) return []
  const shared = used.filter(({ declared, to }) => declared && fitsIn(dataprep, to)).map(({ to }) => to)
  const free = !byName.has(dataprep.id)
  return [
    {
      code: 'no-dataprep',
      severity: 'info',
      message: `Nothing fills the store of \`${reader.name}\`: the export runs, and finds no documents.`,
      path: reader.path,
      part: 'key',
      ...(free
        ? {
            fix: {
              label: `Add ${dataprep.id}`,
              changes: [
                {
                  set: ['opea_micro_services', dataprep.id],
                  value: shared.length > 0 ? { kind: dataprep.id, uses: shared } : { kind: dataprep.id },
                },
              ],
            },
          }
        : {}),
    },
  ]

  /** Can it fill the reader's store, with vectors of the reader's server? */
  function fillsFor(kind: Kind): boolean {
    return namesIndex(kind) && kind.slots.every((slot) => !isNeeded(slot) || isShared(slot))
  }

  function isNeeded({ required, only }: Slot): boolean {
    return required && (only === undefined || kindsIn(only.slot).some((id) => only.kinds.includes(id)))
  }

  /** What the reader has of that name fits here too. */
  function isShared({ name, kinds: ids }: Slot): boolean {
    const own = kindsIn(name)
    return own.length === 0 || own.some((id) => ids.includes(id))
  }

  function kindsIn(slot: string): string[] {
    return used.filter((link) => link.slot === slot).flatMap(({ to }) => kindsOf(to))
  }

  function fitsIn({ slots }: Kind, name: string): boolean {
    return slots.some((slot) => slot.kinds.some((id) => kindsOf(name).includes(id)))
  }

  function kindsOf(name: string): string[] {
    const { kind } = byName.get(name)!
    return [kind, ...(kinds.get(kind)?.provides ?? [])]
  }
}

/** Does it write, or read, an index of a store? */
function namesIndex(kind: Kind | undefined): boolean {
  const told = (kind?.slots ?? []).flatMap(({ name, by = {} }) =>
    Object.values(by).flatMap((variables) => variables.map(({ value }) => value === `{index:${name}}`)),
  )
  return told.includes(true)
}
