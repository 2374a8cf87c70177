// What the canvas alone knows while someone works on it: focus, a drag, a name being typed, an edge being drawn.
// Nothing here outlives the page, and nothing here is part of the document.

import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Point } from '../../core/pipeline/layout'
import type { Studio } from '../studio/studio'

export type Mode = 'flow' | 'uses'

/** An edge being drawn, by pointer or by keys. */
export type Connecting = {
  from: string
  mode: Mode
  /** Drawn from its end: what it is dropped on leads to `from`. */
  backwards: boolean
  by: 'pointer' | 'keys'
  /** Services that it can end at, in the order in which keys walk over them. */
  targets: readonly string[]
  /** The service under the pointer, or chosen by keys. */
  at: string | null
  /** The edge whose end is being moved. */
  moves: readonly [from: string, to: string] | null
}

/** A list of kinds at a place of the canvas, to choose what comes next. */
export type Choosing = { from: string; mode: Mode; backwards: boolean; screen: Point }

export type View = {
  /** The node that has the keyboard's focus, or would get it. */
  focus: string | null
  /** Places of nodes while they are dragged, or moved by keys. */
  dragged: ReadonlyMap<string, Point> | null
  /** The pointer drags nodes, or has not let go yet of those that Escape put back. */
  hand: 'drags' | 'left' | null
  renaming: string | null
  connecting: Connecting | null
  choosing: Choosing | null
  /** The edge that something dragged would be dropped onto. */
  dropEdge: string | null
  /** Said by the live region: what the status line does not tell. */
  said: string
}

export type ViewStore = StoreApi<View>

const NONE: View = {
  focus: null,
  dragged: null,
  hand: null,
  renaming: null,
  connecting: null,
  choosing: null,
  dropEdge: null,
  said: '',
}

const views = new WeakMap<Studio, ViewStore>()

/** One view per studio, so that hiding the canvas loses nothing. */
export function viewOf(studio: Studio): ViewStore {
  let view = views.get(studio)
  if (!view) {
    view = createStore<View>(() => NONE)
    views.set(studio, view)
  }
  return view
}

export const ViewContext = createContext<ViewStore | null>(null)

export function useViewStore(): ViewStore {
  const view = useContext(ViewContext)
  if (!view) throw new Error('no canvas around this component')
  return view
}

export function useView<T>(pick: (view: View) => T): T {
  return useStore(useViewStore(), pick)
}
