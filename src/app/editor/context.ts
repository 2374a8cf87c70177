// Where the cursor stands, told from the lines alone: while somebody types, the YAML seldom parses.

/** Keys from the top of the document; items of lists are no part of it. */
export type Context = {
  path: string[]
  /** From the beginning of the value, or of the key, to the cursor. */
  typed: string
  /** A key is being written, not a value. */
  isKey: boolean
}

const KEY = /^(\s*)(?:- +)?(?:"([^"]*)"|'([^']*)'|([^\s#'"[\]{},][^#]*?))\s*:(?:\s|$)/

/** `line` is the text of the cursor's line up to it; `above` gives the lines before, the nearest first. */
export function contextAt(line: string, above: Iterable<string>): Context {
  const own = KEY.exec(line)
  const path: string[] = []
  let indent = indentOf(line)
  const isItem = /^\s*-(\s|$)/.test(line)
  if (own) path.unshift(keyOf(own))
  for (const other of above) {
    if (indent === 0 && !isItem) break
    if (/^\s*(#|$)/.test(other)) continue
    const at = indentOf(other)
    const match = KEY.exec(other)
    // a list may stand at the indentation of its key
    const isAbove =
      at < indent ||
      (isItem && at === indent && path.length === (own ? 1 : 0) && match && !/^\s*-/.test(other))
    if (!isAbove) continue
    if (match) path.unshift(keyOf(match))
    indent = at
    if (at === 0) break
  }
  const value = own ? line.slice(own[0].length) : line.trimStart()
  return {
    path,
    typed: isItem ? line.replace(/^\s*-\s*/, '') : value.trimStart(),
    isKey: !own && !isItem,
  }
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length
}

function keyOf(match: RegExpExecArray): string {
  return (match[2] ?? match[3] ?? match[4] ?? '').trim()
}
