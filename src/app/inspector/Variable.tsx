// One environment variable of a service.

import { useId } from 'react'
import type { EnvironmentEntry, Service } from '../../core/pipeline/pipeline'
import { type Known, usualOf } from '../../core/pipeline/variables'
import type { Diagnostic } from '../../core/text/diagnostic'
import { useStudio } from '../studio/use-studio'
import { Icon } from '../ui/Icon'
import { Notes } from './Notes'
import { worstOf } from './problems-at'
import { Refusal } from './Refusal'
import { useDraft } from './use-draft'
import { removeVariable, writeVariable } from './write'

type Props = {
  name: string
  service: Service
  /** As the document has it. */
  entry: EnvironmentEntry | undefined
  known: Known | null
  problems: readonly Diagnostic[]
}

export function Variable({ name, service, entry, known, problems }: Props) {
  const studio = useStudio()
  const id = useId()
  const { refusal, input } = useDraft(entry?.value ?? '', (value) => {
    if (value === '' && known) return entry ? removeVariable(studio, service, name) : null
    return writeVariable(studio, service, name, value, known?.secret)
  })
  const worst = refusal ? 'error' : worstOf(problems)
  const usual = entry?.value === null ? 'passed through from the host' : known ? usualOf(known) : ''
  return (
    <>
      <div className="variable">
        <label htmlFor={id} title={known?.help ?? name}>
          {name}
        </label>
        <input
          id={id}
          className={`in${worst ? ` is-${worst}` : ''}`}
          {...input}
          placeholder={usual}
          title={known?.help}
          aria-invalid={worst === 'error' || undefined}
          aria-describedby={worst || known?.help ? `${id}-help` : undefined}
          spellCheck={false}
          autoComplete="off"
        />
        {entry && (
          <button
            type="button"
            className="btn square small"
            aria-label={`Remove ${name}`}
            title={`Remove ${name}`}
            onClick={() => removeVariable(studio, service, name)}
          >
            <Icon name="close" size={13} />
          </button>
        )}
      </div>
      <div id={`${id}-help`}>
        {known?.help && <span className="unseen">{known.help}</span>}
        {refusal && <Refusal of={refusal} />}
        <Notes problems={problems} />
      </div>
    </>
  )
}
