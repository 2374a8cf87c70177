// Findings in words, each with its fix.

import type { Diagnostic } from '../../core/text/diagnostic'
import { useStudio } from '../studio/use-studio'
import { plain } from '../ui/plain'
import { Words } from '../ui/Words'

export function Notes({ id, problems }: { id?: string; problems: readonly Diagnostic[] }) {
  const studio = useStudio()
  if (problems.length === 0) return null
  return (
    <div className="notes" id={id}>
      {problems.map(({ code, severity, from, message, hint, fix, fixes }) => (
        <p key={`${code} ${from} ${message}`} className={`note is-${severity}`}>
          <Words of={message} /> {hint && <Words of={hint} />}{' '}
          {(fixes ?? (fix ? [fix] : [])).map((one) => (
            <button key={one.label} type="button" className="link" onClick={() => studio.fix(one)}>
              {plain(one.label)}
            </button>
          ))}
        </p>
      ))}
    </div>
  )
}
