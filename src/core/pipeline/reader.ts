// Reads values by type from places in a document and collects what is wrong with them.
// Paths are relative to what is being read; whoever asked puts the rest in front.

import { PLATFORMS, type Platform } from '../catalog/kind'
import type { Finding, Path } from '../text/diagnostic'
import { didYouMean, nearest } from '../text/nearest'
import type { Document } from '../yaml/document'
import { type Pair, pairsOf, resolve } from '../yaml/look-up'
import type { Place, Scalar } from '../yaml/tree'
import type { Field } from './fields'
import type { EnvironmentEntry } from './pipeline'

export type Reader = { document: Document; findings: Finding[] }

const PLATFORM_NAMES: Record<string, Platform> = {
  cpu: 'xeon',
  epyc: 'xeon',
  ...Object.fromEntries(PLATFORMS.map((one) => [one, one])),
}

/** Tells of a value that is not what its key needs. Findings: `wrong-type`. */
export function wrongType(reader: Reader, path: Path, expected: string, more: Partial<Finding> = {}) {
  const last = path.at(-1)
  const what = typeof last === 'string' ? `\`${last}\`` : 'This entry'
  reader.findings.push({
    code: 'wrong-type',
    severity: 'error',
    message: `${what} must be ${expected}.`,
    path,
    ...more,
  })
}

/** The scalar at a place; undefined, with a finding, when there is none. Findings: `wrong-type`. */
export function readScalar(reader: Reader, place: Place, path: Path, expected: string): Scalar | undefined {
  const node = resolve(reader.document, place)?.node
  if (node?.type === 'scalar' && node.value !== null) return node
  if (node === undefined) return undefined // an alias of nothing, which has its own finding
  if (node.type === 'scalar') {
    wrongType(reader, path, `${expected}, and it has no value`, {
      hint: `Give it a value, or remove ${typeof path.at(-1) === 'string' ? 'the key' : 'it'}.`,
    })
  } else wrongType(reader, path, expected)
  return undefined
}

/** A string as it is written: `1.10` stays `1.10`. Findings: `wrong-type`. */
export function readText(reader: Reader, place: Place, path: Path): string | undefined {
  return readScalar(reader, place, path, 'a string')?.written
}

/** A number within the bounds of its field; a quoted one counts, with a finding. Findings: `wrong-type`. */
export function readNumber(reader: Reader, place: Place, path: Path, field: Field): number | undefined {
  const whole = field.type === 'integer'
  const expected = expectedNumber(field)
  const node = readScalar(reader, place, path, expected)
  if (!node) return undefined
  const quoted = typeof node.value === 'string' && node.written.trim() !== ''
  const value = typeof node.value === 'number' ? node.value : quoted ? Number(node.written) : Number.NaN
  const fits = Number.isFinite(value) && (!whole || Number.isInteger(value))
  if (!fits || value < (field.min ?? value) || value > (field.max ?? value)) {
    wrongType(reader, path, `${expected}, not \`${node.written}\``)
    return undefined
  }
  if (typeof node.value !== 'number') {
    wrongType(reader, path, `${expected}, not the string "${node.written}"`, {
      fix: { label: `Write ${value} without quotes`, changes: [{ set: path, value }] },
    })
  }
  return value
}

function expectedNumber({ type, min, max }: Field): string {
  const what = type === 'integer' ? 'a whole number' : 'a number'
  if (min !== undefined && max !== undefined) return `${what} from ${min} to ${max}`
  return min === undefined ? what : `${what}, ${min} or more`
}

/** The elements of a list with their paths; a single string counts as a list of one, with a finding. */
function readList(reader: Reader, place: Place, path: Path): { value: Place; path: Path }[] | undefined {
  const here = resolve(reader.document, place)
  if (here?.node.type === 'seq') {
    return here.node.items.map((item, index) => ({
      value: { node: item.value, base: here.base + item.at },
      path: [...path, index],
    }))
  }
  if (here?.node.type === 'scalar' && here.node.value !== null) {
    const { written } = here.node
    wrongType(reader, path, 'a list', {
      fix: { label: 'Make it a list', changes: [{ set: path, value: [written] }] },
    })
    return [{ value: here, path }]
  }
  if (here?.node.type === 'scalar') return []
  wrongType(reader, path, 'a list')
  return undefined
}

/** The strings of a list, without those that are none. Findings: `wrong-type`. */
export function readTexts(reader: Reader, place: Place, path: Path): string[] | undefined {
  return readList(reader, place, path)?.flatMap(
    (element) => readText(reader, element.value, element.path) ?? [],
  )
}

/** A platform by its own name; `cpu` and `epyc` are xeon. Findings: `unknown-platform`, `wrong-type`. */
export function readPlatform(reader: Reader, place: Place, path: Path): Platform | undefined {
  const written = readText(reader, place, path)
  if (written === undefined) return undefined
  const platform = Object.hasOwn(PLATFORM_NAMES, written) ? PLATFORM_NAMES[written] : undefined
  if (platform) return platform
  const near = nearest(written, Object.keys(PLATFORM_NAMES))
  reader.findings.push({
    code: 'unknown-platform',
    severity: 'error',
    message: `There is no platform \`${written}\`.${didYouMean(near)}`,
    hint: `Known are ${PLATFORMS.join(', ')}.`,
    path,
    ...(near ? { fix: { label: `Change to ${near}`, changes: [{ set: path, value: near }] } } : {}),
  })
  return undefined
}

/** Names and values as they are written; the list form is an error whose fix is the map. Findings: `wrong-type`. */
export function readEnvironment(reader: Reader, place: Place, path: Path): EnvironmentEntry[] | undefined {
  const here = resolve(reader.document, place)
  if (here?.node.type === 'seq') return environmentList(reader, here, path)
  if (here?.node.type === 'scalar' && here.node.value === null) return []
  const pairs = here && pairsOf(reader.document, here)
  if (!pairs) {
    wrongType(reader, path, 'a map of names and values')
    return undefined
  }
  return pairs.flatMap((pair) => {
    const name = keyAsWritten(pair)
    const node = resolve(reader.document, pair.value)?.node
    if (node?.type !== 'scalar') {
      wrongType(reader, [...path, pair.key], 'a single value')
      return []
    }
    return { name, value: node.value === null && node.style === 'plain' ? null : node.written }
  })
}

function environmentList(reader: Reader, here: Place, path: Path): EnvironmentEntry[] {
  const written = readTexts(reader, here, path) ?? []
  const isWhole = here.node.type === 'seq' && written.length === here.node.items.length
  const texts = written.map((text) => {
    const at = text.indexOf('=')
    return at < 0 ? { name: text, value: null } : { name: text.slice(0, at), value: text.slice(at + 1) }
  })
  const value = Object.fromEntries(texts.map(({ name, value: text }) => [name, text]))
  // what could not be read would be lost
  const fix = { label: 'Make it a map', changes: [{ set: path, value }] }
  wrongType(reader, path, 'a map, not a list', isWhole ? { fix } : {})
  return texts
}

function keyAsWritten(pair: Pair): string {
  return pair.item.key?.type === 'scalar' ? pair.item.key.written : pair.key
}

/** Tells of keys that nobody knows; those that begin with `x-` are the user's own. Finding: `unknown-key`. */
export function reportUnknown(reader: Reader, path: Path, key: string, known: Iterable<string>) {
  if (key.startsWith('x-')) return
  const near = nearest(key, known)
  reader.findings.push({
    code: 'unknown-key',
    severity: 'info',
    message: `\`${key}\` is not a key of the language; it is kept and has no effect.${didYouMean(near)}`,
    path: [...path, key],
    part: 'key',
    ...(near ? { fix: { label: `Rename to ${near}`, changes: [{ rename: [...path, key], to: near }] } } : {}),
  })
}
