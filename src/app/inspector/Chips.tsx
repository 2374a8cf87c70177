// Several services in `uses`: each can be taken away, others added.

import type { Service } from '../../core/pipeline/pipeline'
import type { Diagnostic } from '../../core/text/diagnostic'
import { adding } from '../studio/adding'
import { useStudio } from '../studio/use-studio'
import { Icon } from '../ui/Icon'
import { Field } from './Field'
import type { Filling } from './slots'

type Props = {
  label: string
  help: string
  service: Service
  filling: Filling
  /** Kinds that can be added for it. */
  kinds: readonly string[]
  problems: readonly Diagnostic[]
}

export function Chips({ label, help, service: { name }, filling, kinds, problems }: Props) {
  const studio = useStudio()
  const { declared, found, choices } = filling

  function choose(value: string) {
    if (!value.startsWith('+')) return studio.run('use', { from: name, to: value })
    const { label, steps } = adding(value.slice(1), { usedBy: name })
    if (!studio.runAll(label, steps)) studio.select({ services: [name] })
  }

  return (
    <Field label={label} help={help} problems={problems} wide>
      {(tie) => (
        <div className="chips">
          {declared.map((to) => (
            <span key={to} className="chip">
              {to}
              <button
                type="button"
                aria-label={`Stop using ${to}`}
                title={`Stop using ${to}`}
                onClick={() => studio.run('unuse', { from: name, to })}
              >
                <Icon name="close" size={11} />
              </button>
            </span>
          ))}
          {found && (
            <span className="chip is-found">
              {found.name}, {found.implied ? 'implied' : 'found'}
            </span>
          )}
          {choices.length + kinds.length > 0 && (
            <select {...tie} value="" onChange={({ target }) => choose(target.value)}>
              <option value="">Add…</option>
              {choices.map((to) => (
                <option key={to} value={to}>
                  {to}
                </option>
              ))}
              {kinds.map((id) => (
                <option key={id} value={`+${id}`}>
                  + {id}
                </option>
              ))}
            </select>
          )}
        </div>
      )}
    </Field>
  )
}
