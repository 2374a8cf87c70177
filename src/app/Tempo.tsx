// Draws nothing, and tells when the rest has been drawn: the last child's effect is the last of a commit.

import { useLayoutEffect } from 'react'
import { markDrawing } from './studio/tempo'
import { useDrawn } from './studio/use-studio'

export function Tempo() {
  const { snapshot } = useDrawn()
  // biome-ignore lint/correctness/useExhaustiveDependencies: each snapshot is one drawing
  useLayoutEffect(markDrawing, [snapshot])
  return null
}
