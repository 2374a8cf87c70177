// The working state of the page: the text's snapshot and what a person looks at. The graph is never stored:
// gestures become edits of the text, and the text becomes the next snapshot.

import { createStore, type StoreApi } from 'zustand/vanilla'
import { FIRST_KINDS } from '../../core/catalog/first-kinds'
import type { Kind } from '../../core/catalog/kind'
import { performAll, type Step } from '../../core/commands/perform'
import { compileWith } from '../../core/compile-with'
import type { Snapshot } from '../../core/snapshot'
import type { Diagnostic, Finding, TextFix } from '../../core/text/diagnostic'
import type { Span } from '../../core/text/span'
import type { Change, TextBuffer } from './buffer'
import { lineCounts, spansAfter } from './change'
import { type CompileAway, createCompileAway } from './compile-away'
import { guarded } from './guarded'
import { labelOf, shortened } from './label'
import { evened, replacement } from './line-ends'
import { isLarge, isQuick } from './quick'
import { kept, NOTHING, type Selection } from './selection'
import { markChange } from './tempo'

/** What the status line tells. */
export type Status = { text: string; tone: 'info' | 'error'; id: number }

/** A file of another format that the text was made of, and what is said of it, at places of that file. */
export type Imported = { name: string; label: string; diagnostics: readonly Diagnostic[] }

/** Somewhere in the text that the editor should show. */
type Reveal = { span: Span; id: number; focus: boolean }

export type StudioState = {
  /** The kinds that are known: null until it is certain that no more come. */
  catalog: readonly Kind[] | null
  snapshot: Snapshot
  /** The text is ahead of `snapshot`: it is large, and being read in a worker. */
  reading: boolean
  /** The last snapshot that has a pipeline: what the canvas draws, dimmed while `snapshot` has none. */
  good: Snapshot | null
  selection: Selection
  /** Name under the pointer, in either pane. */
  hovered: string | null
  status: Status | null
  reveal: Reveal | null
  /** Places in the present text that the last gesture, undo or redo changed. */
  changed: { spans: Span[]; id: number }
  imported: Imported | null
  /** The whole text that came last, of a file or a template. */
  opened: { text: string } | null
  /** A file of another format that is being read, to replace the text. */
  incoming: { name: string } | null
}

export type Studio = StoreApi<StudioState> & {
  buffer: TextBuffer
  /** What there is of the catalog has come: the text is read anew with it. */
  learn(catalog: readonly Kind[]): void
  /** Performs a gesture of the table. Gives the refusal, or null when it was done. */
  run(gesture: string, args: Readonly<Record<string, unknown>>): Finding | null
  /** Performs several gestures as one step of the history, all or none. */
  runAll(label: string, steps: readonly Step[]): Finding | null
  /** Makes a fix's edits, as one step. */
  fix(fix: TextFix): void
  /** Replaces the whole text, as one undoable step. */
  load(text: string, label: string, imported?: Imported): void
  undo(): void
  redo(): void
  select(selection: Partial<Selection>): void
  hover(name: string | null): void
  show(span: Span, focus?: boolean): void
  say(text: string, tone?: Status['tone']): void
}

/** What was said of a gesture is over when the next thing is done: something is typed, or selected after a refusal. */
const NO_STATUS = { status: null }

/** `kinds` are what is known of the catalog; `away` compiles what would hold up the page, with all of it. */
export function createStudio(
  buffer: TextBuffer,
  kinds: readonly Kind[] = FIRST_KINDS,
  away: CompileAway = createCompileAway(),
): Studio {
  let catalog = kinds
  const first = compileWith(catalog, isQuick(buffer.text(), null) ? buffer.text() : '')
  const store = createStore<StudioState>(() => ({
    catalog: null,
    snapshot: first,
    reading: false,
    good: first.pipeline ? first : null,
    selection: NOTHING,
    hovered: null,
    status: null,
    reveal: null,
    changed: { spans: [], id: 0 },
    imported: null,
    opened: null,
    incoming: null,
  }))
  const { getState: get, setState: set } = store
  let count = 0
  /** What a gesture asks to be selected, set just before its edits arrive. */
  let wanted: string[] | null = null

  /** Undo and redo take what was said of it along. */
  let imported: Imported | null = null
  let last = buffer.text()
  let waiting: ReturnType<typeof setTimeout> | null = null
  /** A large text that was typed is understood in one task and told to the panes in the next, so that neither is long. */
  let understood: Snapshot | null = null

  buffer.subscribe((change) => {
    markChange()
    const select = wanted
    wanted = null
    const text = buffer.text()
    const news = told(change, last, text)
    last = text
    if (change.kind === 'typing' && isLarge(get().good)) readSoon()
    else read(select, news)
  })
  if (first.text !== last) read(null, {})

  function readSoon() {
    waiting ??= setTimeout(() => {
      const text = buffer.text()
      const previous = understood ?? get().snapshot
      if (isQuick(text, previous)) understood = compileWith(catalog, text, previous)
      waiting = setTimeout(readNow)
    })
  }

  /** Reads what has been typed and waits for its turn. */
  function readNow() {
    if (waiting !== null) read(null, NO_STATUS)
  }

  function read(select: string[] | null, news: Partial<StudioState>) {
    clearTimeout(waiting ?? undefined)
    waiting = null
    const text = buffer.text()
    const previous = understood ?? get().snapshot
    understood = null
    if (isQuick(text, previous)) return settle(compileWith(catalog, text, previous), select, news)
    set({ ...news, reading: true })
    const done = (late: Snapshot) => {
      if (late.text === buffer.text()) settle(late, select, {})
    }
    away(text, done, () => {
      set({ reading: false })
      studio.say('What reads large texts could not be loaded. The next change tries again.', 'error')
    })
  }

  function settle(snapshot: Snapshot, select: string[] | null, news: Partial<StudioState>) {
    const before = get()
    const good = snapshot.pipeline ? snapshot : before.good
    const selection = select ? { services: select, edge: null } : kept(before.selection, before.good, good)
    set({ snapshot, good, selection, reading: false, ...news })
  }

  /** Edits are made from the snapshot, so it must be of the present text. */
  function refusal(): Finding | null {
    readNow()
    if (buffer.text() === get().snapshot.text) return null
    const message = 'The text is still being read. Try again in a moment.'
    studio.say(message, 'error')
    return { code: 'still-reading', severity: 'error', message, path: [] }
  }

  function told(change: Change, before: string, after: string): Partial<StudioState> {
    if (change.kind === 'typing') return NO_STATUS
    const spans = spansAfter(change)
    const isImport = change.label === imported?.label
    const { added, removed } = lineCounts(change, before, after)
    const verb = { gesture: '', undo: 'undo: ', redo: 'redo: ' }[change.kind]
    count++
    return {
      changed: { spans, id: count },
      status: { text: `+${added} −${removed}: ${verb}${change.label}`, tone: 'info', id: count },
      ...(isImport ? { imported: change.kind === 'undo' ? null : imported } : {}),
    }
  }

  const studio: Studio = {
    ...store,
    // panes listen here: a fault of one is none of the others
    subscribe: (listener) => store.subscribe(guarded(listener)),
    buffer,
    learn(all) {
      set({ catalog: all })
      if (catalog === all) return
      catalog = all
      understood = null
      const { text } = get().snapshot
      // what was too large to be read here was read with all of it
      if (isQuick(text, null)) settle(compileWith(catalog, text), null, {})
    },
    run(gesture, args) {
      return studio.runAll(labelOf(gesture, args), [{ gesture, args }])
    },
    runAll(label, steps) {
      const refused = refusal()
      if (refused) return refused
      const performed = performAll(get().snapshot.document, catalog, steps)
      if ('refusal' in performed) {
        studio.say(performed.refusal.message, 'error')
        return performed.refusal
      }
      wanted = performed.select ?? null
      if (performed.edits.length > 0) buffer.apply(shortened(label), performed.edits)
      else if (wanted) studio.select({ services: wanted, edge: null })
      wanted = null
      return null
    },
    fix({ label, edits }) {
      if (!refusal()) buffer.apply(label, edits)
    },
    load(text, label, from) {
      imported = from ?? null
      // what comes later counts
      set({ imported, incoming: null })
      const before = buffer.text()
      const { text: even, mixed } = evened(text)
      const edit = replacement(before, even)
      if (!edit) return
      wanted = []
      buffer.apply(label, [edit])
      wanted = null
      set({ opened: { text: buffer.text() } })
      if (mixed) studio.say('The file mixed line breaks; they are now all as most of them were.')
    },
    undo: () => buffer.undo(),
    redo: () => buffer.redo(),
    select(selection) {
      const isRefusal = get().status?.tone === 'error'
      set({ selection: { ...NOTHING, ...selection }, ...(isRefusal && NO_STATUS) })
    },
    hover: (hovered) => set({ hovered }),
    show(span, focus = false) {
      count++
      set({ reveal: { span, id: count, focus } })
    },
    say(text, tone = 'info') {
      count++
      set({ status: { text, tone, id: count } })
    },
  }
  return studio
}
