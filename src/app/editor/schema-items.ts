// Completion out of the schema, as it suits who types.

import type { languages } from 'monaco-editor/editor'

/** Monaco's numbers, so that this file needs no Monaco to be tested. */
const CLASS = 5
const PLAIN = 0

/** Behind a key its values are offered at once, where there are some. */
const FOLLOW = {
  id: 'editor.action.triggerSuggest',
  title: 'What can stand here',
  arguments: [{ auto: true }],
}

/**
 * In the language's order, without the skeletons of whole objects and without places that would have to be filled. A
 * snippet is a change to Monaco even where the word stands already: Enter would then begin no line.
 */
export function tidied(items: readonly languages.CompletionItem[]): languages.CompletionItem[] {
  return items
    .filter(({ kind }) => kind !== CLASS)
    .map((item, at) => {
      const insertText = item.insertText.replace(/\$\{1(?::0)?\}$/, '')
      return {
        ...item,
        ...(/[$\\]/.test(insertText) ? {} : { insertText, insertTextRules: PLAIN }),
        ...(insertText.endsWith(' ') ? { command: FOLLOW } : {}),
        sortText: String(at).padStart(4, '0'),
      }
    })
}
