// What a target has to say about the document; each leads to its place.

import type { Diagnostic } from '../../core/text/diagnostic'
import { useStudio } from '../studio/use-studio'
import { Icon } from '../ui/Icon'
import { openPane } from '../ui/panes'
import { Words } from '../ui/Words'
import { showTab } from './active'
import { serviceOf } from './causes'

type Props = { diagnostics: readonly Diagnostic[] }

/** More are told by their number. */
const MOST = 50

export function Findings({ diagnostics }: Props) {
  const notes = diagnostics.filter(({ severity }) => severity === 'info')
  const problems = diagnostics.filter(({ severity }) => severity !== 'info')
  if (diagnostics.length === 0) return null
  return (
    <section className="mf-findings" aria-label="Findings of this output">
      <List diagnostics={problems} />
      {notes.length > 0 && (
        <details>
          <summary>{notes.length === 1 ? '1 note' : `${notes.length} notes`}</summary>
          <List diagnostics={notes} />
        </details>
      )}
    </section>
  )
}

function List({ diagnostics }: Props) {
  const studio = useStudio()
  if (diagnostics.length === 0) return null
  const go = ({ path, from, to }: Diagnostic) => {
    const service = serviceOf(path)
    if (service !== null) studio.select({ services: [service] })
    openPane('document')
    showTab('document')
    studio.show({ from, to }, true)
  }
  return (
    <ul>
      {diagnostics.slice(0, MOST).map((one) => (
        <li key={`${one.code} ${one.from} ${one.message}`}>
          <button type="button" className={`mf-finding is-${one.severity}`} onClick={() => go(one)}>
            <Icon name={one.severity} size={13} />
            <span>
              <span className="unseen">{one.severity}: </span>
              <Words of={one.message} />
              {one.hint && (
                <small>
                  <Words of={one.hint} />
                </small>
              )}
            </span>
            <span className="mf-finding-line">line {one.line}</span>
          </button>
        </li>
      ))}
      {diagnostics.length > MOST && (
        <li className="mf-findings-more">and {diagnostics.length - MOST} more</li>
      )}
    </ul>
  )
}
