// What the application runs on: one line of the document.

import { PLATFORMS } from '../../core/catalog/kind'
import { useStudio, useStudioState } from '../studio/use-studio'
import { Icon } from '../ui/Icon'
import { Menu } from '../ui/Menu'

const HELP = {
  xeon: 'CPU, Intel or AMD',
  gaudi: 'Intel Gaudi accelerators',
  nvidia: 'NVIDIA GPUs',
  rocm: 'AMD GPUs',
}

export function Platform() {
  const studio = useStudio()
  const platform = useStudioState(({ good }) => good?.pipeline?.application.platform ?? 'xeon')
  const isBroken = useStudioState(({ snapshot }) => snapshot.pipeline === null)
  const items = PLATFORMS.map((id) => ({
    id,
    label: id,
    help: HELP[id],
    checked: id === platform,
    mark: id === platform ? <Icon name="check" size={14} /> : <span />,
    run: () => void studio.run('configure', { key: 'platform', value: id }),
  }))
  return (
    <Menu
      label={`Platform: ${platform}`}
      className="btn box"
      align="end"
      items={items}
      disabled={isBroken}
      title={isBroken ? 'Mend the text first' : 'What the application runs on'}
    >
      {platform}
      <Icon name="down" size={13} />
    </Menu>
  )
}
