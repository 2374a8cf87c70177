// Who uses whom: entries of `uses`.

import { refuse } from '../yaml/guard'
import { text } from './arguments'
import type { Argument, Command } from './command'
import { whyNotUse } from './edge-guard'

const FROM: Argument = { name: 'from', type: 'name', help: 'The service that calls.' }
const TO: Argument = { name: 'to', type: 'name', help: 'The service that is called.' }

/** Refusals: `cannot-use`, `no-such-service`, `implied-service`. */
export const use: Command = {
  id: 'use',
  label: 'Use',
  help: 'Lets a service call another itself: a model server, a store.',
  arguments: [FROM, TO],
  run(draft, args) {
    const caller = draft.service(text(args, 'from'))
    const { name } = draft.service(text(args, 'to'))
    if (caller.declared.uses?.includes(name)) return undefined
    const why = whyNotUse(draft.pipeline, caller.name, name)
    if (why !== null) refuse('cannot-use', [], why)
    draft.append([...caller.path, 'uses'], name)
    return undefined
  },
}

/** An entry that is not there is no change. Refusals: `no-such-service`, `implied-service`. */
export const unuse: Command = {
  id: 'unuse',
  label: 'Stop using',
  help: 'Takes an entry of `uses` away.',
  arguments: [FROM, TO],
  run(draft, args) {
    const { path, declared } = draft.service(text(args, 'from'))
    const index = declared.uses?.indexOf(text(args, 'to')) ?? -1
    if (index < 0) return undefined
    if (declared.uses!.length === 1) draft.remove([...path, 'uses'])
    else draft.remove([...path, 'uses', index])
    return undefined
  },
}
