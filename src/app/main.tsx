// Starts the page: the text of the last visit, or a first pipeline to look at.

import { type ReactNode, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import first from '../../public/examples/chatqna.yaml?raw'
import { FIRST_KINDS } from '../core/catalog/first-kinds'
import type { Kind } from '../core/catalog/kind'
import { App } from './App'
import { active, type Tab } from './outputs/active'
import { HandoverBuffer } from './studio/buffer'
import { createStudio, type Studio } from './studio/studio'
import { StudioContext } from './studio/use-studio'
import { autosave, restored } from './transfer/autosave'
import { download } from './transfer/download'
import { saveText } from './transfer/save'
import { Boundary } from './ui/Boundary'
import { keep, kept } from './ui/storage'
import { followSystem } from './ui/theme'
import { afterPaint } from './ui/use-after-paint'
import './ui/tokens.css'
import './ui/base.css'

followSystem()
active.setState({ tab: (kept('tab') ?? 'document') as Tab })
active.subscribe(({ tab }) => keep('tab', tab))
const before = restored()
const text = before ?? first
// a text of one's own may name any kind: it is drawn when all are here, or cannot be had
if (before === null) start(null)
else void wholeCatalog().then(start)

function start(known: readonly Kind[] | null) {
  createRoot(document.getElementById('root')!).render(<StrictMode>{page(known)}</StrictMode>)
}

async function wholeCatalog(): Promise<readonly Kind[] | null> {
  try {
    return (await import('../core/catalog/catalog')).CATALOG
  } catch {
    return null
  }
}

async function teach(studio: Studio, known: readonly Kind[] | null) {
  const all = known ?? (await wholeCatalog())
  studio.learn(all ?? FIRST_KINDS)
  if (!all)
    studio.say('Not all kinds could be loaded. Open the page again when the network is back.', 'error')
}

function page(known: readonly Kind[] | null): ReactNode {
  try {
    const studio = createStudio(new HandoverBuffer(text), known ?? FIRST_KINDS)
    afterPaint(() => void teach(studio, known))
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
