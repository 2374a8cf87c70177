// Plain data against a schema as Kubernetes has them for its resources: types, fields that are known and fields
// that must be there. It refuses what is unknown, and takes `null` for absent, but not in a list.

import type { Finding, Path } from '../text/diagnostic'
import { didYouMean, nearest } from '../text/nearest'
import { isMap } from './connector'

export type Schema =
  | { type: 'text'; values?: readonly string[]; pattern?: RegExp }
  | { type: 'flag' | 'number' | 'anything' }
  | { type: 'list' | 'map'; of: Schema }
  | { type: 'fields'; of: Readonly<Record<string, Schema>>; required?: readonly string[] }

const WORDS = {
  text: 'a text',
  flag: '`true` or `false`',
  number: 'a whole number',
  anything: '',
  list: 'a list',
  map: 'a mapping',
  fields: 'a mapping',
}

/** Findings: `gmc-schema`. */
export function mismatches(value: unknown, schema: Schema, path: Path): Finding[] {
  if (!hasType(value, schema)) return [wrongType(value, schema, path)]
  switch (schema.type) {
    case 'text':
      return textFaults(value as string, schema, path)
    case 'list':
      return (value as unknown[]).flatMap((one, at) => mismatches(one, schema.of, [...path, at]))
    case 'map':
      return present(value).flatMap(([key, one]) => mismatches(one, schema.of, [...path, key]))
    case 'fields':
      return fieldFaults(value, schema, path)
    default:
      return []
  }
}

function fieldFaults(
  value: unknown,
  { of, required = [] }: Schema & { type: 'fields' },
  path: Path,
): Finding[] {
  const known = new Map(Object.entries(of))
  const given = new Map(present(value))
  const missing = required.filter((key) => !given.has(key))
  return [
    ...missing.map((key) => fault(`\`${key}\` is missing.`, [...path, key])),
    ...unknownFields(value, of, path),
    ...[...given].flatMap(([key, one]) => {
      const schema = known.get(key)
      return schema ? mismatches(one, schema, [...path, key]) : []
    }),
  ]
}

/** Also of a `null`, which has no type that could be wrong. */
function unknownFields(value: unknown, of: Readonly<Record<string, Schema>>, path: Path): Finding[] {
  const known = new Set(Object.keys(of))
  return Object.keys(value as object)
    .filter((key) => !known.has(key))
    .map((key) => {
      const near = nearest(key, [...known])
      const what = `\`${key}\` is no field of ${placeName(path)}, and the API server refuses those it does not know.`
      return {
        ...fault(what + didYouMean(near), [...path, key]),
        part: 'key' as const,
      }
    })
}

function textFaults(value: string, { values, pattern }: Schema & { type: 'text' }, path: Path): Finding[] {
  if (values && !values.includes(value)) {
    const all = values.map((one) => `\`${one}\``).join(', ')
    return [fault(`\`${value}\` is none of ${all}.`, path)]
  }
  return pattern && !pattern.test(value) ? [fault(`\`${value}\` is no valid ${placeName(path)}.`, path)] : []
}

function hasType(value: unknown, { type }: Schema): boolean {
  switch (type) {
    case 'text':
      return typeof value === 'string'
    case 'flag':
      return typeof value === 'boolean'
    case 'number':
      return Number.isInteger(value)
    case 'list':
      return Array.isArray(value)
    case 'anything':
      return true
    default:
      return isMap(value)
  }
}

function wrongType(value: unknown, schema: Schema, path: Path): Finding {
  const place = path.length === 0 ? 'The GMConnector' : placeName(path)
  const message = `${place} must be ${WORDS[schema.type]}.`
  const isBare = schema.type === 'text' && ['number', 'boolean'].includes(typeof value)
  return { ...fault(message, path), ...(isBare ? { hint: `Put it into quotes: "${value}".` } : {}) }
}

function fault(message: string, path: Path): Finding {
  return { code: 'gmc-schema', severity: 'error', message, path }
}

function present(value: unknown): [string, unknown][] {
  return Object.entries(value as object).filter(([, one]) => one !== null && one !== undefined)
}

/** `steps[0]`, as the API server calls it, with what it stands in where that helps. */
function placeName(path: Path): string {
  if (path.length === 0) return 'the GMConnector'
  const at = path.findLastIndex((one) => typeof one === 'string')
  return `\`${path[at]}${path
    .slice(at + 1)
    .map((one) => `[${one}]`)
    .join('')}\``
}
