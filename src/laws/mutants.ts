// One line of `yaml/edit` or of its guard broken on purpose, in each of the ways below. The laws must notice each.

/** `line` stands once in its file of src/core/yaml; `broken` takes its place. */
export type Mutant = { file: string; line: string; broken: string }

export const MUTANTS: readonly Mutant[] = [
  {
    file: 'edit.ts',
    line: 'const key = path[depth]!',
    broken: 'const key = path.at(-1)!',
  },
  {
    file: 'edit.ts',
    line: "if (isNothing(parent)) return fill(document, parent, typeof key === 'number' ? [value] : { [key]: value })",
    broken: '',
  },
  {
    file: 'edit.ts',
    line: 'const added = value.slice(kept.length)',
    broken: 'const added = value.slice(old.length)',
  },
  {
    file: 'edit.ts',
    line: 'if (collection(above).flow) return true',
    broken: 'if (collection(above).flow) return false',
  },
  {
    file: 'edit-block.ts',
    line: 'const end = commentsBelow(text, afterItem(text, base, item), indent)',
    broken: 'const end = commentsBelow(text, afterItem(text, base, item), indent - 1)',
  },
  {
    file: 'edit-block.ts',
    line: "const isTail = end === text.length && !text.endsWith('\\n')",
    broken: 'const isTail = false',
  },
  {
    file: 'edit-block.ts',
    line: 'const from = commentsAbove(text, lineStart(text, at), indent)',
    broken: 'const from = lineStart(text, at)',
  },
  {
    file: 'edit-block.ts',
    line: '  const eol = lineBreak(text, at)\n',
    broken: "  const eol = '\\n'\n",
  },
  {
    file: 'edit-block.ts',
    line: "const isBlockScalar = tail.type === 'scalar' && (tail.style === 'literal' || tail.style === 'folded')",
    broken: 'const isBlockScalar = false',
  },
  {
    file: 'edit-flow.ts',
    line: "if (text[at] === '#') {",
    broken: 'if (false) {',
  },
  {
    file: 'edit-flow.ts',
    line: '`${spellScalar(key, true)}: ${spellFlow(value)}`',
    broken: '`${key}: ${spellFlow(value)}`',
  },
  {
    file: 'guard.ts',
    line: 'if (keysOf(node).twice.has(keyOf(item)!))',
    broken: 'if (false)',
  },
  {
    file: 'guard.ts',
    line: 'if (comesByMerge(parent)) guardMerged(document, parent, path, depth)',
    broken: '',
  },
  {
    file: 'guard.ts',
    line: 'return anchorsOf(document).aliases.some((alias) => alias.name === name)',
    broken: 'return false',
  },
  {
    file: 'guard.ts',
    line: 'if (inside && aliases.some((alias) => alias.name === name && (alias.at < from || alias.at >= to))) {',
    broken: 'if (false) {',
  },
  {
    file: 'guard.ts',
    line: 'if (document.several) {',
    broken: 'if (false) {',
  },
]
