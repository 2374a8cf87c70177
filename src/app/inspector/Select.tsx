// A choice of few: the browser's own control, which every keyboard and screen reader knows.

import type { ReactNode } from 'react'
import type { Diagnostic } from '../../core/text/diagnostic'
import { Field } from './Field'

type Props = {
  label: string
  help?: string | undefined
  /** Empty: the document does not say. */
  value: string
  /** What counts then. */
  usual: string
  problems?: readonly Diagnostic[]
  wide?: boolean
  /** What stands beside the control. */
  beside?: ReactNode
  below?: ReactNode
  children: ReactNode
  onChoose(value: string): void
}

export function Select({
  label,
  help,
  value,
  usual,
  problems,
  wide,
  below,
  beside,
  children,
  onChoose,
}: Props) {
  return (
    <Field label={label} help={help} problems={problems} wide={wide} below={below}>
      {(tie) => (
        <div className="beside">
          <select
            {...tie}
            className={`${tie.className}${value === '' ? ' is-hint' : ''}`}
            value={value}
            onChange={({ target }) => onChoose(target.value)}
          >
            <option value="">{usual}</option>
            {children}
          </select>
          {beside}
        </div>
      )}
    </Field>
  )
}
