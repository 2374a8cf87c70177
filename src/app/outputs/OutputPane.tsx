// One target's files: which of them, what it has to say, the text, and why a line of it is there.

import { useCallback, useMemo, useState } from 'react'
import type { Path } from '../../core/text/diagnostic'
import { spanOf } from '../../core/yaml/look-up'
import type { CodeMarks } from '../studio/code-view'
import { useStudio, useStudioState } from '../studio/use-studio'
import { Cause } from './Cause'
import { CodeView } from './CodeView'
import { causeOf, linesOf, serviceOf } from './causes'
import type { Output } from './emissions'
import { FileBar } from './FileBar'
import { Findings } from './Findings'
import { diffLines } from './line-diff'

type Props = { output: Output; onDownload(): void }

const UNCHANGED = { added: [], changed: [], removed: [] }

export function OutputPane({ output, onDownload }: Props) {
  const studio = useStudio()
  const services = useStudioState(({ selection }) => selection.services)
  const { target, last, before, state, diagnostics } = output
  const [chosen, setChosen] = useState<string | null>(null)
  const [asked, setAsked] = useState<{ file: string; line: number } | null>(null)
  const file = last.find(({ path }) => path === chosen) ?? last[0]
  const name = file ? `${target.id}/${file.path}` : ''

  const changes = useMemo(() => {
    const old = before?.find(({ path }) => path === file?.path)
    if (!file || !old) return UNCHANGED
    const diff = diffLines(old.text, file.text)
    // another document altogether is no change that one would look for
    const isOther = (diff.added.length + diff.changed.length) * 2 > file.text.split('\n').length
    return isOther ? UNCHANGED : diff
  }, [before, file])
  const marks = useMemo(
    (): CodeMarks => ({ ...changes, selected: file ? linesOf(file, services) : [] }),
    [changes, file, services],
  )

  const lightUp = useCallback(
    (path: Path) => {
      const { document } = studio.getState().snapshot
      const service = serviceOf(path)
      if (service !== null) studio.select({ services: [service] })
      studio.show(spanOf(document, path))
    },
    [studio],
  )
  const onLine = (line: number) => {
    if (!file) return
    setAsked({ file: name, line })
    const path = causeOf(file, line)
    if (path) lightUp(path)
  }

  if (!file) {
    return (
      <div className="mf-output">
        <Findings diagnostics={diagnostics} />
        <p className="mf-output-empty">There are no files for {target.label} until this is mended.</p>
      </div>
    )
  }
  const cause = asked?.file === name ? causeOf(file, asked.line) : null
  return (
    <div className="mf-output">
      <FileBar files={last} file={file} changes={changes} onChoose={setChosen} onDownload={onDownload} />
      <Findings diagnostics={diagnostics} />
      {state === 'error' && <p className="mf-output-old">Below stands what was made before that.</p>}
      <CodeView name={name} text={file.text} marks={marks} stale={state === 'error'} onLine={onLine} />
      {asked?.file === name && <Cause line={asked.line} path={cause} />}
    </div>
  )
}
