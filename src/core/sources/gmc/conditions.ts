// The router's conditions, which are paths of gjson, in the language's words: the inverse of targets/gmc/conditions.ts.

const KEY = /^[A-Za-z_][A-Za-z0-9_.-]*$/

/** `key==value` or `key`; null for what the language has no words for. */
export function conditionOf(expression: string): string | null {
  const query = equalityOf(expression.trim())
  const simple = /^([^=[\]()#!<>]+)==([^=].*)$/s.exec(expression)
  const pair = query ?? (simple ? { key: simple[1]!.trim(), value: simple[2]!.trim() } : null)
  if (pair) {
    const isSayable = KEY.test(pair.key) && pair.value !== '' && !/^[=\s]|\s$|[\r\n]/.test(pair.value)
    return isSayable ? `${pair.key}==${pair.value}` : null
  }
  const key = expression.trim()
  return KEY.test(key) && key !== 'otherwise' ? key : null
}

/**
 * Does a condition hold exactly when none of the others does? So `otherwise` is written: a query for each of the
 * others, that it finds nothing. `all`: the conditions of all branches, with what they say.
 */
export function isOtherwise(expression: string, all: ReadonlyMap<string, string | null>): boolean {
  if (!expression.startsWith('[@this].#(') || !expression.endsWith(')')) return false
  const denied = expression.slice('[@this].#('.length, -1).split(')#|#(').map(deniedBy)
  if (denied.includes(null) || denied.length !== all.size - 1) return false
  return [...all].every(([other, said]) => other === expression || denied.includes(said))
}

function deniedBy(text: string): string | null {
  const absent = /^(.+)!=~\*$/.exec(text)
  if (absent) return absent[1]!
  const nothing = /^(.+)==~null$/s.exec(text)
  const pair = nothing && equalityOf(nothing[1]!)
  return pair ? `${pair.key}==${pair.value}` : null
}

/** `[@this].#(key=="value")`: a query works on lists, so the body is made one. */
function equalityOf(text: string): { key: string; value: string } | null {
  const match = /^\[@this\]\.#\(([^=!"]+)=="((?:[^"\\]|\\.)*)"\)$/s.exec(text)
  return match && { key: match[1]!.trim(), value: match[2]!.replace(/\\(.)/gs, '$1') }
}
