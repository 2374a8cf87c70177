// A retriever finds only what a dataprep has put into its store.

import type { Check } from './check'

/** Findings: `no-dataprep`, at the first retriever of the flow. */
export const noDataprep: Check = ({ services, kinds, links, flowServices }) => {
  const writes = services.some(({ kind, role }) => role === 'side' && hasStore(kind))
  if (writes) return []
  const reader = services.find(
    ({ name, kind, implied, remote }) => !implied && !remote && hasStore(kind) && flowServices.includes(name),
  )
  if (!reader) return []
  const dataprep = [...kinds.values()].find(({ role, slots }) => role === 'side' && slots.some(isStore))
  const used = links
    .filter(({ from, slot, declared }) => from === reader.name && slot !== null && declared)
    .map(({ to }) => to)
  const free = services.some(({ name }) => name === dataprep?.id) ? null : dataprep?.id
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
              label: `Add ${free}`,
              changes: [
                {
                  set: ['opea_micro_services', free],
                  value: used.length > 0 ? { kind: free, uses: used } : { kind: free },
                },
              ],
            },
          }
        : {}),
    },
  ]

  function hasStore(kind: string): boolean {
    return kinds.get(kind)?.slots.some(isStore) ?? false
  }

  function isStore(slot: { kinds: string[] }): boolean {
    return slot.kinds.some((id) => kinds.get(id)?.index !== undefined)
  }
}
