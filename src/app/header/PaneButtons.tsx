// Shows and hides the panes around the canvas.

import { Icon } from '../ui/Icon'
import { type PaneName, togglePane, usePanes } from '../ui/panes'
import { shortcut } from '../ui/shortcut'

const PANES: readonly { pane: PaneName; label: string; icon: string; key: string }[] = [
  { pane: 'palette', label: 'Palette', icon: 'left', key: 'B' },
  { pane: 'inspector', label: 'Inspector', icon: 'bottom', key: 'I' },
  { pane: 'document', label: 'Document', icon: 'side', key: 'E' },
]

export function PaneButtons() {
  const hidden = usePanes((panes) => panes.hidden)
  return (
    // biome-ignore lint/a11y/useSemanticElements: no form, so no fieldset
    <div className="header-pair header-panes" role="group" aria-label="Panes">
      {PANES.map(({ pane, label, icon, key }) => (
        <button
          key={pane}
          type="button"
          className="btn square"
          aria-label={label}
          aria-pressed={!hidden.includes(pane)}
          title={`${hidden.includes(pane) ? 'Show' : 'Hide'} the ${label.toLowerCase()} (${shortcut(key)})`}
          onClick={() => togglePane(pane)}
        >
          <Icon name={icon} />
        </button>
      ))}
    </div>
  )
}
