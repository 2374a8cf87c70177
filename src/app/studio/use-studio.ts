// The studio for React: one context, one hook that picks what a component looks at.

import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
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
