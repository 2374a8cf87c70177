// Reads the entries that most documents are made of without the `yaml` package, which takes ten times as long: block
// mappings of plain or quoted words, whole numbers, aliases, and lists or maps of words on one line. Whatever else
// there is, it says so (null), and the package reads the entry. The laws hold both readings against each other.

import { type Alias, type Item, type Node, reach, type Scalar, type Style } from './tree'

const BLANK = / *(?:#[^\r\n]*)?\r?\n| *(?:#[^\r\n]*)?$/y
const END = /(?: +#[^\r\n]*| *)(?:\r?\n|$)/y
const KEY = /(<<|[A-Za-z_][\w.\-/]{0,200}):(?=[ \r\n]|$)/y
const DASH = / *- +/y
const SPACE = / */y
const COMMA = / *, */y
/** No character that could mean something else, neither in YAML 1.2 nor in its package. */
const PLAIN = /[A-Za-z_/($](?:[\w./@%+=~<>(){},$-]|:(?=\S)| +(?=[^\s#]))*/y
const WORD = /[A-Za-z_/][\w./-]*/y
const WHOLE = /(?:0|[1-9]\d{0,14})(?=[ ,\]}\r\n]|$)/y
const DOUBLE = /"([^"\\\r\n]*)"/y
const SINGLE = /'([^'\r\n]*)'/y
const ALIAS = /\*([A-Za-z][\w-]*)(?=[ \r\n]|$)/y
/** Words that are no strings. */
const TYPED = /^(?:null|true|false)$/i

/** The one pair, or with a dash the one element, that fills its text; null when it is not as plain as that. */
export function readPlainEntry(source: string): Item | null {
  const cursor = new Cursor(source)
  const indent = cursor.indent()
  const item = cursor.isAt(DASH) ? readElement(cursor) : readPair(cursor, indent)
  cursor.skipBlank()
  return cursor.isAtEnd() ? item : null
}

class Cursor {
  readonly text: string
  at = 0
  constructor(text: string) {
    this.text = text
  }

  take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at
    const match = pattern.exec(this.text)
    if (match) this.at = pattern.lastIndex
    return match
  }

  isAt(pattern: RegExp): boolean {
    pattern.lastIndex = this.at
    return pattern.test(this.text)
  }

  isAtEnd(): boolean {
    return this.at >= this.text.length
  }

  /** Of the line that begins here. */
  indent(): number {
    SPACE.lastIndex = this.at
    SPACE.test(this.text)
    return SPACE.lastIndex - this.at
  }

  skipBlank() {
    while (!this.isAtEnd() && this.take(BLANK)) {}
  }
}

function readElement(cursor: Cursor): Item | null {
  const from = cursor.indent()
  cursor.take(DASH)
  const value = readScalar(cursor, PLAIN)
  if (!value || !cursor.take(END)) return null
  return { at: 0, from, key: null, colon: -1, explicit: false, valueFrom: value.from, value }
}

/** From the beginning of its line to that of the next pair's, or the end. */
function readPair(cursor: Cursor, indent: number): Item | null {
  cursor.at += indent
  const key = readKey(cursor)
  if (!key) return null
  if (!cursor.take(END)) {
    cursor.take(SPACE)
    const value = readValue(cursor)
    return value && cursor.take(END) && pair(key, value)
  }
  cursor.skipBlank()
  const deeper = cursor.isAtEnd() ? 0 : cursor.indent()
  if (deeper <= indent) return pair(key, scalar('', key.to + 1, key.to + 1, null, 'plain'))
  const items = readPairs(cursor, deeper)
  return items && pair(key, { type: 'map', flow: false, items, ...reach(items) })
}

function readPairs(cursor: Cursor, indent: number): Item[] | null {
  const items: Item[] = []
  while (!cursor.isAtEnd() && cursor.indent() === indent) {
    const item = readPair(cursor, indent)
    if (!item) return null
    items.push(item)
    cursor.skipBlank()
  }
  return items
}

function readKey(cursor: Cursor): Scalar | null {
  const from = cursor.at
  const name = cursor.take(KEY)?.[1]
  return name === undefined || TYPED.test(name) ? null : scalar(name, from, from + name.length)
}

function readValue(cursor: Cursor): Node | null {
  const first = cursor.text[cursor.at]
  if (first === '[') return readFlow(cursor, ']')
  if (first === '{') return readFlow(cursor, '}')
  if (first === '*') return readAlias(cursor)
  return readScalar(cursor, PLAIN)
}

function readAlias(cursor: Cursor): Alias | null {
  const from = cursor.at
  const name = cursor.take(ALIAS)?.[1]
  return name === undefined ? null : { type: 'alias', from, to: cursor.at, name }
}

/** `[a, b]` or `{ a: b }`, of words only. */
function readFlow(cursor: Cursor, close: ']' | '}'): Node | null {
  const from = cursor.at++
  const items: Item[] = []
  cursor.take(SPACE)
  while (cursor.text[cursor.at] !== close) {
    if (items.length > 0 && !cursor.take(COMMA)) return null
    const key = close === '}' ? readKey(cursor) : null
    if (close === '}' && (!key || !cursor.take(SPACE))) return null
    const value = readScalar(cursor, WORD)
    if (!value) return null
    items.push(
      key
        ? pair(key, value)
        : { at: 0, from: value.from, key, colon: -1, explicit: false, valueFrom: value.from, value },
    )
    cursor.take(SPACE)
  }
  cursor.at++
  return { type: close === ']' ? 'seq' : 'map', flow: true, from, to: cursor.at, items }
}

function readScalar(cursor: Cursor, plain: RegExp): Scalar | null {
  const from = cursor.at
  const first = cursor.text[from]
  if (first === '"' || first === "'") {
    const style = first === '"' ? 'double' : 'single'
    const written = cursor.take(first === '"' ? DOUBLE : SINGLE)?.[1]
    return written === undefined ? null : scalar(written, from, cursor.at, written, style)
  }
  const whole = cursor.take(WHOLE)?.[0]
  if (whole !== undefined) return scalar(whole, from, cursor.at, Number(whole))
  const written = cursor.take(plain)?.[0]
  return written === undefined || TYPED.test(written) ? null : scalar(written, from, cursor.at)
}

function scalar(
  written: string,
  from: number,
  to: number,
  value: Scalar['value'] = written,
  style: Style = 'plain',
): Scalar {
  return { type: 'scalar', from, to, value, written, style }
}

function pair(key: Scalar, value: Node): Item {
  return { at: 0, from: key.from, key, colon: key.to + 1, explicit: false, valueFrom: value.from, value }
}
