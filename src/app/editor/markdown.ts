// Words of the document in Markdown, where they mean themselves: no picture, no link, nothing bold.

/** Punctuation behind a backslash is just that; a break would begin a paragraph. */
export function literal(text: string): string {
  return text.replace(/[\\`*_{}[\]<>()#+\-.!|&:~@$^=]/g, '\\$&').replace(/\s+/g, ' ')
}

/** Between more backticks than it holds in a row. */
export function code(text: string): string {
  const fence = '`'.repeat(Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length)) + 1)
  const space = /^`|`$/.test(text) ? ' ' : ''
  return `${fence}${space}${text.replace(/\s+/g, ' ')}${space}${fence}`
}
