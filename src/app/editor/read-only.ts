// Outputs in Monaco: one editor, a model per file, changed lines marked beside their numbers.

import type * as monaco from 'monaco-editor/editor'
import type { MakeCodeView } from '../studio/code-view'
import { narrowEdit } from '../studio/narrow'
import { languageOf } from './language'
import { setUp, VIEW } from './setup'

/** CursorChangeReason.Explicit. */
const EXPLICIT = 3

export const makeReadOnly: MakeCodeView = (host, label, onLine) => {
  const { editor, Uri, KeyCode, KeyMod } = setUp()
  const view = editor.create(host, {
    ...VIEW,
    model: null,
    ariaLabel: label,
    readOnly: true,
    domReadOnly: true,
    // Tab leaves what cannot be written to
    tabFocusMode: true,
    readOnlyMessage: { value: 'This is made from pipeline.yaml. Change it there.' },
    contextmenu: false,
    links: false,
  })
  const marks = view.createDecorationsCollection()
  /** Selected lines, to show them when they become others. */
  let told = ''
  const places = new Map<string, monaco.editor.ICodeEditorViewState | null>()
  // undo is the document's where nothing can be typed: the page hears of these keys, and sees that nothing is lost
  const freed = editor.addKeybindingRules(
    [KeyCode.KeyZ, KeyMod.Shift | KeyCode.KeyZ, KeyCode.KeyY].map((key) => ({
      keybinding: KeyMod.CtrlCmd | key,
      command: null,
      when: 'editorReadonly',
    })),
  )
  const focused = view.onDidFocusEditorText(() => document.activeElement?.setAttribute('data-written', ''))
  const moved = view.onDidChangeCursorPosition(({ position, reason, source }) => {
    if (reason === EXPLICIT && source !== 'api') onLine(position.lineNumber)
  })

  function modelOf(name: string, text: string): monaco.editor.ITextModel {
    const uri = Uri.parse(`inmemory://megaflow/outputs/${encodeURI(name)}`)
    return editor.getModel(uri) ?? editor.createModel(text, languageOf(name), uri)
  }

  return {
    show(name, text) {
      const model = modelOf(name, text)
      const edit = narrowEdit(model.getValue(), text)
      if (edit) {
        const start = model.getPositionAt(edit.from)
        const end = model.getPositionAt(edit.to)
        const range = {
          startLineNumber: start.lineNumber,
          startColumn: start.column,
          endLineNumber: end.lineNumber,
          endColumn: end.column,
        }
        model.applyEdits([{ range, text: edit.insert }])
      }
      const before = view.getModel()
      if (before === model) return
      if (before) places.set(before.uri.toString(), view.saveViewState())
      view.setModel(model)
      view.restoreViewState(places.get(model.uri.toString()) ?? null)
    },
    mark({ selected, added, changed, removed }) {
      const isSeen = selected.some((line) =>
        view.getVisibleRanges().some((range) => range.startLineNumber <= line && line <= range.endLineNumber),
      )
      const isNew = selected.join() !== told
      told = selected.join()
      if (isNew && !isSeen && selected[0] !== undefined) view.revealLineNearTop(selected[0], 1)
      const of = (lines: readonly number[], className: string) => lines.map((line) => mark(line, className))
      marks.set([
        ...of(selected, 'mf-selected'),
        ...of(added, 'mf-added'),
        ...of(changed, 'mf-altered'),
        ...of(removed, 'mf-removed'),
      ])
    },
    dispose() {
      freed.dispose()
      focused.dispose()
      moved.dispose()
      const model = view.getModel()
      view.dispose()
      model?.dispose()
    },
  }
}

function mark(line: number, name: string): monaco.editor.IModelDeltaDecoration {
  const range = { startLineNumber: line, startColumn: 1, endLineNumber: line, endColumn: 1 }
  const isSelection = name === 'mf-selected'
  const options = isSelection
    ? { isWholeLine: true, className: name, marginClassName: name, zIndex: 0 }
    : {
        isWholeLine: true,
        className: name,
        marginClassName: name,
        linesDecorationsClassName: `${name}-bar`,
        zIndex: 1,
      }
  return { range, options }
}
