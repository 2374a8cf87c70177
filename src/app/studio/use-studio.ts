// The studio for React: one context, one hook that picks what a component looks at.

import { createContext, useContext, useDeferredValue } from 'react'
import { useStore } from 'zustand'
import { isLarge } from './quick'
import type { Studio, StudioState } from './studio'

export const StudioContext = createContext<Studio | null>(null)

/** The studio itself, for its verbs. */
export function useStudio(): Studio {
  const studio = useContext(StudioContext)
  if (!studio) throw new Error('no studio around this component')
  return studio
}

/** A part of the studio's state; the component renders again when that part changes. */
export function useStudioState<T>(pick: (state: StudioState) => T): T {
  return useStore(useStudio(), pick)
}

export type Drawn = Pick<StudioState, 'snapshot' | 'selection'>

/**
 * What the canvas draws: the present state, or in a large pipeline the one that React last had time for. A selection
 * goes with its snapshot: the name that a service has now says nothing to the drawing from before.
 */
export function useDrawn(): Drawn {
  const snapshot = useStudioState((state) => state.snapshot)
  const selection = useStudioState((state) => state.selection)
  const late = { snapshot: useDeferredValue(snapshot), selection: useDeferredValue(selection) }
  const isLate = late.snapshot !== snapshot && (isLarge(snapshot) || isLarge(late.snapshot))
  return isLate ? late : { snapshot, selection }
}
