// Lines of a text around an offset. What ends a line is kept: `\n` or `\r\n`.

/** Where the line of an offset begins: behind a byte-order mark, if there is one. */
export function lineStart(text: string, at: number): number {
  const start = text.lastIndexOf('\n', at - 1) + 1
  return start === 0 && text.charCodeAt(0) === 0xfeff && at > 0 ? 1 : start
}

/** Before the line break of the line at an offset. */
export function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  if (end < 0) return text.length
  return end > 0 && text[end - 1] === '\r' && end - 1 >= at ? end - 1 : end
}

/** Behind the line break of the line at an offset. */
export function nextLine(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end + 1
}

/** The end of what stands before an offset, without white space; not before a byte-order mark. */
export function trimmedEnd(text: string, at: number): number {
  let end = at
  while (end > 0 && ' \t\r\n'.includes(text[end - 1]!)) end--
  return end
}

/** The line break in use at an offset: that of its own line, else of the line before it. */
export function lineBreak(text: string, at: number): string {
  const here = text.indexOf('\n', at)
  const end = here >= 0 ? here : text.lastIndexOf('\n')
  return end > 0 && text[end - 1] === '\r' ? '\r\n' : '\n'
}

/** Before the line break that ends at an offset; the offset itself where none does. */
export function breakStart(text: string, at: number): number {
  if (text[at - 1] !== '\n') return at
  return text[at - 2] === '\r' ? at - 2 : at - 1
}

/** How many characters stand before an offset on its line. */
export function columnOf(text: string, at: number): number {
  return at - lineStart(text, at)
}

/** Is there nothing but white space on the line of an offset? */
export function isBlank(text: string, at: number): boolean {
  return text.slice(lineStart(text, at), lineEnd(text, at)).trim() === ''
}

/** Indentation of a line which holds nothing but a comment; -1 for any other line. */
function commentIndent(text: string, at: number): number {
  const line = text.slice(lineStart(text, at), lineEnd(text, at))
  const indent = line.search(/\S/)
  return indent >= 0 && line[indent] === '#' ? indent : -1
}

/** Where the comment lines begin that touch a line from above, at its own indentation. */
export function commentsAbove(text: string, start: number, indent: number): number {
  let from = start
  while (from > 0) {
    const above = lineStart(text, from - 1)
    if (above >= from || commentIndent(text, above) !== indent) break
    from = above
  }
  return from
}

/** Where the comment lines end that stand below a line and deeper than an indentation. */
export function commentsBelow(text: string, end: number, indent: number): number {
  let to = end
  while (to < text.length && commentIndent(text, to) > indent) to = nextLine(text, to)
  return to
}
