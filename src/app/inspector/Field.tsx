// One line of the form: a label, what is edited, and the findings that stand there.

import { type ReactNode, useId } from 'react'
import type { Diagnostic } from '../../core/text/diagnostic'
import { plain } from '../ui/plain'
import { Notes } from './Notes'
import { worstOf } from './problems-at'
import { Refusal } from './Refusal'

/** What a control needs to be tied to its label and its findings. */
type Tie = {
  id: string
  className: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
  title: string | undefined
}

type Props = {
  label: string
  help?: string | undefined
  problems?: readonly Diagnostic[] | undefined
  /** Why the last try to write was refused. */
  refusal?: string | null | undefined
  wide?: boolean | undefined
  below?: ReactNode
  children(tie: Tie): ReactNode
}

export function Field({ label, help, problems = [], refusal, wide, below, children }: Props) {
  const id = useId()
  const worst = refusal ? 'error' : worstOf(problems)
  const tie: Tie = {
    id,
    className: `in${worst ? ` is-${worst}` : ''}`,
    'aria-describedby': problems.length > 0 || refusal ? `${id}-notes` : undefined,
    'aria-invalid': worst === 'error' || undefined,
    title: help && plain(help),
  }
  return (
    <>
      <div className={`field${wide ? ' is-wide' : ''}`}>
        <label htmlFor={id} title={help && plain(help)}>
          {label}
        </label>
        <div className="field-control">
          {children(tie)}
          {below}
        </div>
      </div>
      {(problems.length > 0 || refusal) && (
        <div className="field-notes" id={`${id}-notes`}>
          {refusal && <Refusal of={refusal} />}
          <Notes problems={problems} />
        </div>
      )}
    </>
  )
}
