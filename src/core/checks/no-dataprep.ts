// A retriever finds only what a dataprep has put into its store.

import type { Kind } from '../catalog/kind'
import type { Check } from './check'

/** Findings: `no-dataprep`, at the first retriever of the flow. */
export const noDataprep: Check = ({ services, kinds, links, flowServices }) => {
  const writes = services.some(({ kind, role }) => role === 'side' && namesIndex(kinds.get(kind)))
  if (writes) return []
  const reader = services.find(
    ({ name, kind, implied, remote }) =>
      !implied && !remote && namesIndex(kinds.get(kind)) && flowServices.includes(name),
  )
  if (!reader) return []
  const dataprep = [...kinds.values()].find((kind) => kind.role === 'side' && namesIndex(kind))
  const used = links.filter(({ from, slot }) => from === reader.name && slot !== null)
  const store = used.map(({ to }) => services.find(({ name }) => name === to)!.kind)
  // one that fills itself, as Pathway does
  if (!dataprep?.slots.some(({ by, kinds }) => by && kinds.some((id) => store.includes(id)))) return []
  const shared = used.filter(({ declared, to }) => declared && fitsIn(dataprep, to)).map(({ to }) => to)
  const free = !services.some(({ name }) => name === dataprep.id)
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

  function fitsIn({ slots }: Kind, name: string): boolean {
    const service = services.find((one) => one.name === name)!
    const as = [service.kind, ...(kinds.get(service.kind)?.provides ?? [])]
    return slots.some((slot) => slot.kinds.some((id) => as.includes(id)))
  }
}

/** Does it write, or read, an index of a store? */
function namesIndex(kind: Kind | undefined): boolean {
  const told = (kind?.slots ?? []).flatMap(({ name, by = {} }) =>
    Object.values(by).flatMap((variables) => variables.map(({ value }) => value === `{index:${name}}`)),
  )
  return told.includes(true)
}
