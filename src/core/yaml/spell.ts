// Values as YAML text: scalars with the quoting they need, collections on one line or as an indented block.
// What is written plain reads the same to YAML 1.1 and 1.2 readers: Kubernetes and compose read 1.1.

import type { Style } from './tree'

const INDICATOR = /^[\s,[\]{}#&*!|>'"%@`]|^[-?:](?:\s|$)|^(?:---|\.\.\.)|^=$|^<<$/
const SEPARATES = /:(?:\s|$)|\s#/
const SEPARATES_IN_FLOW = /[,[\]{}]|^[-?:]|:$/
const UNPRINTABLE =
  /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

/** What one of the two versions of YAML would read as something other than a string. */
const TYPED = new RegExp(
  [
    '^(?:~|null|Null|NULL|true|True|TRUE|false|False|FALSE|y|Y|n|N|yes|Yes|YES|no|No|NO|on|On|ON|off|Off|OFF)$',
    '^[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[0-9a-fA-F_]+)$',
    '^[-+]?\\.?[0-9][0-9_,]*(?:\\.[0-9_]*)?(?:[eE][-+]?[0-9]+)?$',
    '^[-+]?[0-9][0-9_]*(?::[0-9]+)+(?:\\.[0-9_]*)?$',
    '^[-+]?\\.(?:inf|Inf|INF)$|^\\.(?:nan|NaN|NAN)$',
    '^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}',
  ].join('|'),
)

/** What most values look like; six characters are more than any word has that is something else than a string. */
const SURELY_PLAIN = /^(?:[A-Za-z_/][\w./-]{5,}|[a-z]+:\/\/[\w./-]+)(?::[\w./-]+)*$/
/** So are references with what they may hold, in a block. */
const SURELY_PLAIN_BLOCK = /^\$\{(?:[\w${}?./-]|:(?! |$)| (?=\w))*$/

/** May a string stand without quotes, in a block or inside brackets? */
export function isPlain(value: string, flow: boolean): boolean {
  if (SURELY_PLAIN.test(value) || (!flow && SURELY_PLAIN_BLOCK.test(value))) return true
  if (value === '' || value !== value.trim() || INDICATOR.test(value) || TYPED.test(value)) return false
  if (SEPARATES.test(value) || UNPRINTABLE.test(value)) return false
  return !flow || !SEPARATES_IN_FLOW.test(value)
}

/** Nothing in it needs an escape, not even a tab or a line break. */
export function isPrintable(value: string): boolean {
  return !UNPRINTABLE.test(value)
}

/** A scalar that is written just so: a copied `0755` stays `0755`. */
export class Verbatim {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** Stands between double quotes as it is, as nearly all do. */
const NEEDS_NO_ESCAPE = /^[ !#-[\]-~]*$/

/** A string as a double-quoted scalar on one line. */
function quoted(value: string): string {
  if (NEEDS_NO_ESCAPE.test(value)) return `"${value}"`
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** A scalar in the style asked for, as far as the value can be written so. */
export function spellScalar(value: unknown, flow = false, style: Style = 'plain'): string {
  if (typeof value !== 'string') {
    if (value instanceof Verbatim) return value.text
    return value === null || value === undefined ? 'null' : String(value)
  }
  if (style === 'single' && isPrintable(value)) return `'${value.replaceAll("'", "''")}'`
  return style !== 'double' && isPlain(value, flow) ? value : quoted(value)
}

/** A value on one line. */
export function spellFlow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((element) => spellFlow(element)).join(', ')}]`
  if (isRecord(value)) {
    const pairs = Object.entries(value).map(
      ([key, inner]) => `${spellScalar(key, true)}: ${spellFlow(inner)}`,
    )
    return pairs.length === 0 ? '{}' : `{ ${pairs.join(', ')} }`
  }
  return spellScalar(value, true)
}

/**
 * A value as the lines of a block, without indentation of its own; scalars and empty collections are one line.
 * `step` is how much deeper a nested mapping stands.
 */
export function spellBlock(value: unknown, step = 2): string[] {
  if (Array.isArray(value) && value.length > 0) {
    return value.flatMap((element) => {
      const [first = '', ...rest] = spellBlock(element, step)
      return [`- ${first}`, ...rest.map((line) => `  ${line}`)]
    })
  }
  if (isRecord(value) && Object.keys(value).length > 0) {
    return Object.entries(value).flatMap(([key, inner]) => spellPair(key, inner, step))
  }
  return [Array.isArray(value) || isRecord(value) ? spellFlow(value) : spellScalar(value)]
}

/** One pair as lines. Lists of words stand on one line, as people write `uses: [tei, redis]`; rules never do. */
export function spellPair(key: string, value: unknown, step = 2): string[] {
  const name = spellScalar(key)
  if (value === undefined) return [`${name}:`]
  if (isWordList(value) && key !== 'mega_flow') return [`${name}: ${spellFlow(value)}`]
  const lines = spellBlock(value, step)
  const nested = (Array.isArray(value) || isRecord(value)) && Object.keys(value).length > 0
  return nested ? [`${name}:`, ...lines.map((line) => ' '.repeat(step) + line)] : [`${name}: ${lines[0]}`]
}

function isWordList(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.every((element) => typeof element !== 'object' || element instanceof Verbatim)
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Verbatim)
}
