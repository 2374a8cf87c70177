// The document's model: made once from the steps so far, then the one place of the text for as long as the page lives.

import type * as monaco from 'monaco-editor/editor'
import { HandoverBuffer } from '../studio/buffer'
import { MonacoBuffer } from '../studio/monaco-buffer'
import type { Studio } from '../studio/studio'
import { registerCompletion } from './completion'
import { registerHover } from './hover'
import { markersOf, OWNER } from './markers'
import { registerQuickFixes } from './quick-fixes'
import { DOCUMENT_URI, setUp } from './setup'

const buffers = new WeakMap<Studio, MonacoBuffer>()

/** Hands the text over to Monaco at the first call. */
export function documentOf(studio: Studio): MonacoBuffer {
  const known = buffers.get(studio)
  if (known) return known
  const { editor, Uri } = setUp()
  if (!(studio.buffer instanceof HandoverBuffer)) throw new Error('the buffer cannot be handed over')
  let made: MonacoBuffer | undefined
  studio.buffer.handOver((history) => {
    made = new MonacoBuffer((text) => editor.createModel(text, 'yaml', Uri.parse(DOCUMENT_URI)), history)
    return made
  })
  if (!made) throw new Error('the text was handed over before')
  buffers.set(studio, made)
  const buffer = made
  registerCompletion(studio, (model) => model === buffer.model)
  registerHover(studio, buffer)
  registerQuickFixes(studio, buffer)
  followFindings(studio, buffer, editor)
  return buffer
}

function followFindings(studio: Studio, buffer: MonacoBuffer, editor: typeof monaco.editor) {
  const mark = ({ snapshot }: ReturnType<Studio['getState']>) => {
    if (snapshot.text !== buffer.text()) return
    const markers = markersOf(snapshot.text, snapshot.diagnostics, buffer.markLength)
    editor.setModelMarkers(buffer.model, OWNER, markers)
  }
  mark(studio.getState())
  studio.subscribe((state, before) => {
    if (state.snapshot !== before.snapshot) mark(state)
  })
}
