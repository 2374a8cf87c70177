// The whole drawing, small, and what of it is in view: dragging moves the view, the wheel zooms. One path for each colour;
// React Flow's own map has a listener for each node, for which every key and every frame would pay.

import { Panel, useReactFlow, useStore } from '@xyflow/react'
import { type PointerEvent, useEffect, useMemo, useRef } from 'react'
import { NODE_HEIGHT, NODE_WIDTH } from '../../core/pipeline/layout'
import type { ServiceNodeType } from './to-flow'
import './overview.css'

const WIDTH = 160
const HEIGHT = 110
/** Around the drawing, in pixels of the screen. */
const MARGIN = 5
/** What the line around a node adds to it; its corners are round. */
const LINE = 14

type Box = { x: number; y: number; width: number; height: number }

export function Overview({ nodes }: { nodes: readonly ServiceNodeType[] }) {
  const flow = useReactFlow()
  const svg = useRef<SVGSVGElement>(null)
  const [left, top, zoom] = useStore(({ transform }) => transform)
  const width = useStore((state) => state.width)
  const height = useStore((state) => state.height)
  const { paths, bounds } = useMemo(() => shapesOf(nodes), [nodes])
  const view = { x: -left / zoom, y: -top / zoom, width: width / zoom, height: height / zoom }
  const { box, scale } = fitted(around([bounds, view]))

  useEffect(() => {
    const element = svg.current
    // React's own listener may not keep the browser from zooming the page
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      const step = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 0.05 : 0.002
      void flow.zoomTo(flow.getZoom() * 2 ** (-event.deltaY * step))
    }
    element?.addEventListener('wheel', onWheel, { passive: false })
    return () => element?.removeEventListener('wheel', onWheel)
  }, [flow])

  function onPointerMove({ currentTarget, pointerId, movementX, movementY }: PointerEvent) {
    if (!currentTarget.hasPointerCapture(pointerId)) return
    const { x, y, zoom } = flow.getViewport()
    void flow.setViewport({ x: x - movementX * scale * zoom, y: y - movementY * scale * zoom, zoom })
  }

  return (
    <Panel position="bottom-right" className="canvas-overview">
      <svg
        ref={svg}
        width={WIDTH}
        height={HEIGHT}
        viewBox={`${box.x} ${box.y} ${box.width} ${box.height}`}
        role="img"
        aria-label="Overview"
        onPointerDown={({ currentTarget, pointerId }) => currentTarget.setPointerCapture(pointerId)}
        onPointerMove={onPointerMove}
      >
        {[...paths].map(([look, path]) => (
          <path key={look} className={`canvas-mini ${look}`} d={path} strokeWidth={LINE} />
        ))}
        <path className="canvas-overview-rest" fillRule="evenodd" d={outline(box) + outline(view)} />
      </svg>
    </Panel>
  )
}

/** The nodes by how they look, and what they cover. */
function shapesOf(nodes: readonly ServiceNodeType[]): { paths: Map<string, string>; bounds: Box } {
  const inner = { width: NODE_WIDTH - LINE, height: NODE_HEIGHT - LINE }
  const parts = new Map<string, string[]>()
  for (const { data, selected, position } of nodes) {
    const look = selected ? 'is-on' : `is-${data.family}`
    const part = outline({ x: position.x + LINE / 2, y: position.y + LINE / 2, ...inner })
    const known = parts.get(look)
    if (known) known.push(part)
    else parts.set(look, [part])
  }
  const boxes = nodes.map(({ position }) => ({ ...position, width: NODE_WIDTH, height: NODE_HEIGHT }))
  return { paths: new Map([...parts].map(([look, list]) => [look, list.join('')])), bounds: around(boxes) }
}

function outline({ x, y, width, height }: Box): string {
  return `M${x} ${y}h${width}v${height}h${-width}z`
}

function around(boxes: readonly Box[]): Box {
  let [x, y, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const box of boxes) {
    x = Math.min(x, box.x)
    y = Math.min(y, box.y)
    right = Math.max(right, box.x + box.width)
    bottom = Math.max(bottom, box.y + box.height)
  }
  return { x, y, width: right - x, height: bottom - y }
}

/** A box in the middle of one with the shape of the map; `scale`: what a pixel of the screen is in the drawing. */
function fitted({ x, y, width, height }: Box): { box: Box; scale: number } {
  const scale = Math.max(width / (WIDTH - 2 * MARGIN), height / (HEIGHT - 2 * MARGIN))
  const [wide, high] = [WIDTH * scale, HEIGHT * scale]
  return {
    box: { x: x - (wide - width) / 2, y: y - (high - height) / 2, width: wide, height: high },
    scale,
  }
}
