// Where nodes stand: written only for those that a person moves.

import { refuse } from '../yaml/guard'
import type { Command } from './command'

/** Refusals: `no-such-service`, `bad-argument`. */
export const move: Command = {
  id: 'move',
  label: 'Move',
  help: 'Puts services at places on the canvas.',
  arguments: [{ name: 'positions', type: 'positions', help: 'Names with their places: a name, x and y.' }],
  run(draft, args) {
    const { positions } = args
    if (typeof positions !== 'object' || positions === null)
      return refuse('bad-argument', [], '`positions` must be a map of names and places.')
    const names = new Set(draft.pipeline.services.map(({ name }) => name))
    for (const [name, place] of Object.entries(positions)) {
      if (!names.has(name)) refuse('no-such-service', [], `There is no service \`${name}\`.`)
      const [x, y] = Array.isArray(place) && place.length === 2 ? place : []
      if (!Number.isFinite(x) || !Number.isFinite(y))
        refuse('bad-argument', [], 'A place is two numbers: x and y.')
      draft.set(['x-layout', name], [Math.round(x) + 0, Math.round(y) + 0])
    }
    return undefined
  },
}

/** Without `x-layout` it changes nothing. */
export const tidy: Command = {
  id: 'tidy',
  label: 'Tidy up',
  help: 'Forgets all places, so that every node is laid out from the graph.',
  arguments: [],
  run(draft) {
    draft.remove(['x-layout'])
    return undefined
  },
}
