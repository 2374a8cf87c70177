// An edge drawn, or moved at one end, by pointer. React Flow draws the line; what it ends at is found here, because
// the whole node is a target, and one that cannot be one says why.

import type { Edge, OnConnectEnd, OnConnectStart } from '@xyflow/react'
import { useMemo } from 'react'
import { connecting } from './gestures'
import { editable, type Hands, perform } from './hands'
import { targetsOf, verdictOn, without } from './targets'

/** Closer to where it began than this, letting go means nothing. */
const NEAR = 24

export function useConnecting(hands: Hands) {
  return useMemo(() => {
    let moves: readonly [string, string] | null = null
    let began: readonly [number, number] = [0, 0]
    const { view } = hands

    const follow = (event: PointerEvent | MouseEvent) => {
      const now = view.getState().connecting
      const over = document.elementFromPoint(event.clientX, event.clientY)?.closest('.react-flow__node')
      const name = over instanceof HTMLElement ? (over.dataset.id ?? null) : null
      const at = name === now?.from ? null : name
      if (now && now.at !== at) view.setState({ connecting: { ...now, at } })
    }

    const onConnectStart: OnConnectStart = (event, { nodeId: from, handleId, handleType }) => {
      const pipeline = editable(hands)
      if (!pipeline || from === null) return
      const point = 'touches' in event ? event.touches[0]! : event
      began = [point.clientX, point.clientY]
      const mode = handleId?.startsWith('uses') ? 'uses' : 'flow'
      const backwards = handleType === 'target'
      const rest = moves ? without(pipeline, moves) : pipeline
      const targets = targetsOf(rest, hands.places(), { from, mode, backwards })
      view.setState({
        choosing: null,
        connecting: { from, mode, backwards, by: 'pointer', targets, at: null, moves },
      })
      document.addEventListener('pointermove', follow)
    }

    const onConnectEnd: OnConnectEnd = (event) => {
      document.removeEventListener('pointermove', follow)
      const point = 'changedTouches' in event ? event.changedTouches[0]! : event
      follow(point as unknown as PointerEvent)
      const now = view.getState().connecting
      view.setState({ connecting: null })
      moves = null
      const pipeline = editable(hands)
      if (!now || !pipeline) return
      if (now.at !== null) {
        const verdict = verdictOn(pipeline, now, now.at)
        if (verdict.tone === 'no') hands.studio.say(verdict.text, 'error')
        else if (now.moves?.[now.backwards ? 0 : 1] !== now.at) perform(hands, connecting(now, now.at))
        return
      }
      const far = Math.hypot(point.clientX - began[0], point.clientY - began[1]) > NEAR
      const over = document.elementFromPoint(point.clientX, point.clientY)
      if (now.moves || !far || !over?.closest('.react-flow__pane')) return
      const { from, mode, backwards } = now
      view.setState({ choosing: { from, mode, backwards, screen: [point.clientX, point.clientY] } })
    }

    // React Flow begins a connection from the end that stays next
    const onReconnectStart = (_: unknown, edge: Edge) => {
      moves = [edge.source, edge.target]
    }

    return { onConnectStart, onConnectEnd, onReconnectStart, onReconnect: () => {} }
  }, [hands])
}
