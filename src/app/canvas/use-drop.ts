// Kinds dragged here from the palette: onto an edge they go between its ends, elsewhere they stay where they fall.

import { type DragEvent, useMemo } from 'react'
import { NODE_HEIGHT, NODE_WIDTH } from '../../core/pipeline/layout'
import { adding, FLOW_TYPE, KIND_TYPE } from '../studio/adding'
import { dropping } from './gestures'
import { editable, focusNode, type Hands, perform } from './hands'
import { edgeAt } from './hit'
import { edgeId } from './to-flow'

const REACH = 28

export function useDrop(hands: Hands) {
  return useMemo(() => {
    const under = (event: DragEvent) => {
      const pipeline = editable(hands)
      const place = hands.flow.screenToFlowPosition({ x: event.clientX, y: event.clientY })
      const canSplit = pipeline && event.dataTransfer.types.includes(FLOW_TYPE)
      const edge = canSplit
        ? edgeAt(pipeline, hands.places(), [place.x, place.y], REACH / hands.flow.getZoom())
        : null
      return { place, edge }
    }
    const clear = () => hands.view.setState({ dropEdge: null })
    return {
      onDragOver(event: DragEvent) {
        if (!event.dataTransfer.types.includes(KIND_TYPE) || !editable(hands)) return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'copy'
        const { edge } = under(event)
        const dropEdge = edge && edgeId(edge[0], edge[1], 'flow')
        if (hands.view.getState().dropEdge !== dropEdge) hands.view.setState({ dropEdge })
      },
      onDragLeave: clear,
      onDrop(event: DragEvent) {
        clear()
        const kind = event.dataTransfer.getData(KIND_TYPE)
        if (!kind || !editable(hands)) return
        event.preventDefault()
        const { place, edge } = under(event)
        const x = Math.round(place.x - NODE_WIDTH / 2)
        const y = Math.round(place.y - NODE_HEIGHT / 2)
        // the first service of all stands where it would stand anyway
        const isFirst = hands.places().size === 0
        if (perform(hands, isFirst ? adding(kind, {}) : dropping(kind, [x, y], edge))) return
        const [name] = hands.studio.getState().selection.services
        if (name !== undefined) focusNode(hands, name)
      },
    }
  }, [hands])
}
