// Zoom, fit and tidy up, at the foot of the canvas; beside them the keys, for those who came by keyboard.

import { Icon } from '../ui/Icon'
import type { Hands } from './hands'
import { VERBS } from './verbs'
import { useView } from './view'

const BUTTONS = [
  ['zoom-in', 'plus'],
  ['zoom-out', 'minus'],
  ['fit', 'fit'],
  ['tidy', null],
] as const

export function Controls({ hands, hasMoved }: { hands: Hands; hasMoved: boolean }) {
  return (
    <div className="canvas-controls" role="toolbar" aria-label="View">
      {BUTTONS.map(([id, icon]) => {
        const verb = VERBS.find((one) => one.id === id)!
        const isIdle = id === 'tidy' && !hasMoved
        return (
          <button
            key={id}
            type="button"
            title={`${verb.label} (${verb.keys[0]})`}
            aria-label={verb.label}
            aria-disabled={isIdle}
            onClick={() => verb.run(hands)}
          >
            {icon ? <Icon name={icon} /> : verb.label}
          </button>
        )
      })}
    </div>
  )
}

/** Seen while a node has the keyboard's focus. */
export function KeyHint() {
  const connecting = useView((view) => view.connecting)
  if (connecting?.by === 'keys') {
    return (
      <div className="canvas-keys is-on" aria-hidden="true">
        <b>
          {connecting.from} {connecting.mode === 'flow' ? '→' : 'uses'} {connecting.at}
        </b>
        <Key of="↵" is="connect" />
        <Key of="← →" is="another" />
        <Key of="Esc" is="leave" />
      </div>
    )
  }
  return (
    <div className="canvas-keys" aria-hidden="true">
      <Key of="← → ↑ ↓" is="walk" />
      <Key of="↵" is="select" />
      <Key of="C" is="connect" />
      <Key of="U" is="use" />
      <Key of="F2" is="rename" />
      <Key of="Del" is="delete" />
    </div>
  )
}

function Key({ of, is }: { of: string; is: string }) {
  return (
    <span>
      <kbd>{of}</kbd> {is}
    </span>
  )
}
