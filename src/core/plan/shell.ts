// Texts in a shell script and in Markdown: what a document says can end neither a quote nor a block.

/** A text as one word of sh. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`
}

/** A path as it may stand in a URL: everything else as its bytes in hexadecimal. */
export function urlPath(path: string): string {
  return path.replace(/[^\w.~!*()@:/?&=+,;-]|(?<!^)\p{Cs}/gu, (character) =>
    /\p{Cs}/u.test(character) ? '%EF%BF%BD' : encodeURIComponent(character).replaceAll("'", '%27'),
  )
}

/** A text as code inside a line of Markdown. */
export function code(text: string): string {
  return `\`${text.replace(/[`\p{C}\p{Zl}\p{Zp}]/gu, '?')}\``
}
