// The studio for React: one context, one hook that picks what a component looks at.

import { createContext, useContext, useDeferredValue } from 'react'
import { useStore } from 'zustand'
import type { Snapshot } from '../../core/snapshot'
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

/** With more services than this the canvas is drawn in a task of its own, after the key that changed it. */
const MANY = 200

/** The snapshot that the canvas draws: the present one, or in a large pipeline the one that React last had time for. */
export function useDrawnSnapshot(): Snapshot {
  const snapshot = useStudioState((state) => state.snapshot)
  const late = useDeferredValue(snapshot)
  const size = Math.max(snapshot.pipeline?.services.length ?? 0, late.pipeline?.services.length ?? 0)
  return size > MANY ? late : snapshot
}
