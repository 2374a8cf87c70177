// How large a text gets on its way through a cluster.

/** Bytes as UTF-8. */
export function bytesOf(text: string): number {
  let size = text.length
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    // half of a pair counts two bytes of the four
    if (code > 0x7f) size += code > 0x7ff && (code < 0xd800 || code > 0xdfff) ? 2 : 1
  }
  return size
}
