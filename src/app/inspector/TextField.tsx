// A key of the language as a line of text: empty means that the document does not say.

import type { Diagnostic } from '../../core/text/diagnostic'
import { Field } from './Field'
import { type Commit, useDraft } from './use-draft'

type Props = {
  label: string
  help?: string | undefined
  value: string
  /** What counts when nothing is written. */
  usual?: string | undefined
  problems?: readonly Diagnostic[]
  numeric?: boolean
  wide?: boolean
  commit: Commit
}

export function TextField({ label, help, value, usual, problems, numeric, wide, commit }: Props) {
  const { refusal, input } = useDraft(value, commit)
  return (
    <Field label={label} help={help} problems={problems} refusal={refusal} wide={wide}>
      {(tie) => (
        <input
          {...tie}
          {...input}
          placeholder={usual}
          inputMode={numeric ? 'decimal' : undefined}
          spellCheck={false}
          autoComplete="off"
        />
      )}
    </Field>
  )
}

/** One item of a list per line. */
export function ListField({ label, help, value, problems, commit }: Omit<Props, 'usual' | 'numeric'>) {
  const { refusal, input } = useDraft(value, commit, true)
  return (
    <Field label={label} help={help} problems={problems} refusal={refusal} wide>
      {(tie) => (
        <textarea
          {...tie}
          {...input}
          rows={Math.min(8, Math.max(1, input.value.split('\n').length))}
          placeholder="one per line"
          spellCheck={false}
        />
      )}
    </Field>
  )
}
