// The law of `explicit`: what was implied stands there, used as before, and all else is as it was.

import { isDeepStrictEqual } from 'node:util'
import { compile } from '..'
import { asMap, type Plain, type Reading } from './plain'
import { structuredCloneOf } from './world'

export function faultOfExplicit(before: Reading, after: Reading): string | null {
  const [old, now] = [compile(before.text).pipeline!, compile(after.text).pipeline!]
  if (now.services.some(({ implied }) => implied)) return 'something is implied still'
  const edges = (list: readonly (readonly string[])[]) => list.map((one) => one.join(' -> ')).sort()
  if (!isDeepStrictEqual(edges(old.uses), edges(now.uses))) return 'uses changed'
  if (!isDeepStrictEqual(edges(old.flow), edges(now.flow))) return 'the flow changed'
  if (!isDeepStrictEqual(old.flowServices, now.flowServices)) return 'the services of the flow changed'
  const effective = (pipeline: typeof old) =>
    pipeline.services.map(({ name, kind, model, platform }) => [name, kind, model, platform]).sort()
  if (!isDeepStrictEqual(effective(old), effective(now))) return 'the services changed'
  const implied = old.services.filter((service) => service.implied).map(({ name }) => name)
  const [one, other] = [before, after].map(({ plain }) => without(plain, implied))
  return isDeepStrictEqual(one, other) ? null : 'something else changed'
}

function without(plain: Plain, names: readonly string[]): Plain {
  const copy = structuredCloneOf(plain)
  const services = asMap(asMap(copy)?.opea_micro_services)
  if (services) {
    for (const name of names) delete services[name]
    for (const [name, service] of Object.entries(services)) {
      const entry = asMap(service)
      if (Array.isArray(entry?.uses)) entry.uses = entry.uses.filter((one) => !names.includes(String(one)))
      if (entry && (entry.uses === null || (Array.isArray(entry.uses) && entry.uses.length === 0)))
        delete entry.uses
      if (entry && Object.keys(entry).length === 0) services[name] = null
    }
  }
  return copy
}
