// What may fill a slot of a service, and what does. Pure.

import type { Slot } from '../../core/catalog/kind'
import type { Step } from '../../core/commands/perform'
import type { Pipeline, Service, Use } from '../../core/pipeline/pipeline'
import { fits } from '../../core/pipeline/slots'

export type Filling = {
  /** Written in `uses`. */
  declared: string[]
  /** Found by the rules of the language. */
  found: Service | null
  /** Declared services that fit and are not written yet. */
  choices: string[]
}

/** Those of its kind, without the ones that are for other fillings of another slot. */
export function slotsOf({ kinds, links, services }: Pipeline, { kind, name }: Service): readonly Slot[] {
  return (kinds.get(kind)?.slots ?? []).filter(({ only }) => {
    if (!only) return true
    const to = links.find(({ from, slot }) => from === name && slot === only.slot)?.to
    return services.some((service) => service.name === to && only.kinds.includes(service.kind))
  })
}

export function fillingOf(pipeline: Pipeline, service: Service, slot: Slot | null): Filling {
  const links = pipeline.links.filter(
    ({ from, slot: filled }) => from === service.name && filled === (slot?.name ?? null),
  )
  const declared = links.filter((link) => link.declared).map(({ to }) => to)
  const found = links.find((link) => !link.declared)
  const choices = pipeline.services
    .filter((one) => !one.implied && one.name !== service.name)
    .filter((one) => slot === null || fits(one, slot, pipeline.kinds))
    .map(({ name }) => name)
  return {
    declared,
    found: found ? (pipeline.services.find(({ name }) => name === found.to) ?? null) : null,
    choices: choices.filter((name) => !declared.includes(name)),
  }
}

/** Entries of `uses` that fill no slot, though the kind has some: mistakes, to be taken away. */
export function strays(pipeline: Pipeline, service: Service): Use[] {
  return pipeline.links.filter(
    ({ from, slot, declared }) => from === service.name && declared && slot === null,
  )
}

/** One service in place of another in `uses`. */
export function exchanged(from: string, old: string | undefined, next: string): Step[] {
  return [
    ...(old === undefined ? [] : [{ gesture: 'unuse', args: { from, to: old } }]),
    ...(next === '' ? [] : [{ gesture: 'use', args: { from, to: next } }]),
  ]
}
