// Where edges begin and end. From afar, and where only dashed lines end, nothing can be drawn from there: then a plain
// element for React Flow to measure, because each of its own looks at every change of the drawing.

import { Handle, Position } from '@xyflow/react'
import { createContext, useContext } from 'react'

/** The view is so far off that handles are not shown. */
export const FarContext = createContext(false)

export function Handles({ inFlow, canUse }: { inFlow: boolean; canUse: boolean }) {
  const Spot = useContext(FarContext) ? Mark : Handle
  return (
    <>
      {inFlow && <Spot type="target" id="in" position={Position.Left} className="canvas-handle" />}
      {inFlow && <Spot type="source" id="out" position={Position.Right} className="canvas-handle" />}
      {canUse && (
        <Spot type="source" id="uses" position={Position.Bottom} className="canvas-handle is-uses" />
      )}
      <Mark type="source" id="head" position={Position.Top} className="canvas-anchor" />
      <Mark type="source" id="foot" position={Position.Bottom} className="canvas-anchor" />
    </>
  )
}

type Props = { type: 'source' | 'target'; id: string; position: Position; className: string }

/** What React Flow finds of a handle when it measures. */
function Mark({ type, id, position, className }: Props) {
  return (
    <div
      className={`react-flow__handle react-flow__handle-${position} ${type} ${className}`}
      data-handleid={id}
      data-handlepos={position}
    />
  )
}
