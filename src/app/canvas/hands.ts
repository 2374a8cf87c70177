// What gestures work with: the studio, the view, React Flow, and the places of nodes as they are drawn now.

import { getViewportForBounds, type ReactFlowInstance } from '@xyflow/react'
import { NODE_HEIGHT, NODE_WIDTH, type Places } from '../../core/pipeline/layout'
import type { Pipeline } from '../../core/pipeline/pipeline'
import type { Adding } from '../studio/adding'
import type { Studio } from '../studio/studio'
import { spanOfLine, spanOfService } from './spans'
import type { PipelineEdge, ServiceNodeType } from './to-flow'
import type { ViewStore } from './view'

export type Hands = {
  studio: Studio
  view: ViewStore
  flow: ReactFlowInstance<ServiceNodeType, PipelineEdge>
  places(): Places
  root(): HTMLElement | null
  /** Ends the line that the pointer draws. */
  letGo(): void
}

/** The pipeline that gestures may change; null while the text is broken. */
export function editable({ studio }: Hands): Pipeline | null {
  return studio.getState().snapshot.pipeline
}

/** The services that a gesture is for: the selected ones, else the one that has the focus. */
export function subjects({ studio, view }: Hands): readonly string[] {
  const { services } = studio.getState().selection
  const { focus } = view.getState()
  return services.length > 0 || !focus ? services : [focus]
}

/** As `editable`, for a key that begins a gesture; where it is null, this says why. */
export function mended(hands: Hands): Pipeline | null {
  return hands.studio.runAll('', []) ? null : editable(hands)
}

/** Performs gestures as one step, after whatever was moved by keys has been written. */
export function perform(hands: Hands, { label, steps }: Adding) {
  settle(hands)
  return hands.studio.runAll(label, steps)
}

/** Writes the places of nodes that were moved by keys or pointer. */
export function settle({ studio, view }: Hands) {
  const { dragged } = view.getState()
  if (!dragged) return
  const known = new Set(studio.getState().snapshot.pipeline?.services.map(({ name }) => name))
  const positions = Object.fromEntries([...dragged].filter(([name]) => known.has(name)))
  if (Object.keys(positions).length > 0) studio.run('move', { positions })
  view.setState({ dragged: null })
}

export function say({ view }: Hands, text: string) {
  // the same words twice are read out twice only if they differ
  const before = view.getState().said
  view.setState({ said: before === text ? `${text}\u00a0` : text })
}

/** Selects services, and shows the lines of the first of them. */
export function select({ studio }: Hands, names: readonly string[]) {
  studio.select({ services: names, edge: null })
  const { snapshot } = studio.getState()
  const span = names[0] === undefined ? null : spanOfService(snapshot, names[0])
  if (span) studio.show(span)
}

/** Selects an edge, and shows where it is written. */
export function selectEdge({ studio }: Hands, from: string, to: string) {
  studio.select({ services: [], edge: [from, to] })
  const span = spanOfLine(studio.getState().snapshot, from, to)
  if (span) studio.show(span)
}

/** A second, in which the view has come to where a node is, so that it has been made. */
const MOST_FRAMES = 60

/** Gives a node the keyboard's focus, and brings it into view. */
export function focusNode(hands: Hands, name: string) {
  hands.view.setState({ focus: name })
  reveal(hands, name)
  const held = document.activeElement
  const give = (left: number) => {
    // a field that opened meanwhile keeps the focus
    const isFree = [held, document.body].includes(document.activeElement)
    if (!isFree || hands.view.getState().focus !== name) return
    const element = elementOf(hands, name)
    if (element) element.focus({ preventScroll: true })
    else if (left > 0) requestAnimationFrame(() => give(left - 1))
  }
  requestAnimationFrame(() => give(MOST_FRAMES))
}

export function elementOf(hands: Hands, name: string): HTMLElement | null {
  return hands.root()?.querySelector<HTMLElement>(`[data-service="${CSS.escape(name)}"]`) ?? null
}

/** Pans as little as it takes to see a node whole; not at all when it can be seen already. */
export function reveal(hands: Hands, name: string) {
  const place = hands.view.getState().dragged?.get(name) ?? hands.places().get(name)
  const box = hands.root()?.getBoundingClientRect()
  if (!place || !box || box.width === 0) return
  const { x, y, zoom } = hands.flow.getViewport()
  const dx = pull(place[0] * zoom + x, NODE_WIDTH * zoom, box.width)
  const dy = pull(place[1] * zoom + y, NODE_HEIGHT * zoom, box.height - CONTROLS)
  if (dx !== 0 || dy !== 0) hands.flow.setViewport({ x: x + dx, y: y + dy, zoom }, { duration: duration() })
}

type Size = { width: number; height: number }

/** Is every node inside the canvas, as it stands now? Also for a size that it had. */
export function seesWhole(
  { root, flow }: Hands,
  places: Places,
  box: Size | undefined = root()?.getBoundingClientRect(),
): boolean {
  if (!box || places.size === 0) return false
  const { x, y, zoom } = flow.getViewport()
  return [...places.values()].every(
    ([left, top]) =>
      left * zoom + x >= EDGE &&
      top * zoom + y >= EDGE &&
      (left + NODE_WIDTH) * zoom + x <= box.width - EDGE &&
      (top + NODE_HEIGHT) * zoom + y <= box.height - CONTROLS,
  )
}

/** Is the view as `fitPipeline` leaves it in a canvas of this size? */
export function isFitted({ flow }: Hands, places: Places, { width, height }: Size): boolean {
  if (width === 0 || places.size === 0) return false
  const [xs, ys] = [[...places.values()].map(([x]) => x), [...places.values()].map(([, y]) => y)]
  const [x, y] = [least(xs), least(ys)]
  const bounds = { x, y, width: most(xs) - x + NODE_WIDTH, height: most(ys) - y + NODE_HEIGHT }
  const fit = getViewportForBounds(bounds, width, height, LEAST_ZOOM, FIT.maxZoom, FIT.padding)
  const now = flow.getViewport()
  return (
    Math.abs(fit.x - now.x) < 1 && Math.abs(fit.y - now.y) < 1 && Math.abs(fit.zoom / now.zoom - 1) < 0.01
  )
}

const least = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b))
const most = (values: readonly number[]) => values.reduce((a, b) => Math.max(a, b))

export const LEAST_ZOOM = 0.04

/** What a node has around it. */
const EDGE = 8
const MARGIN = 40

/** How far a stretch must go to lie within another; what is nearly inside stays. */
function pull(from: number, size: number, whole: number): number {
  if (from < 0) return MARGIN - from
  return from + size > whole ? whole - MARGIN - size - from : 0
}

/** Motion for those who want it. */
function duration(): number {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 200
}

/** Room for the controls at the foot. */
const CONTROLS = 50
export const FIT = {
  padding: { top: '28px', left: '20px', right: '20px', bottom: '60px' },
  maxZoom: 1,
} as const

export function fitPipeline({ flow }: Hands, names?: readonly string[], time = duration()) {
  const nodes = names?.map((id) => ({ id }))
  flow.fitView({ ...FIT, duration: time, ...(nodes ? { nodes } : {}) })
}
