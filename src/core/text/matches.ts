// String.matchAll without its copy of the expression, which costs more than most of these searches find.

/** All matches of an expression with the flag `g` that matches nothing empty. */
export function matchesOf(pattern: RegExp, text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = []
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) found.push(match)
  return found
}
