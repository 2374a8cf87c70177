// Makes the text of a failing case small: fewer lines first, then fewer words.

/** A text that still fails, after at most so many tries. */
export function smaller(text: string, fails: (text: string) => boolean, tries: number): string {
  let left = tries
  let smallest = text
  for (const seam of [/(?<=\n)/, /(?<=[\s,:[\]{}])/]) {
    for (let before = ''; before !== smallest; ) {
      before = smallest
      smallest = withoutParts(smallest.split(seam))
    }
  }
  return smallest

  function withoutParts(all: string[]): string {
    let parts = all
    for (let size = Math.ceil(all.length / 2); size >= 1; size = size > 1 ? Math.ceil(size / 2) : 0) {
      for (let at = 0; at < parts.length && left > 0; left--) {
        const rest = parts.toSpliced(at, size)
        if (fails(rest.join(''))) parts = rest
        else at += size
      }
    }
    return parts.join('')
  }
}
