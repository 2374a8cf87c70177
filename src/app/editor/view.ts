// The editor on the document's model, and its link with what is selected: lines of the selection are marked, a
// cursor that a person moves selects, and what gestures change flashes.

import type * as monaco from 'monaco-editor/editor'
import type { MonacoBuffer } from '../studio/monaco-buffer'
import type { Studio, StudioState } from '../studio/studio'
import { documentOf } from './document'
import { nameAt, serviceAt, spansOf } from './places'
import { linesOf, rangeOf } from './range'
import { isLightText, optionsFor, setUp, VIEW } from './setup'

export type View = { dispose(): void }

/** CursorChangeReason.Explicit: arrow keys, a click, a search; not typing, not an edit from elsewhere. */
const EXPLICIT = 3
const FLASH_MS = 1800

/** Where the cursor and the page stood when the pane was last closed. */
let left: monaco.editor.ICodeEditorViewState | null = null

export function openView(host: HTMLElement, studio: Studio, scrollTop = 0): View {
  const buffer = documentOf(studio)
  const view = setUp().editor.create(host, {
    ...VIEW,
    ...optionsFor(isLightText(buffer.model.getValueLength())),
    model: buffer.model,
    ariaLabel: 'The pipeline as YAML. Tab indents; press Control and M to make it move the focus.',
    quickSuggestions: { strings: true, other: true, comments: false },
    suggest: { showWords: false, preview: false },
    // behind a word that is written out already, Enter begins a line
    acceptSuggestionOnEnter: 'smart',
    tabSize: 2,
  })
  if (left) view.restoreViewState(left)
  else if (scrollTop > 0) view.setScrollTop(scrollTop)
  const stops = [followCursor(view, buffer, studio), followPointer(view, buffer, studio)]
  stops.push(followStudio(view, buffer, studio))
  let isLight = isLightText(buffer.model.getValueLength())
  const resized = buffer.model.onDidChangeContent(() => {
    if (isLightText(buffer.model.getValueLength()) === isLight) return
    isLight = !isLight
    view.updateOptions(optionsFor(isLight))
  })
  return {
    dispose() {
      left = view.saveViewState()
      for (const stop of stops) stop()
      resized.dispose()
      view.dispose()
    },
  }
}

/** The selection that the cursor made, so that the view does not jump to what it came from. */
let made: StudioState['selection'] | null = null

function followCursor(view: monaco.editor.IStandaloneCodeEditor, buffer: MonacoBuffer, studio: Studio) {
  const moved = view.onDidChangeCursorPosition(({ position, reason, source }) => {
    if (reason !== EXPLICIT || source === 'api') return
    const { snapshot, selection } = studio.getState()
    if (snapshot.text !== buffer.text() || !snapshot.pipeline) return
    const name = serviceAt(snapshot, buffer.model.getOffsetAt(position) + buffer.markLength)
    const isSame = selection.services.length === 1 && selection.services[0] === name && !selection.edge
    if (name === null || isSame) return
    made = { services: [name], edge: null }
    studio.select(made)
    made = null
  })
  return () => moved.dispose()
}

function followPointer(view: monaco.editor.IStandaloneCodeEditor, buffer: MonacoBuffer, studio: Studio) {
  const hover = (name: string | null) => {
    if (studio.getState().hovered !== name) studio.hover(name)
  }
  const moved = view.onMouseMove(({ target }) => {
    const { snapshot } = studio.getState()
    if (!target.position || snapshot.text !== buffer.text()) return hover(null)
    const place = nameAt(snapshot, buffer.model.getOffsetAt(target.position) + buffer.markLength)
    hover(place?.name ?? null)
  })
  const gone = view.onMouseLeave(() => hover(null))
  return () => {
    moved.dispose()
    gone.dispose()
  }
}

function followStudio(view: monaco.editor.IStandaloneCodeEditor, buffer: MonacoBuffer, studio: Studio) {
  const selected = view.createDecorationsCollection()
  const changed = view.createDecorationsCollection()
  let timer: ReturnType<typeof setTimeout> | undefined

  // a hidden pane has no height: then it is shown once it has
  let waiting: monaco.IRange | null = null
  const isHidden = () => view.getLayoutInfo().height < 20
  const show = (range: monaco.IRange) => {
    waiting = isHidden() ? range : null
    if (!waiting) view.revealRangeInCenterIfOutsideViewport(range, 1)
  }
  const laidOut = view.onDidLayoutChange(() => {
    if (waiting) show(waiting)
  })

  function markSelection({ snapshot, selection }: StudioState): monaco.IRange[] {
    if (snapshot.text !== buffer.text()) return []
    const ranges = spansOf(snapshot, selection).map((span) => linesOf(buffer, span))
    selected.set(ranges.map((range) => whole(range, 'mf-selected')))
    return ranges
  }

  function flash({ changed: { spans }, snapshot }: StudioState) {
    clearTimeout(timer)
    const written = spans.filter(({ from, to }) => to > from)
    const size = written.reduce((sum, { from, to }) => sum + to - from, 0)
    // another document altogether is no change that one would look for
    if (size > 200 && size > buffer.text().length / 2) {
      changed.clear()
      return view.setScrollTop(0)
    }
    changed.set(written.map((span) => whole(linesOf(buffer, solid(span, snapshot.text)), 'mf-changed', 1)))
    timer = setTimeout(() => changed.clear(), FLASH_MS)
    const first = written[0] ?? spans[0]
    if (first) show(linesOf(buffer, first))
  }

  markSelection(studio.getState())
  const stop = studio.subscribe((state, before) => {
    const isSelected = state.selection !== before.selection
    if (isSelected || state.snapshot !== before.snapshot) {
      const [first] = markSelection(state)
      if (first && isSelected && !made && state.changed === before.changed) show(first)
    }
    if (state.changed !== before.changed) flash(state)
    if (state.reveal && state.reveal !== before.reveal) {
      const range = rangeOf(buffer, state.reveal.span)
      show(range)
      if (state.reveal.focus) {
        view.setSelection(range, 'api')
        // the tab that holds the editor may come to sight by this very change
        requestAnimationFrame(() => view.focus())
      }
    }
  })
  return () => {
    stop()
    laidOut.dispose()
    clearTimeout(timer)
  }
}

/** Without the line break that an inserted block begins with, so that the line before does not flash. */
function solid({ from, to }: { from: number; to: number }, text: string) {
  let at = from
  while (at < to && (text[at] === '\n' || text[at] === '\r')) at++
  return at < to ? { from: at, to } : { from, to }
}

function whole(range: monaco.IRange, name: string, zIndex = 0): monaco.editor.IModelDeltaDecoration {
  const options = { isWholeLine: true, className: name, marginClassName: name, stickiness: 1, zIndex }
  return { range, options }
}
