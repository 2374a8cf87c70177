// Help at the pointer. Ours alone: the YAML service would tell the same from the schema once more.

import * as monaco from 'monaco-editor/editor'
import type { MonacoBuffer } from '../studio/monaco-buffer'
import type { Studio } from '../studio/studio'
import { helpAt } from './help'
import { rangeOf } from './range'

export function registerHover(studio: Studio, buffer: MonacoBuffer) {
  return monaco.languages.registerHoverProvider('yaml', {
    provideHover(model, position) {
      if (model !== buffer.model) return null
      const { snapshot } = studio.getState()
      if (snapshot.text !== buffer.text()) return null
      const help = helpAt(snapshot, model.getOffsetAt(position) + buffer.markLength)
      return help && { range: rangeOf(buffer, help), contents: help.paragraphs.map((value) => ({ value })) }
    },
  })
}
