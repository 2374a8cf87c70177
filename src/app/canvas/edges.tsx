// The two kinds of lines: data flows along solid ones with an arrow, dashed ones say who calls whom.

import { BaseEdge, type EdgeProps, getBezierPath, Position } from '@xyflow/react'
import { memo } from 'react'
import type { PipelineEdge } from './to-flow'
import { useView } from './view'

export const FlowEdge = memo(function FlowEdge(props: EdgeProps<PipelineEdge>) {
  const { id, selected, sourceX, sourceY, targetX, targetY } = props
  const isDrop = useView(({ dropEdge }) => dropEdge === id)
  const [path] = getBezierPath({
    sourceX,
    sourceY,
    targetX: targetX - 3,
    targetY,
    sourcePosition: Position.Right,
    targetPosition: Position.Left,
  })
  const isOn = selected || isDrop
  return (
    <BaseEdge
      path={path}
      className={`canvas-flow${isOn ? ' is-on' : ''}${isDrop ? ' is-drop' : ''}`}
      markerEnd={`url(#canvas-arrow${isOn ? '-on' : ''})`}
      interactionWidth={18}
    />
  )
})

export const UsesEdge = memo(function UsesEdge(props: EdgeProps<PipelineEdge>) {
  const { sourceX, sourceY, targetX, targetY, selected, data, sourcePosition, targetPosition } = props
  const beginX = sourceX + (data?.begin ?? 0)
  const endX = targetX + (data?.end ?? 0)
  const reach = Math.min(70, Math.max(30, Math.abs(targetY - sourceY) * 0.45))
  const down = sourcePosition === Position.Bottom ? reach : -reach
  const up = targetPosition === Position.Bottom ? reach : -reach
  const path = `M${beginX} ${sourceY}C${beginX} ${sourceY + down} ${endX} ${targetY + up} ${endX} ${targetY}`
  return <BaseEdge path={path} className={`canvas-uses${selected ? ' is-on' : ''}`} interactionWidth={14} />
})

/** Arrow heads in the colours of the theme, which React Flow's own markers cannot have. */
export function Arrows() {
  return (
    <svg className="canvas-arrows" aria-hidden="true">
      <defs>
        {['', '-on'].map((state) => (
          <marker
            key={state}
            id={`canvas-arrow${state}`}
            viewBox="0 0 8 8"
            refX="6"
            refY="4"
            markerWidth="7"
            markerHeight="7"
            orient="auto"
          >
            <path d="M0 .8 6.500 4 0 7.200Z" className={`canvas-arrow${state}`} />
          </marker>
        ))}
      </defs>
    </svg>
  )
}
