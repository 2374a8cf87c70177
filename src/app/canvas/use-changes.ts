// What React Flow reports of the hand on nodes and edges → selection, drag and text.

import type { OnEdgesChange, OnNodesChange } from '@xyflow/react'
import { useCallback, useMemo, useRef } from 'react'
import { draggedAfter, edgeAfter, selectedAfter } from './gestures'
import { editable, type Hands, select, selectEdge, settle } from './hands'
import { edgeAt } from './hit'
import type { PipelineEdge, ServiceNodeType } from './to-flow'

/** In pixels of the screen. */
const FAR_REACH = 6

export function useChanges(hands: Hands, edges: readonly PipelineEdge[]) {
  const { studio, view } = hands
  const known = useRef(edges)
  known.current = edges
  const onNodesChange: OnNodesChange<ServiceNodeType> = useCallback(
    (changes) => {
      const next = selectedAfter(studio.getState().selection, changes)
      if (next) studio.select(next)
      const { dragged, hand } = view.getState()
      if (!editable(hands) || hand === 'left') return
      const moved = draggedAfter(dragged, changes)
      if (moved !== dragged) view.setState({ dragged: moved })
    },
    [studio, view, hands],
  )
  const onEdgesChange: OnEdgesChange<PipelineEdge> = useCallback(
    (changes) => {
      const endsOf = (id: string) => {
        const edge = known.current.find((one) => one.id === id)
        return edge && ([edge.source, edge.target] as const)
      }
      const next = edgeAfter(studio.getState().selection, changes, endsOf)
      if (next) studio.select(next)
    },
    [studio],
  )
  const onDragStart = useCallback(() => view.setState({ hand: 'drags' }), [view])
  const onDragStop = useCallback(() => {
    settle(hands)
    view.setState({ hand: null })
  }, [hands, view])
  return useMemo(
    () => ({
      onNodesChange,
      onEdgesChange,
      onNodeDragStart: onDragStart,
      onSelectionDragStart: onDragStart,
      onNodeDragStop: onDragStop,
      onSelectionDragStop: onDragStop,
      onNodeClick(event: React.MouseEvent, { id }: ServiceNodeType) {
        view.setState({ focus: id })
        if (event.shiftKey || event.ctrlKey || event.metaKey) return
        select(hands, [id])
      },
      onNodeDoubleClick(_: React.MouseEvent, { id, data }: ServiceNodeType) {
        if (data.frozen) return
        if (data.implied) studio.run('explicit', { name: id })
        else view.setState({ renaming: id, focus: id })
      },
      onEdgeClick(_: React.MouseEvent, { source, target }: PipelineEdge) {
        selectEdge(hands, source, target)
        takeFocus(hands)
      },
      onPaneClick(event: React.MouseEvent) {
        view.setState({ choosing: null })
        const edge = farEdgeAt(hands, event)
        if (edge) selectEdge(hands, ...edge)
        takeFocus(hands)
      },
    }),
    [onNodesChange, onEdgesChange, onDragStart, onDragStop, hands, studio, view],
  )
}

/** Keys are for the canvas once it has been clicked. */
function takeFocus({ root }: Hands) {
  if (!root()?.contains(document.activeElement)) root()?.focus({ preventScroll: true })
}

/** The edge under the pointer while all of them are one picture. */
function farEdgeAt({ flow, studio, places }: Hands, { clientX: x, clientY: y }: React.MouseEvent) {
  const pipeline = studio.getState().good?.pipeline
  if (!pipeline || flow.getEdges().length > 0) return null
  const place = flow.screenToFlowPosition({ x, y })
  return edgeAt(pipeline, places(), [place.x, place.y], FAR_REACH / flow.getZoom())
}
