// Edges of the flow: draw one, take one away, put one of its ends elsewhere.

import { refuse } from '../yaml/guard'
import { optionalText, text } from './arguments'
import type { Argument, Command } from './command'
import type { Draft } from './draft'
import { whyNotConnect } from './edge-guard'
import { addEdge, removeEdge } from './flow-edits'

const FROM: Argument = { name: 'from', type: 'name', help: 'The service that the edge leaves.' }
const TO: Argument = { name: 'to', type: 'name', help: 'The service that the edge leads to.' }

/** Refusals: `cannot-connect`, `no-such-service`, `implied-service`, and those of flow-edits.ts. */
export const connect: Command = {
  id: 'connect',
  label: 'Connect',
  help: 'Draws an edge of the flow from one service to another.',
  arguments: [FROM, TO],
  run(draft, args) {
    draw(draft, text(args, 'from'), text(args, 'to'))
    return undefined
  },
}

/** An edge that is not there is no change. Refusals: `no-such-service`, `implied-service`, and those of flow-edits.ts. */
export const disconnect: Command = {
  id: 'disconnect',
  label: 'Disconnect',
  help: 'Takes an edge of the flow away; both services stay in the flow.',
  arguments: [FROM, TO],
  run(draft, args) {
    const from = draft.service(text(args, 'from')).name
    const to = draft.service(text(args, 'to')).name
    removeEdge(draft, from, to)
    return undefined
  },
}

/** Refusals: `no-such-edge`, and those of `connect`. */
export const reconnect: Command = {
  id: 'reconnect',
  label: 'Reconnect',
  help: 'Puts one end of an edge onto another service.',
  arguments: [
    FROM,
    TO,
    {
      name: 'newFrom',
      type: 'name',
      optional: true,
      option: true,
      help: 'The service that the edge is to leave.',
    },
    {
      name: 'newTo',
      type: 'name',
      optional: true,
      option: true,
      help: 'The service that the edge is to lead to.',
    },
  ],
  run(draft, args) {
    const from = text(args, 'from')
    const to = text(args, 'to')
    const newFrom = optionalText(args, 'newFrom') ?? from
    const newTo = optionalText(args, 'newTo') ?? to
    if (!draft.pipeline.flow.some(([a, b]) => a === from && b === to)) {
      refuse('no-such-edge', [], `There is no edge from \`${from}\` to \`${to}\`.`)
    }
    if (newFrom === from && newTo === to) return undefined
    removeEdge(draft, from, to)
    draw(draft, newFrom, newTo)
    return undefined
  },
}

function draw(draft: Draft, from: string, to: string) {
  draft.service(from)
  draft.service(to)
  const why = whyNotConnect(draft.pipeline, from, to)
  if (why !== null) refuse('cannot-connect', [], why)
  addEdge(draft, from, to)
}
