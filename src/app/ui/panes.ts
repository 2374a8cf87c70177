// Which panes are shown and how large they are: view state of the page, kept between visits, no part of a document.

import { create } from 'zustand'
import { keep, keptAs } from './storage'

export type PaneName = 'palette' | 'document' | 'inspector'
/** What a narrow page shows, one at a time. */
export type NarrowPane = 'canvas' | PaneName

type Sizes = { palette: number; right: number; inspector: number }
type Kept = Sizes & { hidden: PaneName[] }

export type Panes = Kept & { narrow: NarrowPane }

export const LIMITS: Record<keyof Sizes, readonly [least: number, most: number]> = {
  palette: [160, 360],
  right: [320, 900],
  inspector: [120, 700],
}

const USUAL: Kept = { palette: 200, right: 460, inspector: 310, hidden: [] }

function isKept(value: unknown): value is Kept {
  if (typeof value !== 'object' || value === null) return false
  const { palette, right, inspector, hidden } = value as Record<string, unknown>
  return [palette, right, inspector].every(Number.isFinite) && Array.isArray(hidden)
}

export const usePanes = create<Panes>(() => ({ ...keptAs('panes', USUAL, isKept), narrow: 'canvas' }))

usePanes.subscribe(({ palette, right, inspector, hidden }) => {
  keep('panes', JSON.stringify({ palette, right, inspector, hidden }))
})

export function resize(pane: keyof Sizes, size: number) {
  const [least, most] = LIMITS[pane]
  usePanes.setState({ [pane]: Math.round(Math.min(most, Math.max(least, size))) })
}

export function togglePane(pane: PaneName) {
  const { hidden } = usePanes.getState()
  const next = hidden.includes(pane) ? hidden.filter((one) => one !== pane) : [...hidden, pane]
  usePanes.setState({ hidden: next })
}

/** Brings a pane to sight, wherever it is. */
export function openPane(pane: PaneName) {
  const { hidden } = usePanes.getState()
  usePanes.setState({ hidden: hidden.filter((one) => one !== pane), narrow: pane })
}

/** Brings the document to sight, then does what needs it there. */
export function showDocument(then?: () => void) {
  openPane('document')
  if (then) requestAnimationFrame(then)
}
