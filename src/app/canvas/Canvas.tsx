// The drawing: the pipeline of the text as nodes and edges, and the gestures that change the text.

import {
  Background,
  ConnectionMode,
  ReactFlow,
  ReactFlowProvider,
  SelectionMode,
  useReactFlow,
  useStore,
  useStoreApi,
} from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react'
import { useStudio } from '../studio/use-studio'
import './canvas.css'
import { Chooser } from './Chooser'
import { ConnectHint } from './ConnectHint'
import { Controls, KeyHint } from './Controls'
import { Arrows, FlowEdge, UsesEdge } from './edges'
import { FarContext } from './handles'
import { FIT, type Hands, LEAST_ZOOM } from './hands'
import { onCanvasKey } from './keys'
import { BrokenStrip, EmptyNote } from './Notes'
import { HINT_ID, ServiceNode } from './ServiceNode'
import type { PipelineEdge, ServiceNodeType } from './to-flow'
import { useChanges } from './use-changes'
import { useClipboard } from './use-clipboard'
import { useConnecting } from './use-connecting'
import { type Shown, useDrawing } from './use-drawing'
import { useDrop } from './use-drop'
import { useFetched } from './use-fetched'
import { useFollow } from './use-follow'
import { useView, ViewContext, viewOf } from './view'

const NODES = { service: ServiceNode }
const EDGES = { flow: FlowEdge, uses: UsesEdge }
/** Below this zoom a node shows its icon and its name, larger. */
const FAR = 0.5
/** Below this one could not read the name either: a node is a block in the colour of its family. */
const TINY = 0.3
/** With more nodes than this, only those in view are made, and from afar all edges are one picture. */
const MANY = 100
/** With more nodes than this there is a map of them. */
const FEW = 12
const NO_EDGES: PipelineEdge[] = []

const fetchFarEdges = () => import('./FarEdges').then(({ FarEdges }) => FarEdges)
const fetchOverview = () => import('./Overview').then(({ Overview }) => Overview)

export function Canvas() {
  const view = viewOf(useStudio())
  return (
    <ViewContext value={view}>
      <ReactFlowProvider>
        <Board />
      </ReactFlowProvider>
    </ViewContext>
  )
}

function Board() {
  const shown = useDrawing()
  const root = useRef<HTMLDivElement>(null)
  const hands = useHands(shown, root)
  const { nodes, edges } = shown.drawing
  const isFar = useStore(({ transform }) => transform[2] < FAR)
  const isTiny = useStore(({ transform }) => transform[2] < TINY)
  const said = useView((view) => view.said)
  const FarEdges = useFetched(isTiny && nodes.length > MANY, fetchFarEdges)
  const Overview = useFetched(nodes.length > FEW, fetchOverview)
  const isConnecting = useView(({ connecting }) => connecting !== null)
  const drop = useDrop(hands)
  const clipboard = useClipboard(hands)
  const connect = useConnecting(hands)
  const changes = useChanges(hands, edges)
  useFollow(hands, shown)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLElement && event.target.closest('input, textarea')) return
    if (onCanvasKey(hands, event.nativeEvent)) event.preventDefault()
  }
  const isEmpty = nodes.length === 0
  const count = shown.good?.pipeline?.services.length ?? 0
  const classes = [
    'canvas',
    isFar && 'is-far',
    isTiny && 'is-tiny',
    shown.frozen && 'is-frozen',
    isConnecting && 'is-connecting',
  ]
  return (
    <div
      ref={root}
      className={classes.filter(Boolean).join(' ')}
      role="application"
      aria-label={`Canvas, ${count} service${count === 1 ? '' : 's'}`}
      tabIndex={isEmpty || nodes.length > MANY ? 0 : -1}
      onKeyDown={onKeyDown}
      {...drop}
      {...clipboard}
    >
      <FarContext value={isFar}>
        <ReactFlow<ServiceNodeType, PipelineEdge>
          nodes={nodes}
          edges={FarEdges ? NO_EDGES : edges}
          nodeTypes={NODES}
          edgeTypes={EDGES}
          {...changes}
          {...connect}
          fitView
          fitViewOptions={FIT}
          minZoom={LEAST_ZOOM}
          maxZoom={2}
          onlyRenderVisibleElements={nodes.length > MANY}
          nodesFocusable={false}
          edgesFocusable={false}
          disableKeyboardA11y
          // React Flow takes this key from the whole page, the editor included: there a space is a space
          panActivationKeyCode={null}
          deleteKeyCode={null}
          connectionMode={ConnectionMode.Loose}
          selectionMode={SelectionMode.Partial}
          multiSelectionKeyCode={MULTI}
          connectionRadius={10}
          reconnectRadius={9}
          nodeDragThreshold={3}
          connectionDragThreshold={3}
          zoomOnDoubleClick={false}
          elevateEdgesOnSelect={false}
        >
          <Background gap={20} size={2} color="var(--dots)" />
          {FarEdges && <FarEdges drawing={shown.drawing} />}
          {Overview && <Overview nodes={nodes} />}
        </ReactFlow>
      </FarContext>
      <Arrows />
      {isEmpty && !shown.frozen && <EmptyNote tooMany={shown.tooMany} />}
      <BrokenStrip isDrawn={!isEmpty} />
      <ConnectHint />
      <Chooser hands={hands} />
      <Controls hands={hands} hasMoved={Object.keys(shown.good?.pipeline?.layout ?? {}).length > 0} />
      <KeyHint />
      <p className="canvas-unseen" id={HINT_ID}>
        Arrow keys walk to other services, and move the selected ones. Enter selects. C connects, U uses, F2
        renames, Delete deletes.
      </p>
      <p className="canvas-unseen" aria-live="assertive">
        {said}
      </p>
    </div>
  )
}

const MULTI = ['Meta', 'Control', 'Shift']

function useHands(shown: Shown, root: React.RefObject<HTMLDivElement | null>): Hands {
  const studio = useStudio()
  const view = viewOf(studio)
  const flow = useReactFlow<ServiceNodeType, PipelineEdge>()
  const store = useStoreApi()
  const places = useRef(shown.places)
  useEffect(() => {
    places.current = shown.places
  }, [shown.places])
  const hands = useMemo(
    () => ({
      studio,
      view,
      flow,
      places: () => places.current,
      root: () => root.current,
      letGo: () => store.getState().cancelConnection(),
    }),
    [studio, view, flow, store, root],
  )
  return hands
}
