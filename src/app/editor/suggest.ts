// What to offer where: names of services in rules and `uses`, variables under `environment`, kinds and names like them.

import type { Kind } from '../../core/catalog/kind'
import type { Pipeline, Service } from '../../core/pipeline/pipeline'
import { fits } from '../../core/pipeline/slots'
import { knownVariables, usualOf } from '../../core/pipeline/variables'
import type { Context } from './context'

type Suggestion = {
  label: string
  detail: string
  help?: string
  insert: string
  /** Lower comes first. */
  rank: number
  what: 'service' | 'variable' | 'kind'
}

export function suggestionsFor(context: Context, pipeline: Pipeline): Suggestion[] {
  const [top, second, third] = context.path
  if (top === 'opea_mega_service' && second === 'mega_flow') return inRule(context, pipeline)
  if (top !== 'opea_micro_services') return []
  if (second === undefined) return context.isKey ? newNames(pipeline) : []
  const service = pipeline.services.find(({ name }) => name === second)
  if (third === 'kind') return context.path.length === 3 && !context.isKey ? kindsOf(pipeline) : []
  if (third === 'uses') return used(second, service, pipeline)
  if (third === 'environment' && context.path.length === 3 && context.isKey)
    return service ? variables(service, pipeline) : []
  return []
}

/** Behind an arrow, a comma or a parenthesis, or at the beginning of a rule. */
function inRule({ typed, isKey }: Context, pipeline: Pipeline): Suggestion[] {
  if (isKey || !/(?:^|>>|[(,[])\s*["']?[\w.-]*$/.test(typed)) return []
  const here = new Set(typed.match(/[\w.-]+/g) ?? [])
  return pipeline.services
    .filter(({ implied, role }) => !implied && role !== 'side')
    .map((service) => ({
      ...offer(service, pipeline),
      rank: (service.role === 'flow' ? 0 : 2) + (here.has(service.name) ? 1 : 0),
    }))
}

function used(name: string, service: Service | undefined, pipeline: Pipeline): Suggestion[] {
  const slots = (service && pipeline.kinds.get(service.kind)?.slots) ?? []
  return pipeline.services
    .filter((other) => other.name !== name && !other.implied)
    .map((other) => {
      const isFit = slots.some((slot) => fits(other, slot, pipeline.kinds))
      return { ...offer(other, pipeline), rank: isFit ? 0 : other.role === 'backing' ? 1 : 2 }
    })
}

function variables(service: Service, pipeline: Pipeline): Suggestion[] {
  const set = new Set(service.declared.environment?.map(({ name }) => name))
  return knownVariables(pipeline, service)
    .filter(({ name }) => !set.has(name))
    .map(({ name, help, secret, ...rest }, at) => ({
      label: name,
      detail: secret ? 'a secret' : usualOf({ name, ...rest }),
      ...(help === undefined ? {} : { help }),
      insert: `${name}: ${secret ? `\${${name}}` : ''}`,
      rank: at,
      what: 'variable' as const,
    }))
}

/** A service named like a kind is of that kind. */
function newNames(pipeline: Pipeline): Suggestion[] {
  const names = new Set(pipeline.services.filter(({ implied }) => !implied).map(({ name }) => name))
  return kindsOf(pipeline)
    .filter(({ label }) => !names.has(label) && label !== 'custom')
    .map((kind) => ({ ...kind, insert: `${kind.label}:` }))
}

/** Those of the catalog and the document's own. */
function kindsOf({ kinds }: Pipeline): Suggestion[] {
  return [...kinds.values()].map(({ id, title, help }, rank) => ({
    label: id,
    detail: title,
    help,
    insert: id,
    rank,
    what: 'kind' as const,
  }))
}

function offer({ name, kind }: Service, { kinds }: Pipeline): Omit<Suggestion, 'rank'> {
  const { title, help }: Partial<Kind> = kinds.get(kind) ?? {}
  return {
    label: name,
    detail: title ?? kind,
    ...(help === undefined ? {} : { help }),
    insert: name,
    what: 'service',
  }
}
