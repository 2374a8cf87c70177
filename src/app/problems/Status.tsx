// The line at the bottom: how the document stands, what the last gesture did, where the text is kept.

import { type ReactNode, useId, useMemo, useRef, useState } from 'react'
import type { Target } from '../../core/targets/target'
import { type Emission, errorsOf } from '../studio/emission'
import { useStudio, useStudioState } from '../studio/use-studio'
import { Icon } from '../ui/Icon'
import { plain } from '../ui/plain'
import { Words } from '../ui/Words'
import { countsOf, countWords, groupsOf } from './entries'
import { goTo } from './go'
import { Problems } from './Problems'
import './problems.css'
import { Verdicts } from './Verdicts'

type Props = { emissions: readonly Emission[]; saved: ReactNode; onShow(target: Target['id']): void }

export function Status({ emissions, saved, onShow }: Props) {
  const studio = useStudio()
  const diagnostics = useStudioState(({ snapshot }) => snapshot.diagnostics)
  const reading = useStudioState((state) => state.reading)
  const incoming = useStudioState((state) => state.incoming)
  const status = useStudioState((state) => state.status)
  const imported = useStudioState((state) => state.imported)
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()
  const groups = useMemo(
    () => (isOpen ? groupsOf(diagnostics, emissions, imported) : []),
    [isOpen, diagnostics, emissions, imported],
  )
  const counts = countsOf(diagnostics)
  const worst = counts.error > 0 ? 'error' : counts.warning > 0 ? 'warning' : 'info'
  const isFine = counts.error + counts.warning === 0
  // what stands in the way of anything before what does not
  const first =
    diagnostics.find(({ severity }) => severity === 'error') ??
    emissions.flatMap(errorsOf)[0] ??
    diagnostics.find(({ severity }) => severity === 'warning')

  const doing = incoming ? `Reading ${incoming.name}…` : reading ? 'Reading…' : null

  function close() {
    setOpen(false)
    button.current?.focus()
  }

  return (
    <>
      {isOpen && <Problems id={id} groups={groups} onClose={close} />}
      <div className="page-status">
        <button
          ref={button}
          type="button"
          className={`status-count ${isFine ? 'is-ok' : `is-${worst}`}`}
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          title={isOpen ? 'Close the list' : 'List all problems'}
          onClick={() => setOpen(!isOpen)}
        >
          <Icon name={isFine ? 'check' : worst} size={14} />
          <b>{countWords(counts)}</b>
        </button>
        <Verdicts
          emissions={emissions}
          hasErrors={counts.error > 0}
          onOpen={() => setOpen(true)}
          onShow={onShow}
        />
        {imported && imported.diagnostics.length > 0 && (
          <button
            type="button"
            className="status-count"
            title={`List what is said of ${imported.name}`}
            onClick={() => setOpen(true)}
          >
            Import: {countWords(countsOf(imported.diagnostics))}
          </button>
        )}
        {first && (
          <button type="button" className="status-first" onClick={() => goTo(studio, first)}>
            <Words of={first.message} /> <span className="status-line">· line {first.line}</span>
          </button>
        )}
        <span className="status-grow" />
        <span className={`status-said ${status?.tone === 'error' ? 'is-error' : ''}`} role="status">
          {doing && status?.tone !== 'error' ? doing : status && plain(status.text)}
        </span>
        <span className="status-sep" />
        {saved}
      </div>
    </>
  )
}
