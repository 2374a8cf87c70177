// Cuts a text into entries (services, keys of opea_mega_service, items of mega_flow, other top-level keys)
// by looking at its lines alone. Where it is not certain it says so (null), and the whole text is parsed.

/** Paths whose block collections are cut further. */
const SECTIONS = new Map<string, 'map' | 'seq'>([
  ['opea_micro_services', 'map'],
  ['opea_mega_service', 'map'],
  ['opea_mega_service/mega_flow', 'seq'],
])

export type Entry = {
  /** The whole lines of the entry, comments behind it included. */
  from: number
  to: number
  /** null for an item of a list. */
  key: string | null
  /** For a section: its header line ends here, and these are its entries. */
  section?: { kind: 'map' | 'seq'; header: number; entries: Entry[] }
}

/** A line with more on it than white space and a comment. */
type Line = { from: number; indent: number; first: string }

/** A plain key without anything special in it, or a quoted one without escapes. */
const KEY = /(?:[A-Za-z0-9_][A-Za-z0-9_.\-/]*|'[^'\r\n]*'|"[^"\\\r\n]*") *:(?=[ \r\n]|$)/y
/** Marks the beginning of the document; whatever else begins with dashes is not certain. */
const START = /---[ ]*(#[^\r\n]*)?(?=\r?\n|$)/y
const HEADER_REST = /[ ]*(#[^\r\n]*)?\r?(\n|$)/y

/** The entries of a text whose root is a block mapping; null where lines alone do not tell. */
export function cutEntries(text: string): Entry[] | null {
  const lines = readLines(text)
  if (!lines) return null
  START.lastIndex = lines[0]?.from ?? 0
  const begin = lines.length > 0 && START.test(text) ? 1 : 0
  return cut(text, lines, begin, lines.length, text.length, 0, 'map', '')
}

function readLines(text: string): Line[] | null {
  const lines: Line[] = []
  let from = text.charCodeAt(0) === 0xfeff ? 1 : 0
  while (from < text.length) {
    let at = from
    while (text.charCodeAt(at) === 32) at++
    const first = text[at] ?? '\n'
    if (first === '\t' || (first === '\r' && text[at + 1] !== '\n')) return null
    if (first !== '\n' && first !== '\r' && first !== '#') lines.push({ from, indent: at - from, first })
    const end = text.indexOf('\n', at)
    if (end < 0) break
    from = end + 1
  }
  return lines
}

function cut(
  text: string,
  lines: Line[],
  begin: number,
  end: number,
  textEnd: number,
  indent: number,
  kind: 'map' | 'seq',
  path: string,
): Entry[] | null {
  const starts: { line: number; key: string | null; rest: number }[] = []
  for (let number = begin; number < end; number++) {
    const line = lines[number]!
    if (line.indent > indent) {
      // a first line that is deeper than expected belongs to nobody
      if (starts.length === 0) return null
      continue
    }
    if (line.indent < indent) return null
    const at = line.from + line.indent
    const dash = line.first === '-' && ' \r\n'.includes(text[at + 1] ?? '\n')
    if (kind === 'seq') {
      if (!dash) return null
      starts.push({ line: number, key: null, rest: at + 1 })
      continue
    }
    // a list may stand at the indentation of its key
    if (dash && starts.length > 0) continue
    KEY.lastIndex = at
    if (!KEY.test(text)) return null
    const key = text.slice(at, KEY.lastIndex - 1).trimEnd()
    const isQuoted = line.first === '"' || line.first === "'"
    starts.push({ line: number, key: isQuoted ? key.slice(1, -1) : key, rest: KEY.lastIndex })
  }
  const entries: Entry[] = []
  for (let index = 0; index < starts.length; index++) {
    const { line, key, rest } = starts[index]!
    const next = starts[index + 1]
    const to = next ? lines[next.line]!.from : textEnd
    const entry: Entry = { from: lines[line]!.from, to, key }
    const below = key === null ? undefined : SECTIONS.get(path === '' ? key : `${path}/${key}`)
    if (below) {
      const section = cutSection(
        text,
        lines,
        line,
        next?.line ?? end,
        to,
        rest,
        below,
        path === '' ? key! : `${path}/${key}`,
      )
      if (section === null) return null
      if (section) entry.section = section
    }
    entries.push(entry)
  }
  return entries
}

/** undefined: the entry is not cut further, because it is empty or in flow style. */
function cutSection(
  text: string,
  lines: Line[],
  line: number,
  end: number,
  textEnd: number,
  rest: number,
  kind: 'map' | 'seq',
  path: string,
): Entry['section'] | null {
  HEADER_REST.lastIndex = rest
  if (!HEADER_REST.test(text)) return undefined
  const header = HEADER_REST.lastIndex
  const first = line + 1
  if (first >= end) return undefined
  const { indent } = lines[first]!
  const own = lines[line]!.indent
  if (kind === 'map' ? indent <= own : indent < own) return null
  const entries = cut(text, lines, first, end, textEnd, indent, kind, path)
  return entries && { kind, header, entries }
}
