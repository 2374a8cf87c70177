// Undo and redo, which say what they would do.

import { useMemo, useSyncExternalStore } from 'react'
import { useStudio } from '../studio/use-studio'
import { Icon } from '../ui/Icon'
import { shortcut } from '../ui/shortcut'
import { watchHistory } from './history-labels'

export function History() {
  const studio = useStudio()
  const watch = useMemo(() => watchHistory(studio.buffer), [studio])
  const { canUndo, canRedo, undo, redo } = useSyncExternalStore(watch.subscribe, watch.now)
  return (
    <div className="header-pair">
      <Step
        icon="undo"
        label={words('Undo', undo, canUndo)}
        keys={shortcut('Z')}
        enabled={canUndo}
        onClick={studio.undo}
      />
      <Step
        icon="redo"
        label={words('Redo', redo, canRedo)}
        keys={shortcut('Z', 'Shift')}
        enabled={canRedo}
        onClick={studio.redo}
      />
    </div>
  )
}

function words(verb: string, label: string | null, isPossible: boolean): string {
  if (!isPossible) return `Nothing to ${verb.toLowerCase()}`
  return label === null ? verb : `${verb}: ${label}`
}

type StepProps = { icon: string; label: string; keys: string; enabled: boolean; onClick(): void }

/** Stays focusable when there is nothing left, so that the focus is not lost on the way. */
function Step({ icon, label, keys, enabled, onClick }: StepProps) {
  return (
    <button
      type="button"
      className="btn square"
      aria-label={label}
      aria-disabled={!enabled}
      title={enabled ? `${label} (${keys})` : label}
      onClick={() => enabled && onClick()}
    >
      <Icon name={icon} />
    </button>
  )
}
