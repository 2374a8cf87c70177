// Conditions of the language in the router's words, which are paths of gjson. Checked with gjson 1.17.1, the
// router's version, by evaluating them on bodies of all JSON types.

export type Condition =
  | { type: 'equals'; key: string; value: string }
  | { type: 'present'; key: string }
  | { type: 'otherwise' }

/** A condition whose syntax the document's own check has passed. */
export function parseCondition(text: string): Condition {
  if (text === 'otherwise') return { type: 'otherwise' }
  const at = text.indexOf('==')
  if (at < 0) return { type: 'present', key: text.trim() }
  return { type: 'equals', key: text.slice(0, at).trim(), value: text.slice(at + 2).trim() }
}

/** One spelling per meaning, to compare conditions by. */
export function canonical(condition: Condition): string {
  if (condition.type === 'otherwise') return 'otherwise'
  return condition.type === 'present' ? condition.key : `${condition.key}==${condition.value}`
}

/** What to write at a step; `others` are the conditions of the branches beside it. */
export function expressionOf(condition: Condition, others: readonly Condition[]): string {
  if (condition.type === 'equals') return isSimple(condition) ? canonical(condition) : query(condition)
  if (condition.type === 'present') return condition.key
  // a Switch runs every step whose condition holds and has no default: this one holds when no other does
  return `[@this].${others.map((other) => `#(${unless(other)})`).join('#|')}`
}

/** The router compares texts itself unless it finds a `.` or a `#`; numbers compare better in a query. */
function isSimple({ key, value }: { key: string; value: string }): boolean {
  return !key.includes('.') && /^[A-Za-z_][A-Za-z0-9_/:-]*$/.test(value)
}

/** A query works on lists, so the body is made one. */
function query({ key, value }: { key: string; value: string }): string {
  return `[@this].#(${key}=="${value.replace(/["\\]/g, '\\$&')}")`
}

/** Inside a query: the condition finds nothing. */
function unless(condition: Condition): string {
  if (condition.type === 'equals') return `${query(condition)}==~null`
  return condition.type === 'present' ? `${condition.key}!=~*` : ''
}

/** Can two conditions never hold for one request? */
export function excludes(one: Condition, other: Condition): boolean {
  if (one.type === 'otherwise' || other.type === 'otherwise') return one.type !== other.type
  return (
    one.type === 'equals' && other.type === 'equals' && one.key === other.key && one.value !== other.value
  )
}
