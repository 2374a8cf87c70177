// Several lines at once that come as typing, from dictation or whatever else types for a person, are put in as they
// are: Monaco would type them letter by letter and indent each line once more.

import * as monaco from 'monaco-editor/editor'

export function takeBlocksWhole() {
  monaco.editor.registerCommand('type', (_accessor, { text }: { text: string }) => {
    const isBlock = text.length > 1 && text.includes('\n')
    const view = monaco.editor.getEditors().find((one) => one.hasTextFocus())
    view?.trigger('keyboard', isBlock ? 'paste' : 'type', { text })
  })
}
