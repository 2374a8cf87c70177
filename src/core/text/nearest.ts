// "Did you mean …?": the nearest of some words, where one is near.

/** The word that differs least, if it differs little for its length; of equals, one with the same first letter. */
export function nearest(word: string, words: Iterable<string>): string | null {
  let best: string | null = null
  // a word of one letter is near to nothing but its capital
  let least = Math.min(Math.max(1, Math.floor(word.length / 3)) + 1, word.length)
  const lower = word.toLowerCase()
  for (const candidate of words) {
    if (Math.abs(candidate.length - word.length) >= least) continue
    const other = candidate.toLowerCase()
    const distance = editDistance(lower, other) + (other[0] === lower[0] ? 0 : 0.5)
    if (distance < least) {
      least = distance
      best = candidate
    }
  }
  return best
}

/** Insertions, deletions, substitutions and swaps of neighbours between two words. */
function editDistance(a: string, b: string): number {
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const differs = a[row - 1] === b[column - 1] ? 0 : 1
      let cost = Math.min(above[column]! + 1, current[column - 1]! + 1, above[column - 1]! + differs)
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      if (row > 1 && column > 1 && swapped) cost = Math.min(cost, before[column - 2]! + 1)
      current.push(cost)
    }
    before = above
    above = current
  }
  return above[b.length]!
}

/** The question to put behind a message about an unknown word; empty where no word is near. */
export function didYouMean(near: string | null): string {
  return near === null ? '' : ` Did you mean \`${near}\`?`
}

/** More words than this are not misspelt: something else has happened. */
const GUESSES = 20

/** `nearest` for the first unknown words of a document; for many, each beside many known ones, it would take minutes. */
export function guesser(): (word: string, words: () => Iterable<string>) => string | null {
  let asked = 0
  return (word, words) => (asked++ < GUESSES ? nearest(word, words()) : null)
}
