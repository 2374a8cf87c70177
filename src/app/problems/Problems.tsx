// All findings as a list: what, where, and the fix where there is one. Arrow keys walk it.

import { type KeyboardEvent, useRef } from 'react'
import type { Diagnostic } from '../../core/text/diagnostic'
import { useStudio } from '../studio/use-studio'
import { Icon } from '../ui/Icon'
import { plain } from '../ui/plain'
import { useKeepFocus } from '../ui/use-keep-focus'
import { Words } from '../ui/Words'
import type { Group } from './entries'
import { goTo } from './go'

export function Problems({ id, groups, onClose }: { id: string; groups: readonly Group[]; onClose(): void }) {
  const list = useRef<HTMLElement>(null)
  useKeepFocus(list)

  function onKeyDown(event: KeyboardEvent) {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (event.key === 'Escape') onClose()
    else if (by) {
      const rows = [...(list.current?.querySelectorAll<HTMLElement>('.problem-go') ?? [])]
      const row = (event.target as Element).closest('.problem')?.querySelector<HTMLElement>('.problem-go')
      const here = row ? rows.indexOf(row) : -1
      rows[Math.min(rows.length - 1, Math.max(0, here + by))]?.focus()
    } else return
    event.preventDefault()
  }

  return (
    <section
      className="problems"
      id={id}
      aria-label="Problems"
      tabIndex={-1}
      onKeyDown={onKeyDown}
      ref={list}
    >
      <div className="problems-head">
        <h2>Problems</h2>
        <button type="button" className="btn square small" aria-label="Close the problems" onClick={onClose}>
          <Icon name="close" size={14} />
        </button>
      </div>
      <div className="problems-list">
        {groups.length === 0 && (
          <p className="problems-none">Nothing to mend: every target can be exported.</p>
        )}
        {groups.map(({ id, title, diagnostics, more, file }) => (
          <section key={id} aria-label={title}>
            {(groups.length > 1 || id !== 'document') && (
              <h3>
                {title} {file !== undefined && <Dismiss />}
              </h3>
            )}
            <ul>
              {diagnostics.map((one, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: equal findings may stand at one place
                <Row key={`${one.code} ${one.from} ${at}`} diagnostic={one} {...(file ? { file } : {})} />
              ))}
            </ul>
            {more > 0 && <p className="problems-none">… and {more.toLocaleString('en')} more.</p>}
          </section>
        ))}
      </div>
    </section>
  )
}

/** What is said of a file that is not open stays only for as long as it is wanted. */
function Dismiss() {
  const studio = useStudio()
  return (
    <button type="button" className="link" onClick={() => studio.setState({ imported: null })}>
      Dismiss
    </button>
  )
}

const WORDS = { error: 'Error', warning: 'Warning', info: 'Note' }

function Row({ diagnostic, file }: { diagnostic: Diagnostic; file?: string }) {
  const studio = useStudio()
  const { severity, code, message, hint, line, fix, fixes } = diagnostic
  const words = (
    <>
      <Icon name={severity} size={14} />
      <span>
        <span className="unseen">{WORDS[severity]}: </span>
        <Words of={message} />{' '}
        {hint && (
          <span className="problem-hint">
            <Words of={hint} />
          </span>
        )}
        <span className="unseen">
          Line {line}
          {file && ` of ${file}`}.
        </span>
      </span>
    </>
  )
  return (
    <li className={`problem is-${severity}`}>
      {file === undefined ? (
        <button type="button" className="problem-go" onClick={() => goTo(studio, diagnostic)}>
          {words}
        </button>
      ) : (
        // there is nowhere to go: the file is not what is edited
        <span className="problem-go is-elsewhere" tabIndex={-1}>
          {words}
        </span>
      )}
      <span className="problem-fixes">
        {(file === undefined ? (fixes ?? (fix ? [fix] : [])) : []).map((one) => (
          <button key={one.label} type="button" className="btn box small" onClick={() => studio.fix(one)}>
            {plain(one.label)}
          </button>
        ))}
      </span>
      <code>{code}</code>
      <span className="problem-line" aria-hidden="true">
        line {line}
      </span>
    </li>
  )
}
