// The line at the top: the document as a whole, and what is done with it.

import { useEffect } from 'react'
import type { Target } from '../../core/targets/target'
import type { Emission } from '../studio/emission'
import { useStudioState } from '../studio/use-studio'
import { Icon } from '../ui/Icon'
import { shortcut } from '../ui/shortcut'
import { toggleTheme, useTheme } from '../ui/theme'
import { DocumentName } from './DocumentName'
import { Export } from './Export'
import './header.css'
import { History } from './History'
import { PaneButtons } from './PaneButtons'
import { Platform } from './Platform'
import { Templates } from './Templates'

type Props = {
  emissions: readonly Emission[]
  onOpen(): void
  onSave(): void
  onExport(target: Target): void
  /** The text is another document now: it belongs to no file. */
  onReplaced(): void
}

export function Header({ emissions, onOpen, onSave, onExport, onReplaced }: Props) {
  useTitle()
  return (
    <div className="page-header">
      <span className="header-brand">
        <Icon name="logo" size={18} />
        <span>Megaflow</span>
      </span>
      <span className="header-line" />
      <DocumentName />
      <Templates onReplaced={onReplaced} onSave={onSave} />
      <button type="button" className="btn" title={`Open a file (${shortcut('O')})`} onClick={onOpen}>
        Open
      </button>
      <button type="button" className="btn" title={`Save to a file (${shortcut('S')})`} onClick={onSave}>
        Save
      </button>
      <span className="header-line" />
      <History />
      <span className="header-grow" />
      <PaneButtons />
      <Platform />
      <Export emissions={emissions} onExport={onExport} />
      <ThemeButton />
    </div>
  )
}

function ThemeButton() {
  const theme = useTheme()
  const other = theme === 'dark' ? 'light' : 'dark'
  const label = `Change to the ${other} theme`
  return (
    <button type="button" className="btn square" aria-label={label} title={label} onClick={toggleTheme}>
      <Icon name={theme === 'dark' ? 'sun' : 'moon'} />
    </button>
  )
}

function useTitle() {
  const name = useStudioState(({ good }) => good?.pipeline?.application.name)
  useEffect(() => {
    document.title = name === undefined ? 'Megaflow' : `${name} · Megaflow`
  }, [name])
}
