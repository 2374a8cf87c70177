// The variables that are known for a service.

import type { Variable } from '../catalog/kind'
import type { Pipeline, Service } from './pipeline'

export type Known = Variable & { name: string }

/** Those of its container, on its platform, and of what fills its slots; none for a kind that is not known. */
export function knownVariables(pipeline: Pipeline, service: Service): Known[] {
  const kind = pipeline.kinds.get(service.kind)
  if (!kind) return []
  const filled = new Map(
    pipeline.links
      .filter(({ from, slot }) => from === service.name && slot !== null)
      .map(({ to, slot }) => [slot, pipeline.services.find(({ name }) => name === to)?.kind]),
  )
  const all = [
    ...(kind.container?.environment ?? []),
    ...(kind.variants[service.platform]?.environment ?? []),
    ...(kind.model ? [{ name: kind.model.variable, value: kind.model.default }] : []),
    ...kind.slots.flatMap((slot) => [
      ...(slot.environment ?? []),
      ...(slot.by?.[filled.get(slot.name) ?? ''] ?? []),
    ]),
  ]
  // a later one sets an earlier one's value, and keeps its help
  const byName = new Map<string, Known>()
  for (const one of all) byName.set(one.name, { ...byName.get(one.name), ...one })
  return [...byName.values()]
}

/** What a variable is when the document does not say. */
export function usualOf({ name, value, secret, required }: Known): string {
  if (secret) return `\${${name}}${required ? ', needed' : ''}`
  if (value === undefined) return 'not set'
  return value.replace(/\{(\w+):(\w+)\}/g, '‹$1 of $2›').replace(/(?<!\$)\{(model|port)\}/g, '‹$1›')
}

/** Secrets stay out of the document. */
export function isReference(value: string): boolean {
  return /^\$\{[A-Za-z_][A-Za-z0-9_]*(?::?-[^}]*)?\}$/.test(value)
}
