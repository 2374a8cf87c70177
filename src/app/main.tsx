// Starts the page: the text of the last visit, or a first pipeline to look at.

import { type ReactNode, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import first from '../../public/examples/chatqna.yaml?raw'
import { App } from './App'
import { active, type Tab } from './outputs/active'
import { HandoverBuffer } from './studio/buffer'
import { createStudio } from './studio/studio'
import { StudioContext } from './studio/use-studio'
import { autosave, restored } from './transfer/autosave'
import { download } from './transfer/download'
import { saveText } from './transfer/save'
import { Boundary } from './ui/Boundary'
import { keep, kept } from './ui/storage'
import { followSystem } from './ui/theme'
import './ui/tokens.css'
import './ui/base.css'

followSystem()
active.setState({ tab: (kept('tab') ?? 'document') as Tab })
active.subscribe(({ tab }) => keep('tab', tab))
const text = restored() ?? first

createRoot(document.getElementById('root')!).render(<StrictMode>{page()}</StrictMode>)

function page(): ReactNode {
  try {
    const studio = createStudio(new HandoverBuffer(text))
    autosave(studio.buffer)
    return (
      <StudioContext value={studio}>
        <Boundary what="The page" onSave={() => saveText(studio)}>
          <App />
        </Boundary>
      </StudioContext>
    )
  } catch (error) {
    // a text that cannot even be begun with must still be got out
    return (
      <Boundary what="The page" onSave={() => download('pipeline.yaml', text)}>
        <Fault error={error} />
      </Boundary>
    )
  }
}

function Fault({ error }: { error: unknown }): never {
  throw error
}
