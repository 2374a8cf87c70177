// An edge drawn without a pointer: C or U begins at the focused node, arrows or Tab walk over what it can end at,
// Enter draws it, Escape leaves it. The focus stays where it began.

import { connecting } from './gestures'
import { editable, type Hands, mended, perform, reveal, say } from './hands'
import { targetsOf, verdictOn } from './targets'
import type { Connecting, Mode } from './view'

export function beginConnecting(hands: Hands, mode: Mode) {
  const pipeline = mended(hands)
  const from = hands.view.getState().focus
  const service = pipeline?.services.find(({ name }) => name === from)
  if (!pipeline || !service) return
  const targets = targetsOf(pipeline, hands.places(), { from: service.name, mode, backwards: false })
  const canBegin = mode === 'uses' ? !service.implied : !service.implied && service.role === 'flow'
  if (!canBegin || targets.length === 0) {
    const what =
      mode === 'flow' ? `${from} cannot lead to any other service.` : `${from} can use no other service.`
    hands.studio.say(what, 'error')
    return say(hands, what)
  }
  aim(hands, { from: service.name, mode, backwards: false, by: 'keys', targets, at: null, moves: null }, 0)
}

/** Gives whether the key was for the edge that is being drawn. */
export function onConnectingKey(hands: Hands, key: string, shift: boolean): boolean {
  const { connecting: now } = hands.view.getState()
  if (now?.by !== 'keys') return false
  const index = now.at === null ? -1 : now.targets.indexOf(now.at)
  if (key === 'Escape') {
    hands.view.setState({ connecting: null })
    say(hands, 'Not connected.')
  } else if (key === 'Enter' || key === ' ') {
    hands.view.setState({ connecting: null })
    if (now.at !== null && !perform(hands, connecting(now, now.at)))
      say(hands, `${now.from} ${now.mode === 'flow' ? 'leads to' : 'uses'} ${now.at}.`)
  } else if (['ArrowRight', 'ArrowDown'].includes(key) || (key === 'Tab' && !shift))
    aim(hands, now, index + 1)
  else if (['ArrowLeft', 'ArrowUp'].includes(key) || key === 'Tab') aim(hands, now, index - 1)
  return true
}

function aim(hands: Hands, now: Connecting, index: number) {
  const count = now.targets.length
  const turn = (index + count) % count
  const at = now.targets[turn]!
  hands.view.setState({ connecting: { ...now, at } })
  reveal(hands, at)
  const verdict = verdictOn(editable(hands)!, now, at)
  const doubt = verdict.tone === 'maybe' ? ` ${verdict.text}` : ''
  const [verb, to] = now.mode === 'flow' ? ['Connect', 'to'] : ['Let', 'use']
  say(
    hands,
    `${verb} ${now.from} ${to} ${at}, ${turn + 1} of ${count}.${doubt} Enter to do it, arrows for others, Escape to leave.`,
  )
}
