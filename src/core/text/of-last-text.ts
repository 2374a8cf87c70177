// Remembers what was made of the last text: documents of one file share its text, and each would make it anew.

/** `make`, which is asked again only for another text than the last. */
export function ofLastText<T>(make: (text: string) => T): (text: string) => T {
  let last: { text: string; made: T } | null = null
  return (text) => {
    if (last?.text !== text) last = { text, made: make(text) }
    return last.made
  }
}
