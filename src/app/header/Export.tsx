// One click per target. A target that cannot be exported says why, and leads there.

import type { Target } from '../../core/targets/target'
import { type Emission, errorsOf } from '../studio/emission'
import { useStudio } from '../studio/use-studio'
import { Icon } from '../ui/Icon'
import { type Item, Menu } from '../ui/Menu'
import { showDocument } from '../ui/panes'
import { plain } from '../ui/plain'

type Props = {
  emissions: readonly Emission[]
  onExport(target: Target): void
}

export function Export({ emissions, onExport }: Props) {
  const studio = useStudio()
  const items = emissions.map((emission): Item => {
    const { target } = emission
    const errors = errorsOf(emission)
    const [first] = errors
    if (!first) {
      const files = emission.files.map(({ path }) => path).join(', ')
      return {
        id: target.id,
        label: target.label,
        help: files || plain(target.help),
        mark: <Icon name="download" />,
        run: () => onExport(target),
      }
    }
    const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : ''
    return {
      id: target.id,
      label: target.label,
      help: `Not yet: ${plain(first.message)} Line ${first.line}${more}.`,
      mark: (
        <span className="is-error">
          <Icon name="error" />
        </span>
      ),
      disabled: true,
      run() {
        showDocument(() => studio.show({ from: first.from, to: first.to }, true))
      },
    }
  })
  return (
    <Menu
      label="Export"
      className="btn primary"
      align="end"
      items={items}
      disabled={items.length === 0}
      heading="Download for"
    >
      Export
      <Icon name="down" size={13} />
    </Menu>
  )
}
