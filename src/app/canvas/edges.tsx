// The two kinds of lines: data flows along solid ones with an arrow, dashed ones say who calls whom.

import { BaseEdge, type EdgeProps, Position } from '@xyflow/react'
import { memo } from 'react'
import { flowPath, usesPath } from './edge-paths'
import type { PipelineEdge } from './to-flow'
import { useView } from './view'

export const FlowEdge = memo(function FlowEdge(props: EdgeProps<PipelineEdge>) {
  const { id, selected, sourceX, sourceY, targetX, targetY } = props
  const isDrop = useView(({ dropEdge }) => dropEdge === id)
  const isOn = selected || isDrop
  return (
    <BaseEdge
      path={flowPath([sourceX, sourceY], [targetX, targetY])}
      className={`canvas-flow${isOn ? ' is-on' : ''}${isDrop ? ' is-drop' : ''}`}
      markerEnd={`url(#canvas-arrow${isOn ? '-on' : ''})`}
      interactionWidth={18}
    />
  )
})

export const UsesEdge = memo(function UsesEdge(props: EdgeProps<PipelineEdge>) {
  const { source, target, sourceX, sourceY, targetX, targetY, selected, data } = props
  const { sourcePosition, targetPosition } = props
  // found for the place that a service is being dragged from
  const isDragged = useView(({ dragged }) => !!dragged && (dragged.has(source) || dragged.has(target)))
  const path = usesPath(
    [sourceX + (data?.begin ?? 0), sourceY],
    [targetX + (data?.end ?? 0), targetY],
    sourcePosition === Position.Bottom,
    targetPosition === Position.Bottom,
    isDragged ? null : data?.gap,
  )
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
