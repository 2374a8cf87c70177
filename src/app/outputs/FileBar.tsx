// The files of an output, how the last change altered the one that is shown, and how to take it along.

import { useState } from 'react'
import type { OutFile } from '../../core/targets/target'
import { useStudio } from '../studio/use-studio'
import { Icon } from '../ui/Icon'
import type { LineDiff } from './line-diff'

type Props = {
  files: readonly OutFile[]
  file: OutFile
  changes: LineDiff
  onChoose(path: string): void
  onDownload(): void
}

export function FileBar({ files, file, changes, onChoose, onDownload }: Props) {
  const studio = useStudio()
  const [copied, setCopied] = useState<string | null>(null)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(file.text)
      setCopied(file.text)
      studio.say(`Copied ${file.path}.`)
    } catch {
      studio.say('The browser does not let this page write to the clipboard.', 'error')
    }
  }
  return (
    <div className="mf-files">
      <fieldset>
        <legend className="unseen">File</legend>
        {files.map(({ path }) => (
          <button
            key={path}
            type="button"
            className="mf-file"
            aria-pressed={path === file.path}
            onClick={() => onChoose(path)}
          >
            {path}
          </button>
        ))}
      </fieldset>
      <Counts changes={changes} />
      <span className="mf-files-acts">
        <button
          type="button"
          className="btn small square"
          title={`Copy ${file.path}`}
          onClick={() => void copy()}
        >
          <Icon name={copied === file.text ? 'check' : 'copy'} size={14} />
          <span className="unseen">Copy {file.path}</span>
        </button>
        <button type="button" className="btn small square" title="Download" onClick={onDownload}>
          <Icon name="download" size={14} />
          <span className="unseen">Download {files.map(({ path }) => path).join(', ')}</span>
        </button>
      </span>
    </div>
  )
}

function Counts({ changes: { added, changed, removed } }: { changes: LineDiff }) {
  if (added.length + changed.length + removed.length === 0) return null
  const words = [
    added.length > 0 && `+${added.length}`,
    changed.length > 0 && `±${changed.length}`,
    removed.length > 0 && `−${removed.length}`,
  ]
  return (
    <span className="mf-counts" title="Lines that the last change of the document added, altered or removed">
      {words.filter(Boolean).join(' ')}
    </span>
  )
}
