// The lines of a large pipeline from afar: one path for all that look alike. As elements of their own, which nobody could
// hit at that size, a thousand of them would each be asked at every key and sorted at every frame.

import { ViewportPortal } from '@xyflow/react'
import { useMemo } from 'react'
import { NODE_HEIGHT, NODE_WIDTH, type Point } from '../../core/pipeline/layout'
import { arrowPath, flowPath, usesPath } from './edge-paths'
import type { Drawing, PipelineEdge } from './to-flow'
import { atSide } from './uses-edges'
import { useView } from './view'

type Paths = { flow: string; arrows: string; uses: string }

export function FarEdges({ drawing: { nodes, edges } }: { drawing: Drawing }) {
  const dropEdge = useView((view) => view.dropEdge)
  const places = useMemo(
    () => new Map(nodes.map(({ id, position: { x, y } }) => [id, [x, y] as const])),
    [nodes],
  )
  const all = useMemo(() => pathsOf(edges, places), [edges, places])
  const on = useMemo(
    () =>
      pathsOf(
        edges.filter(({ id, selected }) => selected || id === dropEdge),
        places,
      ),
    [edges, places, dropEdge],
  )
  return (
    <ViewportPortal>
      <svg className="canvas-far-edges" aria-hidden="true">
        <Lines paths={all} state="" />
        <Lines paths={on} state={dropEdge === null ? ' is-on' : ' is-on is-drop'} />
      </svg>
    </ViewportPortal>
  )
}

function Lines({ paths, state }: { paths: Paths; state: string }) {
  return (
    <>
      <path className={`canvas-uses${state}`} d={paths.uses} />
      <path className={`canvas-flow${state}`} d={paths.flow} />
      <path className={`canvas-arrow${state ? '-on' : ''}`} d={paths.arrows} />
    </>
  )
}

function pathsOf(edges: readonly PipelineEdge[], places: ReadonlyMap<string, Point>): Paths {
  const paths: Paths = { flow: '', arrows: '', uses: '' }
  for (const { type, source, target, sourceHandle, targetHandle, data } of edges) {
    const from = places.get(source)
    const to = places.get(target)
    if (!from || !to) continue
    if (type === 'uses') {
      const begin = atSide(from, sourceHandle === 'foot', data!.begin)
      const end = atSide(to, targetHandle === 'foot', data!.end)
      paths.uses += usesPath(begin, end, sourceHandle === 'foot', targetHandle === 'foot', data!.gap)
    } else {
      const end: Point = [to[0], to[1] + NODE_HEIGHT / 2]
      paths.flow += flowPath([from[0] + NODE_WIDTH, from[1] + NODE_HEIGHT / 2], end)
      paths.arrows += arrowPath(end)
    }
  }
  return paths
}
