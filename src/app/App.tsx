// The page: which pane lies where. Panes meet in the studio; only this file knows them all.

import { type CSSProperties, type ReactNode, Suspense } from 'react'
import { createStore, useStore } from 'zustand'
import type { Target } from '../core/targets/target'
import './app.css'
import { Canvas } from './canvas/Canvas'
import { Header } from './header/Header'
import { NarrowTabs } from './header/NarrowTabs'
import { showTab } from './outputs/active'
import { emissionsOf, type Output } from './outputs/emissions'
import { useStudio } from './studio/use-studio'
import { Tempo } from './Tempo'
import { pickFile } from './transfer/pick'
import { save, saveText, setFile } from './transfer/save'
import { Boundary } from './ui/Boundary'
import { later } from './ui/later'
import { showDocument, usePanes } from './ui/panes'
import { Splitter } from './ui/Splitter'
import { useAfterPaint } from './ui/use-after-paint'
import { useShortcuts } from './use-shortcuts'

// after the first paint: the canvas does not wait for them
const Palette = later(() => import('./palette/Palette').then(({ Palette }) => Palette))
const Editor = later(() => import('./editor/Editor').then(({ Editor }) => Editor))
const Inspector = later(() => import('./inspector/Inspector').then(({ Inspector }) => Inspector))
const Outputs = later(() => import('./outputs/Outputs').then(({ Outputs }) => Outputs))
const Drop = later(() => import('./transfer/Drop').then(({ Drop }) => Drop))
const Saved = later(() => import('./transfer/Saved').then(({ Saved }) => Saved))
const Status = later(() => import('./problems/Status').then(({ Status }) => Status))

/** Until the first paint: the targets wait for it as well. */
const NONE = createStore<readonly Output[]>(() => [])

export function App() {
  const studio = useStudio()
  useShortcuts(studio)
  const panes = usePanes()
  const isPainted = useAfterPaint()
  const emissions = useStore(isPainted ? emissionsOf(studio) : NONE)
  const exportTo = (target: Target) =>
    void import('./transfer/export').then(
      ({ exportTo }) => exportTo(studio, target),
      () => studio.say('The export could not be loaded. Try again when the network is back.', 'error'),
    )
  const shows = (pane: 'palette' | 'document' | 'inspector') => !panes.hidden.includes(pane)
  const hasRight = shows('document') || shows('inspector')
  const classes = [
    'app',
    !shows('palette') && 'no-palette',
    !hasRight && 'no-right',
    !shows('document') && 'no-document',
    !shows('inspector') && 'no-inspector',
  ]
  const sizes = {
    '--palette': `${panes.palette}px`,
    '--right': `${panes.right}px`,
    '--inspector': `${panes.inspector}px`,
  } as CSSProperties
  return (
    <div className={classes.filter(Boolean).join(' ')} style={sizes} data-narrow={panes.narrow}>
      <header id="pane-header" className="pane pane-header">
        <h1 className="unseen">Megaflow, a designer of OPEA pipelines</h1>
        <Guarded what="The header">
          <Header
            emissions={emissions}
            onOpen={() => void pickFile(studio)}
            onSave={() => void save(studio)}
            onExport={exportTo}
            onReplaced={() => setFile(null)}
          />
        </Guarded>
      </header>
      <NarrowTabs />
      <main className="work">
        <section id="pane-palette" className="pane pane-palette" aria-label="Palette">
          <Guarded what="The palette">{isPainted && <Palette />}</Guarded>
          <Splitter
            pane="palette"
            label="Width of the palette"
            controls="pane-palette"
            side="left"
            usual={200}
          />
        </section>
        <section id="pane-canvas" className="pane pane-canvas" aria-label="Canvas">
          <Guarded what="The canvas">
            <Canvas />
          </Guarded>
        </section>
        <section className="page-right" aria-label="Document and inspector">
          <Splitter
            pane="right"
            label="Width of the document"
            controls="pane-document"
            side="right"
            usual={460}
          />
          <section id="pane-document" className="pane pane-document" aria-label="Document and outputs">
            <Guarded what="The document">
              {isPainted && (
                <Outputs onDownload={exportTo}>
                  <Editor />
                </Outputs>
              )}
            </Guarded>
          </section>
          <section id="pane-inspector" className="pane pane-inspector" aria-label="Inspector">
            {shows('document') && (
              <Splitter
                pane="inspector"
                label="Height of the inspector"
                controls="pane-inspector"
                side="below"
                usual={310}
              />
            )}
            <Guarded what="The inspector">{isPainted && <Inspector emissions={emissions} />}</Guarded>
          </section>
        </section>
      </main>
      <footer id="pane-status" className="pane pane-status">
        <Guarded what="The status line">
          {isPainted && <Status emissions={emissions} saved={<Saved />} onShow={showOutput} />}
        </Guarded>
      </footer>
      <Guarded what="Dropping files">{isPainted && <Drop />}</Guarded>
      <Tempo />
    </div>
  )
}

function showOutput(target: Target['id']) {
  showDocument()
  showTab(target)
}

function Guarded({ what, children }: { what: string; children: ReactNode }) {
  const studio = useStudio()
  return (
    <Boundary what={what} onSave={() => saveText(studio)}>
      <Suspense>{children}</Suspense>
    </Boundary>
  )
}
