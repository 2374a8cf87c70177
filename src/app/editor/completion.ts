// Our own completion beside the schema's: what only the document itself knows.

import * as monaco from 'monaco-editor/editor'
import { compile } from '../../core/compile'
import { isLarge } from '../studio/quick'
import type { Studio } from '../studio/studio'
import { contextAt } from './context'
import { suggestionsFor } from './suggest'

/** Lines that are looked at for the keys around the cursor. */
const MOST_LINES = 5000

export function registerCompletion(studio: Studio, isDocument: (model: monaco.editor.ITextModel) => boolean) {
  return monaco.languages.registerCompletionItemProvider('yaml', {
    triggerCharacters: [' ', '(', ',', '>', '[', '-'],
    async provideCompletionItems(model, position, _context, token) {
      if (isLarge(studio.getState().good)) {
        // the letter that was typed is seen first: Monaco shows what is given at once before its own key is done
        await new Promise((resolve) => setTimeout(resolve))
        if (token.isCancellationRequested) return null
      }
      // a page may begin with a text that cannot be read
      const pipeline = (studio.getState().good ?? compile('')).pipeline
      if (!pipeline || !isDocument(model)) return { suggestions: [] }
      const line = model.getLineContent(position.lineNumber)
      const context = contextAt(line.slice(0, position.column - 1), linesAbove(model, position.lineNumber))
      const typed = /[\w.-]*$/.exec(line.slice(0, position.column - 1))![0].length
      const rest = /^[\w.-]*/.exec(line.slice(position.column - 1))![0].length
      const range = {
        startLineNumber: position.lineNumber,
        endLineNumber: position.lineNumber,
        startColumn: position.column - typed,
        endColumn: position.column + rest,
      }
      const isSpaced = !/>>$/.test(line.slice(0, position.column - 1 - typed))
      return {
        suggestions: suggestionsFor(context, pipeline).map(({ label, detail, help, insert, rank, what }) => ({
          label: { label, description: detail },
          kind: KINDS[what],
          // as a text, not as Markdown: it may be the document's own
          ...(help ? { documentation: help } : {}),
          insertText: isSpaced ? insert : ` ${insert}`,
          filterText: isSpaced ? label : ` ${label}`,
          sortText: String(rank).padStart(4, '0'),
          range,
        })),
      }
    },
  })
}

const KINDS = {
  service: monaco.languages.CompletionItemKind.Reference,
  variable: monaco.languages.CompletionItemKind.Variable,
  kind: monaco.languages.CompletionItemKind.Class,
}

function* linesAbove(model: monaco.editor.ITextModel, line: number): Generator<string> {
  const last = Math.max(1, line - MOST_LINES)
  for (let at = line - 1; at >= last; at--) yield model.getLineContent(at)
}
