// The view follows the document: focus goes with the selection and is never lost when a node goes; another document
// is fitted into view, and so is one that was seen whole and grows out of it, or is drawn anew out of it.

import { useStore } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import type { Places, Point } from '../../core/pipeline/layout'
import { useStudioState } from '../studio/use-studio'
import { elementOf, fitPipeline, focusNode, type Hands, isFitted, reveal, seesWhole } from './hands'
import type { Shown } from './use-drawing'
import { readingOrder } from './walk'

export function useFollow(hands: Hands, { drawing, places, good }: Shown) {
  const { studio, view } = hands
  const hadFocus = useRef(false)
  const lastPlaces = useRef<Places>(new Map())
  const names = useRef<ReadonlySet<string>>(new Set())
  const opened = useStudioState((state) => state.opened)
  const lastOpened = useRef(opened)
  const lastMoved = useRef<string | undefined>(undefined)
  const drawn = useRef(good)
  const size = useRef({ width: 0, height: 0 })
  const width = useStore((state) => state.width)
  const height = useStore((state) => state.height)

  useEffect(() => {
    const root = hands.root()
    if (!root) return
    const onFocusIn = () => {
      hadFocus.current = true
    }
    // a node that goes takes the focus along, without a word: then `relatedTarget` is null and nothing else has it
    const onFocusOut = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget instanceof Node && !root.contains(relatedTarget)) hadFocus.current = false
    }
    const onPointerDown = ({ target }: PointerEvent) => {
      if (target instanceof Node && !root.contains(target)) hadFocus.current = false
    }
    root.addEventListener('focusin', onFocusIn)
    root.addEventListener('focusout', onFocusOut)
    document.addEventListener('pointerdown', onPointerDown, true)
    return () => {
      root.removeEventListener('focusin', onFocusIn)
      root.removeEventListener('focusout', onFocusOut)
      document.removeEventListener('pointerdown', onPointerDown, true)
    }
  }, [hands])

  useEffect(
    () =>
      studio.subscribe(({ selection }, before) => {
        const [name] = selection.services
        if (selection === before.selection || selection.services.length !== 1 || name === undefined) return
        if (view.getState().focus !== name) view.setState({ focus: name })
        // its place is known once it has been drawn
        requestAnimationFrame(() => {
          const isOurs = hands.root()?.contains(document.activeElement)
          const isTyping = document.activeElement instanceof HTMLInputElement
          if (isOurs && !isTyping) focusNode(hands, name)
          else reveal(hands, name)
        })
      }),
    [studio, view, hands],
  )

  useEffect(() => {
    drawn.current = good
  }, [good])

  useEffect(() => {
    const now = new Set(drawing.nodes.map(({ id }) => id))
    const before = names.current
    names.current = now
    const { focus } = view.getState()
    if (now.size > 0 && (focus === null || !now.has(focus))) {
      const { services } = studio.getState().selection
      const near = focus === null ? null : nearest(lastPlaces.current.get(focus), places)
      view.setState({
        focus: services.find((name) => now.has(name)) ?? near ?? readingOrder(places)[0] ?? null,
      })
    }
    const placesBefore = lastPlaces.current
    lastPlaces.current = places
    // React Flow takes the node away a little later, and the focus goes with it
    requestAnimationFrame(() => {
      if (!hadFocus.current || document.activeElement !== document.body) return
      const next = view.getState().focus
      const element = next === null ? null : elementOf(hands, next)
      ;(element ?? hands.root())?.focus({ preventScroll: true })
    })
    // one service of many that stays makes it the same document
    const isOther = before.size > 0 && now.size > 0 && ![...now].some((name) => before.has(name))
    const isFirst = before.size === 0 && now.size > 0
    const isOpened = opened !== lastOpened.current && opened?.text === drawn.current?.text
    if (isOpened) lastOpened.current = opened
    const hasOthers = now.size !== before.size || [...now].some((name) => !before.has(name))
    const moved = JSON.stringify(drawn.current?.pipeline?.layout)
    // whom a hand puts beyond the border stays there
    const isDrawnAnew = hasOthers || (places !== placesBefore && moved === lastMoved.current)
    lastMoved.current = moved
    const grewOut = isDrawnAnew && seesWhole(hands, placesBefore) && !seesWhole(hands, places)
    if (isOther || isFirst || isOpened || grewOut) requestAnimationFrame(() => fitPipeline(hands))
  }, [drawing.nodes, places, opened, hands, studio, view])

  // what was seen whole stays so when a pane takes its room, and what was fitted has all the room that there is
  useEffect(() => {
    const before = size.current
    if (!hands.root()?.offsetWidth) return
    size.current = { width, height }
    const { current } = lastPlaces
    const isHidden = seesWhole(hands, current, before) && !seesWhole(hands, current)
    if (isHidden || isFitted(hands, current, before)) fitPipeline(hands, undefined, 0)
  }, [width, height, hands])

  // a name that is gone can be neither renamed nor connected
  useEffect(() => {
    const known = new Set(good?.pipeline?.services.map(({ name }) => name))
    const { renaming, connecting } = view.getState()
    if (renaming !== null && !known.has(renaming)) view.setState({ renaming: null })
    if (connecting && !known.has(connecting.from)) view.setState({ connecting: null })
  }, [good, view])
}

/** Who is where one was that is gone. */
function nearest(point: Point | undefined, places: Places): string | null {
  if (!point) return null
  let best: string | null = null
  let least = Number.POSITIVE_INFINITY
  for (const [name, [x, y]] of places) {
    const distance = Math.hypot(x - point[0], y - point[1])
    if (distance >= least) continue
    least = distance
    best = name
  }
  return best
}
