// Whole pipelines to start from. Loading one is a step that can be undone.

import { TEMPLATES } from '../../core/templates'
import { useStudio } from '../studio/use-studio'
import { Menu } from '../ui/Menu'

export function Templates({ onReplaced }: { onReplaced(): void }) {
  const studio = useStudio()
  const empty = {
    id: 'empty',
    label: 'An empty pipeline',
    help: 'To draw from nothing.',
    run() {
      onReplaced()
      studio.load('opea_micro_services: {}\n', 'empty pipeline')
    },
  }
  const items = TEMPLATES.map(({ name, title, help, text }) => ({
    id: name,
    label: title,
    help,
    run() {
      onReplaced()
      studio.load(text, `template ${title}`)
    },
  }))
  return (
    <Menu label="Templates" className="btn" items={[...items, empty]}>
      Templates
    </Menu>
  )
}
