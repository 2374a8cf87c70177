// Everything that keys and buttons can do on the canvas: one table.

import { predecessors, reachable, successors } from '../../core/pipeline/graph'
import { beginConnecting } from './connect-by-keys'
import { deleting } from './gestures'
import { fitPipeline, type Hands, mended, perform, say, select, settle, subjects } from './hands'

type Verb = {
  id: string
  label: string
  /** `Mod` is Ctrl, or ⌘ on a Mac. */
  keys: readonly string[]
  run(hands: Hands): void
}

function remove(hands: Hands, reconnect: boolean) {
  const { selection, good } = hands.studio.getState()
  const target = selection.edge ? selection : { services: subjects(hands), edge: null }
  const step = good?.pipeline && deleting(good.pipeline, target, reconnect)
  if (step) perform(hands, step)
  else if (target.services.length > 0)
    hands.studio.say('Implied services go when nobody needs them.', 'error')
}

/** Selects one edge of the focused node after the other, so that it can be deleted without a pointer. */
function nextEdge(hands: Hands) {
  const { good, selection } = hands.studio.getState()
  const { focus } = hands.view.getState()
  if (!good?.pipeline || focus === null) return
  const { flow, uses } = good.pipeline
  const edges = [...flow, ...uses].filter((edge) => edge.includes(focus))
  const index = edges.findIndex(([from, to]) => from === selection.edge?.[0] && to === selection.edge[1])
  const next = (index + 1) % edges.length
  const edge = edges[next]
  if (!edge) return say(hands, `${focus} has no edges.`)
  hands.studio.select({ services: [], edge })
  const verb = flow.includes(edge) ? 'leads to' : 'uses'
  say(hands, `${edge[0]} ${verb} ${edge[1]}, edge ${next + 1} of ${edges.length}. Delete removes it.`)
}

function selectAlong(hands: Hands, next: typeof successors) {
  const { good } = hands.studio.getState()
  if (good?.pipeline) select(hands, [...reachable(subjects(hands), next(good.pipeline.flow))])
}

export const VERBS: readonly Verb[] = [
  {
    id: 'rename',
    label: 'Rename',
    keys: ['F2'],
    run(hands) {
      const name = hands.view.getState().focus ?? subjects(hands)[0]
      const service = mended(hands)?.services.find((one) => one.name === name)
      if (service?.implied) hands.studio.say(`${name} is implied: make it explicit first.`, 'error')
      else if (service) hands.view.setState({ renaming: service.name, focus: service.name })
    },
  },
  { id: 'connect', label: 'Connect to…', keys: ['c'], run: (hands) => beginConnecting(hands, 'flow') },
  { id: 'use', label: 'Use…', keys: ['u'], run: (hands) => beginConnecting(hands, 'uses') },
  { id: 'next-edge', label: 'Select an edge', keys: ['x'], run: nextEdge },
  { id: 'delete', label: 'Delete', keys: ['Delete', 'Backspace'], run: (hands) => remove(hands, false) },
  {
    id: 'delete-reconnect',
    label: 'Delete and reconnect',
    keys: ['Shift+Delete', 'Shift+Backspace'],
    run: (hands) => remove(hands, true),
  },
  {
    id: 'duplicate',
    label: 'Duplicate',
    keys: ['Mod+d'],
    run(hands) {
      const implied = new Set(
        hands.studio
          .getState()
          .good?.pipeline?.services.filter((one) => one.implied)
          .map(({ name }) => name),
      )
      const names = subjects(hands).filter((name) => !implied.has(name))
      if (names.length === 0) return
      const label = `duplicate ${names.join(', ')}`
      perform(hands, { label, steps: [{ gesture: 'duplicate', args: { names } }] })
    },
  },
  {
    id: 'explicit',
    label: 'Make explicit',
    keys: ['e'],
    run(hands) {
      const name = hands.view.getState().focus
      if (name)
        perform(hands, { label: `explicit ${name}`, steps: [{ gesture: 'explicit', args: { name } }] })
    },
  },
  {
    id: 'select-all',
    label: 'Select all',
    keys: ['Mod+a'],
    run(hands) {
      const names = hands.studio.getState().good?.pipeline?.services.map(({ name }) => name) ?? []
      hands.studio.select({ services: names, edge: null })
    },
  },
  {
    id: 'select-upstream',
    label: 'Select all before',
    keys: ['Shift+Alt+ArrowLeft'],
    run: (hands) => selectAlong(hands, predecessors),
  },
  {
    id: 'select-downstream',
    label: 'Select all behind',
    keys: ['Shift+Alt+ArrowRight'],
    run: (hands) => selectAlong(hands, successors),
  },
  { id: 'fit', label: 'Fit the pipeline', keys: ['Shift+1'], run: (hands) => fitPipeline(hands) },
  {
    id: 'zoom-selection',
    label: 'Zoom to the selection',
    keys: ['Shift+2'],
    run: (hands) => fitPipeline(hands, subjects(hands)),
  },
  { id: 'zoom-in', label: 'Zoom in', keys: ['+', '=', 'Shift++'], run: ({ flow }) => void flow.zoomIn() },
  { id: 'zoom-out', label: 'Zoom out', keys: ['-'], run: ({ flow }) => void flow.zoomOut() },
  {
    id: 'tidy',
    label: 'Tidy up',
    keys: ['t'],
    run(hands) {
      settle(hands)
      const refused = hands.studio.run('tidy', {})
      if (!refused) fitPipeline(hands)
    },
  },
  {
    id: 'undo',
    label: 'Undo',
    keys: ['Mod+z'],
    run(hands) {
      settle(hands)
      hands.studio.undo()
    },
  },
  { id: 'redo', label: 'Redo', keys: ['Mod+Shift+z', 'Mod+y'], run: ({ studio }) => studio.redo() },
]

/** The verb that a key means. */
export function verbFor(combination: string): Verb | undefined {
  return VERBS.find(({ keys }) => keys.includes(combination))
}

type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>

/** `Mod+Shift+z`: the way in which the table writes keys. */
export function combinationOf({ key, code, ctrlKey, metaKey, altKey, shiftKey }: Pressed): string {
  const digit = /^Digit(\d)$/.exec(code)?.[1]
  const main = shiftKey && digit ? digit : key.length === 1 ? key.toLowerCase() : key
  const parts = [ctrlKey || metaKey ? 'Mod' : '', shiftKey ? 'Shift' : '', altKey ? 'Alt' : '', main]
  return parts.filter((part) => part !== '').join('+')
}
