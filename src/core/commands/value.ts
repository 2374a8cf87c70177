// Values for keys of the language: `set`, `unset` of a service, `configure` of the application.

import { inferKind } from '../catalog/infer'
import { APPLICATION_FIELDS, type Field, RESOURCE_FIELDS, SERVICE_FIELDS } from '../pipeline/fields'
import type { Service } from '../pipeline/pipeline'
import type { Path } from '../text/diagnostic'
import type { Where } from '../yaml/edit'
import { refuse } from '../yaml/guard'
import { find } from '../yaml/look-up'
import { type Arguments, text } from './arguments'
import type { Argument, Command } from './command'
import type { Draft } from './draft'

const NAME: Argument = { name: 'name', type: 'name', help: 'The service.' }
const KEY: Argument = {
  name: 'key',
  type: 'text',
  help: 'A key, dotted where it is nested: `resources.cpus`, `environment.NAME`.',
}
const VALUE: Argument = {
  name: 'value',
  type: 'value',
  help: 'The value, in the key’s own type; lists as `a,b` or `[a, b]`.',
}

/** Refusals: `bad-argument`, `no-such-service`, `implied-service`. */
export const set: Command = {
  id: 'set',
  label: 'Set value',
  help: 'Gives a key of a service a value.',
  arguments: [NAME, KEY, VALUE],
  run(draft, args) {
    const service = draft.service(text(args, 'name'))
    const path = keyPath(text(args, 'key'))
    const value = typed(path, fieldOf(path), args)
    give(draft, [...service.path, ...path], value)
    if (path.join('.') === 'endpoint') keepKind(draft, service, String(value))
    return undefined
  },
}

/** A key that is not there is no change. Refusals: `no-such-service`, `implied-service`. */
export const unset: Command = {
  id: 'unset',
  label: 'Remove value',
  help: 'Takes a key of a service away.',
  arguments: [NAME, KEY],
  run(draft, args) {
    const service = draft.service(text(args, 'name'))
    const path = keyPath(text(args, 'key'))
    draft.remove([...service.path, ...path])
    if (path.join('.') === 'endpoint') keepKind(draft, service, null)
    return undefined
  },
}

/** Refusals: `bad-argument`, `name-clash`. */
export const configure: Command = {
  id: 'configure',
  label: 'Configure application',
  help: 'Gives a key of opea_mega_service a value.',
  arguments: [{ ...KEY, help: 'A key of opea_mega_service: `name`, `port`, `platform`, …' }, VALUE],
  run(draft, args) {
    const key = text(args, 'key')
    if (key === 'mega_flow')
      refuse('bad-argument', [], '`mega_flow` is changed by `connect` and `disconnect`.')
    const value = typed(
      [key],
      Object.hasOwn(APPLICATION_FIELDS, key) ? APPLICATION_FIELDS[key] : undefined,
      args,
    )
    if (key === 'name' && draft.has(['opea_micro_services', String(value)])) {
      refuse('name-clash', [], `There is a service \`${value}\` already.`)
    }
    const hasFlow = draft.has(['opea_mega_service', 'mega_flow'])
    give(draft, ['opea_mega_service', key], value, hasFlow ? { before: 'mega_flow' } : undefined)
    return undefined
  },
}

/** Writes nothing where the very text stands already, though YAML reads it as a number: `0755` is `0755`. */
function give(draft: Draft, path: Path, value: unknown, where?: Where) {
  const node = find(draft.document, path)?.place.node
  const stands = node?.type === 'scalar' && node.value !== null && node.written === value
  if (!stands) draft.set(path, value, where)
}

/** A kind that was inferred is written down where another endpoint would mean another. */
function keepKind(draft: Draft, { name, kind, declared, path }: Service, endpoint: string | null) {
  const isInferred = declared.kind === undefined
  if (isInferred && inferKind(name, endpoint, draft.pipeline.kinds).kind !== kind)
    draft.set([...path, 'kind'], kind)
}

/** `a.b` are two keys; everything behind `environment.` is one name. */
function keyPath(key: string): string[] {
  const dot = key.indexOf('.')
  return dot < 0 ? [key] : [key.slice(0, dot), key.slice(dot + 1)]
}

function fieldOf([key, inner]: string[]): Field | undefined {
  if (key === 'resources' && inner !== undefined)
    return Object.hasOwn(RESOURCE_FIELDS, inner) ? RESOURCE_FIELDS[inner] : undefined
  if (inner !== undefined) return undefined
  return Object.hasOwn(SERVICE_FIELDS, key!) ? SERVICE_FIELDS[key!] : undefined
}

/** The value in the type of its key; strings are read as that type, because a command line has nothing else. */
function typed(path: Path, field: Field | undefined, args: Arguments): unknown {
  const { value } = args
  if (value === undefined) refuse('bad-argument', [], '`value` is missing.')
  if (!isData(value))
    refuse(
      'bad-argument',
      [],
      '`value` must be text, a number, true, false, null, or a list or map of these.',
    )
  const key = path.join('.')
  switch (field?.type) {
    case 'integer':
    case 'number':
      return numeric(key, field, value)
    case 'texts':
    case 'names':
      return list(key, value)
    case 'environment':
    case 'resources':
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
      return refuse(
        'bad-argument',
        [],
        `\`${key}\` is a map: set one entry at a time, such as \`${key}.${field.type === 'resources' ? 'cpus' : 'NAME'}\`.`,
      )
    default:
      if (typeof value === 'object' && value !== null)
        return field ? refuse('bad-argument', [], `\`${key}\` must be a string.`) : value
      return value === null ? null : String(value)
  }
}

/** What YAML can say, as a program gives it: no functions, no dates, nothing that holds itself. */
function isData(value: unknown, depth = 0): boolean {
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value !== 'object' || value === null)
    return value === null || typeof value === 'string' || typeof value === 'boolean'
  const isPlain = Array.isArray(value) || [Object.prototype, null].includes(Object.getPrototypeOf(value))
  return isPlain && depth < DEEPEST && Object.values(value).every((one) => isData(one, depth + 1))
}

/** A value nests less deeply than a document. */
const DEEPEST = 50

function numeric(key: string, { type, min, max }: Field, value: unknown): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  const fits =
    typeof number === 'number' && Number.isFinite(number) && (type !== 'integer' || Number.isInteger(number))
  if (!fits || number < (min ?? number) || number > (max ?? number)) {
    const range = max === undefined ? (min === undefined ? '' : `, ${min} or more`) : ` from ${min} to ${max}`
    return refuse(
      'bad-argument',
      [],
      `\`${key}\` must be a ${type === 'integer' ? 'whole ' : ''}number${range}${typeof value === 'object' ? '' : `, not \`${value}\``}.`,
    )
  }
  return number
}

function list(key: string, value: unknown): string[] {
  if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) return value.map(String)
  if (typeof value !== 'string') return refuse('bad-argument', [], `\`${key}\` must be a list of strings.`)
  const inner = /^\s*\[(.*)\]\s*$/s.exec(value)?.[1] ?? value
  return inner.trim() === '' ? [] : inner.split(',').map((one) => one.trim().replace(/^(["'])(.*)\1$/, '$2'))
}
