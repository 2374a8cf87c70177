// Keys on the canvas. Arrows move what is selected when the focus is on it, and walk otherwise; with Alt they always walk.

import type { Point } from '../../core/pipeline/layout'
import { onConnectingKey } from './connect-by-keys'
import { editable, focusNode, type Hands, select, settle } from './hands'
import { combinationOf, verbFor } from './verbs'
import { ARROWS, type Direction, readingOrder, walk } from './walk'

const STEPS: Record<Direction, Point> = { left: [-1, 0], right: [1, 0], up: [0, -1], down: [0, 1] }
/** After this long without an arrow key, what it moved is written. */
const REST = 600

let resting: ReturnType<typeof setTimeout> | undefined

/** Gives whether the key meant something here. */
export function onCanvasKey(hands: Hands, event: KeyboardEvent): boolean {
  const { key, shiftKey, altKey } = event
  if (onConnectingKey(hands, key, shiftKey)) return true
  const direction = ARROWS[key]
  const combination = combinationOf(event)
  const verb = verbFor(combination)
  if (verb) verb.run(hands)
  else if (direction && !event.ctrlKey && !event.metaKey) arrow(hands, direction, altKey, shiftKey ? 1 : 10)
  else if (key === 'PageDown' || key === 'PageUp') turn(hands, key === 'PageDown' ? 1 : -1)
  else if (key === 'Home' || key === 'End')
    goTo(hands, readingOrder(hands.places()).at(key === 'Home' ? 0 : -1))
  else if (key === 'Enter' || key === ' ') return pick(hands, event)
  else if (key === 'Escape') leave(hands)
  else return false
  return true
}

function arrow(hands: Hands, direction: Direction, alt: boolean, step: number) {
  const { selection, good } = hands.studio.getState()
  const { focus } = hands.view.getState()
  const isMoving = !alt && focus !== null && selection.services.includes(focus)
  if (isMoving && editable(hands)) return moveSelected(hands, selection.services, STEPS[direction], step)
  if (!good?.pipeline) return
  if (focus === null || !isFocused(hands)) return goTo(hands, focus ?? readingOrder(hands.places())[0])
  goTo(hands, walk(good.pipeline, hands.places(), focus, direction) ?? undefined)
}

function isFocused({ root }: Hands): boolean {
  return document.activeElement !== root()
}

function moveSelected(hands: Hands, names: readonly string[], [dx, dy]: Point, step: number) {
  const { dragged } = hands.view.getState()
  const places = hands.places()
  const next = new Map(dragged)
  for (const name of names) {
    const place = dragged?.get(name) ?? places.get(name)
    if (place) next.set(name, [place[0] + dx * step, place[1] + dy * step])
  }
  hands.view.setState({ dragged: next })
  clearTimeout(resting)
  resting = setTimeout(() => settle(hands), REST)
}

function turn(hands: Hands, by: number) {
  const order = readingOrder(hands.places())
  const index = order.indexOf(hands.view.getState().focus ?? '')
  goTo(hands, order[Math.min(order.length - 1, Math.max(0, index + by))])
}

function goTo(hands: Hands, name: string | undefined) {
  if (name !== undefined) focusNode(hands, name)
}

/** Enter selects the focused node alone, Space adds it to the selection or takes it out. */
function pick(hands: Hands, { key, target }: KeyboardEvent): boolean {
  if (target instanceof HTMLElement && target.closest('button')) return false
  const { focus } = hands.view.getState()
  if (focus === null) return true
  if (!isFocused(hands)) focusNode(hands, focus)
  else if (key === 'Enter') select(hands, [focus])
  else {
    const { services } = hands.studio.getState().selection
    select(hands, services.includes(focus) ? services.filter((name) => name !== focus) : [...services, focus])
  }
  return true
}

/** What the pointer has in hand first: nodes go back to where they were, a line goes. */
function leave(hands: Hands) {
  const { hand, connecting } = hands.view.getState()
  if (hand === 'drags') return hands.view.setState({ dragged: null, hand: 'left' })
  if (connecting) {
    hands.letGo()
    return hands.view.setState({ connecting: null })
  }
  settle(hands)
  hands.view.setState({ choosing: null })
  hands.studio.select({ services: [], edge: null })
}
