// Fixes of findings as Monaco's quick fixes. They run through the studio, so that they are one step of its history.

import * as monaco from 'monaco-editor/editor'
import type { TextFix } from '../../core/text/diagnostic'
import type { MonacoBuffer } from '../studio/monaco-buffer'
import type { Studio } from '../studio/studio'

const COMMAND = 'megaflow.fix'

export function registerQuickFixes(studio: Studio, buffer: MonacoBuffer) {
  monaco.editor.registerCommand(COMMAND, (_accessor, fix: TextFix) => studio.fix(fix))
  return monaco.languages.registerCodeActionProvider(
    'yaml',
    {
      provideCodeActions(model, range, { markers }) {
        const none = { actions: [], dispose() {} }
        const { snapshot } = studio.getState()
        if (model !== buffer.model || snapshot.text !== buffer.text()) return none
        const from = model.getOffsetAt({ lineNumber: range.startLineNumber, column: range.startColumn })
        const to = model.getOffsetAt({ lineNumber: range.endLineNumber, column: range.endColumn })
        const mark = buffer.markLength
        const met = snapshot.diagnostics.filter((one) => one.from <= to + mark && one.to >= from + mark)
        const actions = met.flatMap(({ code, fix, fixes }) => {
          const own = markers.filter((marker) => marker.code === code)
          return (fixes ?? (fix ? [fix] : [])).map((one, at) => ({
            title: one.label,
            kind: 'quickfix',
            diagnostics: own,
            isPreferred: at === 0,
            command: { id: COMMAND, title: one.label, arguments: [one] },
          }))
        })
        return { actions, dispose() {} }
      },
    },
    { providedCodeActionKinds: ['quickfix'] },
  )
}
