// The right pane: the document and, beside it, what each target makes of it at this moment.

import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import { useStore } from 'zustand'
import type { Target } from '../../core/targets/target'
import { useStudio, useStudioState } from '../studio/use-studio'
import { active, showTab, type Tab } from './active'
import { type Output, useEmissions } from './emissions'
import { OutputPane } from './OutputPane'
import './outputs.css'

type Props = {
  /** The editor of the document. */
  children: ReactNode
  onDownload(target: Target): void
}

export function Outputs({ children, onDownload }: Props) {
  const outputs = useEmissions()
  const wanted = useStore(active, ({ tab }) => tab)
  const id = useId()
  const output = outputs.find(({ target }) => target.id === wanted)
  const tab = output ? wanted : 'document'
  useDocumentOnReveal()
  return (
    <div className="mf-outputs">
      <Tabs id={id} tab={tab} outputs={outputs} />
      <div
        className="mf-outputs-panel"
        role="tabpanel"
        id={`${id}document`}
        aria-labelledby={`${id}tab-document`}
        hidden={tab !== 'document'}
      >
        {children}
      </div>
      {output && (
        <div
          className="mf-outputs-panel"
          role="tabpanel"
          id={`${id}${tab}`}
          aria-labelledby={`${id}tab-${tab}`}
        >
          <OutputPane output={output} onDownload={() => onDownload(output.target)} />
        </div>
      )}
    </div>
  )
}

/** What is to be shown in the text with the focus in it needs the text in sight. */
function useDocumentOnReveal() {
  const studio = useStudio()
  useEffect(
    () =>
      studio.subscribe(({ reveal }, before) => {
        if (reveal?.focus && reveal !== before.reveal) showTab('document')
      }),
    [studio],
  )
}

type TabsProps = { id: string; tab: Tab; outputs: readonly Output[] }

function Tabs({ id, tab, outputs }: TabsProps) {
  const list = useRef<HTMLDivElement>(null)
  const tabs: Tab[] = ['document', ...outputs.map(({ target }) => target.id)]
  const onKeyDown = (event: KeyboardEvent) => {
    const here = tabs.indexOf(tab)
    const to = { ArrowRight: here + 1, ArrowLeft: here - 1, Home: 0, End: tabs.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    const at = (to + tabs.length) % tabs.length
    showTab(tabs[at]!)
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[at]?.focus()
  }
  return (
    <div
      className="mf-tabs"
      role="tablist"
      aria-label="Document and outputs"
      ref={list}
      onKeyDown={onKeyDown}
    >
      <TabButton id={id} tab="document" isOn={tab === 'document'}>
        pipeline.yaml
      </TabButton>
      {outputs.map((output) => (
        <TabButton key={output.target.id} id={id} tab={output.target.id} isOn={tab === output.target.id}>
          <Dot output={output} />
          {output.target.id}
        </TabButton>
      ))}
    </div>
  )
}

type TabProps = { id: string; tab: Tab; isOn: boolean; children: ReactNode }

function TabButton({ id, tab, isOn, children }: TabProps) {
  return (
    <button
      type="button"
      role="tab"
      id={`${id}tab-${tab}`}
      className="mf-tab"
      aria-selected={isOn}
      aria-controls={isOn || tab === 'document' ? `${id}${tab}` : undefined}
      tabIndex={isOn ? 0 : -1}
      onClick={() => showTab(tab)}
    >
      {children}
    </button>
  )
}

function Dot({ output: { state, of, diagnostics } }: { output: Output }) {
  const isOld = useStudioState(({ snapshot }) => snapshot !== of)
  const count = diagnostics.filter(({ severity }) => severity === state).length
  const words = state === 'ok' ? 'can be exported' : `${count} ${state}${count === 1 ? '' : 's'}`
  return (
    <span className={`mf-dot is-${state}${isOld ? ' is-old' : ''}`} title={words}>
      <span className="unseen">{words}: </span>
    </span>
  )
}
