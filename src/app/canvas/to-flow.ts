// Pipeline and view → React Flow's nodes and edges. Pure. What has not changed stays the very object it was, because
// React Flow adopts and renders again whatever is new; sizes and handles are given, so that it never has to measure.

import { type Edge, type Node, Position } from '@xyflow/react'
import { NODE_HEIGHT, NODE_WIDTH, type Places, type Point } from '../../core/pipeline/layout'
import type { Pipeline } from '../../core/pipeline/pipeline'
import type { Problems } from './problems'
import { type ServiceData, serviceData } from './service-data'
import { type UsesEdge, usesEdges } from './uses-edges'

export type ServiceNodeType = Node<ServiceData, 'service'>
/**
 * `begin`, `end`: how far from the middle of the side a line begins and ends, where several meet; `gap`: the x at
 * which it goes round others.
 */
export type PipelineEdge = Edge<UsesEdge['data'], 'flow' | 'uses'>
export type Drawing = { nodes: ServiceNodeType[]; edges: PipelineEdge[] }

export type Scene = {
  pipeline: Pipeline
  places: Places
  problems: ReadonlyMap<string, Problems>
  elsewhere: ReadonlyMap<string, string>
  selected: readonly string[]
  edge: readonly [from: string, to: string] | null
  frozen: boolean
}

export const EMPTY: Drawing = { nodes: [], edges: [] }

const SIZE = { width: NODE_WIDTH, height: NODE_HEIGHT }
const MIDDLE = { x: NODE_WIDTH / 2, y: NODE_HEIGHT / 2 }
/** As the node draws them, for the time before React Flow has measured them. */
const HANDLES: NonNullable<Node['handles']> = [
  { id: 'in', type: 'target', position: Position.Left, x: -5, y: MIDDLE.y - 5, width: 10, height: 10 },
  {
    id: 'out',
    type: 'source',
    position: Position.Right,
    x: NODE_WIDTH - 5,
    y: MIDDLE.y - 5,
    width: 10,
    height: 10,
  },
  { id: 'foot', type: 'source', position: Position.Bottom, x: MIDDLE.x, y: NODE_HEIGHT, width: 1, height: 1 },
  { id: 'head', type: 'source', position: Position.Top, x: MIDDLE.x, y: 0, width: 1, height: 1 },
]

/** What edges were made from: most keys change none of that, and a thousand edges take a while. */
const madeFrom = new WeakMap<PipelineEdge[], Scene>()

export function toFlow(previous: Drawing, scene: Scene): Drawing {
  const nodes = same(previous.nodes, nodesOf(previous.nodes, scene))
  const before = madeFrom.get(previous.edges)
  const isSame = before && haveSameEdges(before, scene)
  const edges = isSame ? previous.edges : same(previous.edges, edgesOf(previous.edges, scene))
  if (edges.length > 0) madeFrom.set(edges, scene)
  return nodes === previous.nodes && edges === previous.edges ? previous : { nodes, edges }
}

/** Nodes with the places of those that are being dragged. */
export function withDragged(
  nodes: ServiceNodeType[],
  dragged: ReadonlyMap<string, Point> | null,
): ServiceNodeType[] {
  if (!dragged) return nodes
  return nodes.map((node) => {
    const place = dragged.get(node.id)
    return place ? { ...node, position: { x: place[0], y: place[1] } } : node
  })
}

export function edgeId(from: string, to: string, type: 'flow' | 'uses'): string {
  return type === 'flow' ? `${from} >> ${to}` : `${from} uses ${to}`
}

function nodesOf(previous: readonly ServiceNodeType[], scene: Scene): ServiceNodeType[] {
  const known = new Map(previous.map((node) => [node.id, node]))
  const selected = new Set(scene.selected)
  const linked = new Set(scene.pipeline.flow.flat())
  return scene.pipeline.services.map((service) => {
    const { name } = service
    const [x, y] = scene.places.get(name) ?? [0, 0]
    const problems = scene.problems.get(name)
    const more = { frozen: scene.frozen, linked: linked.has(name) }
    const made = serviceData(scene.pipeline, service, problems, scene.elsewhere.get(name), more)
    const old = known.get(name)
    const isSelected = selected.has(name)
    const data = old && shallowEqual(old.data, made) ? old.data : made
    if (
      old &&
      data === old.data &&
      old.selected === isSelected &&
      old.position.x === x &&
      old.position.y === y
    )
      return old
    return {
      id: name,
      type: 'service',
      position: old && old.position.x === x && old.position.y === y ? old.position : { x, y },
      data,
      selected: isSelected,
      draggable: !scene.frozen,
      connectable: !scene.frozen,
      measured: SIZE,
      width: NODE_WIDTH,
      height: NODE_HEIGHT,
      handles: HANDLES,
    }
  })
}

function edgesOf(previous: readonly PipelineEdge[], scene: Scene): PipelineEdge[] {
  const known = new Map(previous.map((edge) => [edge.id, edge]))
  const isSelected = (from: string, to: string) => scene.edge?.[0] === from && scene.edge[1] === to
  const { pipeline } = scene
  const flow = pipeline.flow.map(([from, to]): PipelineEdge => {
    const ends = { source: from, target: to, sourceHandle: 'out', targetHandle: 'in' }
    return {
      id: edgeId(from, to, 'flow'),
      type: 'flow',
      ...ends,
      selected: isSelected(from, to),
      data: STRAIGHT,
    }
  })
  const inFlow = new Set(flow.map(({ id }) => id))
  const uses = usesEdges(pipeline, scene.places).map(({ from, to, data, ...handles }): PipelineEdge => {
    const selected = isSelected(from, to) && !inFlow.has(edgeId(from, to, 'flow'))
    return {
      id: edgeId(from, to, 'uses'),
      type: 'uses',
      source: from,
      target: to,
      ...handles,
      selected,
      data,
    }
  })
  return [...uses, ...flow].map((edge) => {
    const old = known.get(edge.id)
    if (!old) return { ...edge, reconnectable: edge.type === 'flow' && !scene.frozen }
    const data = shallowEqual(old.data!, edge.data!) ? old.data! : edge.data!
    const isSame =
      data === old.data &&
      old.selected === edge.selected &&
      old.sourceHandle === edge.sourceHandle &&
      old.targetHandle === edge.targetHandle &&
      old.reconnectable === (edge.type === 'flow' && !scene.frozen)
    return isSame ? old : { ...edge, data, reconnectable: edge.type === 'flow' && !scene.frozen }
  })
}

function haveSameEdges(a: Scene, b: Scene): boolean {
  return (
    a.places === b.places &&
    a.frozen === b.frozen &&
    a.edge === b.edge &&
    haveSamePairs(a.pipeline.flow, b.pipeline.flow) &&
    haveSamePairs(a.pipeline.uses, b.pipeline.uses) &&
    a.pipeline.links.length === b.pipeline.links.length &&
    a.pipeline.links.every(({ from, to, declared }, at) => {
      const other = b.pipeline.links[at]!
      return from === other.from && to === other.to && declared === other.declared
    })
  )
}

function haveSamePairs(a: readonly Pair[], b: readonly Pair[]): boolean {
  return a.length === b.length && a.every(([from, to], at) => from === b[at]![0] && to === b[at]![1])
}

type Pair = readonly [string, string]

const STRAIGHT = { begin: 0, end: 0, implied: false, gap: null }

function same<T>(previous: T[], next: T[]): T[] {
  const isSame = previous.length === next.length && next.every((one, index) => one === previous[index])
  return isSame ? previous : next
}

function shallowEqual<T extends object>(a: T, b: T): boolean {
  const keys = Object.keys(b) as (keyof T)[]
  return keys.length === Object.keys(a).length && keys.every((key) => a[key] === b[key])
}
