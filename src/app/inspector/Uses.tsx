// The services that this one calls itself: a choice per slot, or any for a custom kind.

import type { Slot } from '../../core/catalog/kind'
import { SERVICE_FIELDS } from '../../core/pipeline/fields'
import type { Pipeline, Service } from '../../core/pipeline/pipeline'
import type { Diagnostic } from '../../core/text/diagnostic'
import { adding } from '../studio/adding'
import { useStudio } from '../studio/use-studio'
import { Chips } from './Chips'
import { Select } from './Select'
import { exchanged, fillingOf, slotsOf, strays } from './slots'

type Props = { pipeline: Pipeline; service: Service; problems: readonly Diagnostic[] }

export function Uses({ pipeline, service, problems }: Props) {
  const slots = slotsOf(pipeline, service)
  const isCustom = service.kind === 'custom'
  const stray = isCustom ? [] : strays(pipeline, service).map(({ to }) => to)
  return (
    <>
      {slots.map((slot, at) =>
        slot.many ? (
          <Chips
            key={slot.name}
            label={slot.name}
            help={slot.help}
            service={service}
            filling={fillingOf(pipeline, service, slot)}
            kinds={slot.kinds}
            problems={at === 0 ? problems : []}
          />
        ) : (
          <One
            key={slot.name}
            pipeline={pipeline}
            service={service}
            slot={slot}
            problems={at === 0 ? problems : []}
          />
        ),
      )}
      {(isCustom || stray.length > 0) && (
        <Chips
          label={isCustom ? 'uses' : 'also uses'}
          help={SERVICE_FIELDS.uses!.help}
          service={service}
          filling={
            isCustom ? fillingOf(pipeline, service, null) : { declared: stray, found: null, choices: [] }
          }
          kinds={[]}
          problems={slots.length === 0 ? problems : []}
        />
      )}
    </>
  )
}

type OneProps = { pipeline: Pipeline; service: Service; slot: Slot; problems: readonly Diagnostic[] }

function One({ pipeline, service, slot, problems }: OneProps) {
  const studio = useStudio()
  const { name } = service
  const { declared, found, choices } = fillingOf(pipeline, service, slot)
  const [current] = declared
  const why = found?.implied ? 'implied' : 'the only one that fits'
  const usual = found ? `${found.name}, ${why}` : slot.required && !service.remote ? 'missing' : 'none'

  function choose(value: string) {
    if (!value.startsWith('+')) {
      const label = value === '' ? `unuse ${name} → ${current}` : `use ${name} → ${value}`
      return studio.runAll(label, exchanged(name, current, value))
    }
    const { label, steps } = adding(value.slice(1), { usedBy: name })
    const refused = studio.runAll(label, [...exchanged(name, current, ''), ...steps])
    // what was chosen for stays in sight
    if (!refused) studio.select({ services: [name] })
    return refused
  }

  return (
    <Select
      label={slot.name}
      help={slot.help}
      value={current ?? ''}
      usual={current === undefined ? usual : 'not written'}
      problems={problems}
      below={
        found?.implied && (
          <button type="button" className="link" onClick={() => studio.run('explicit', { name: found.name })}>
            Make explicit
          </button>
        )
      }
      onChoose={choose}
    >
      {[...declared, ...choices].map((one) => (
        <option key={one} value={one}>
          {one}
        </option>
      ))}
      <optgroup label="Add">
        {slot.kinds.map((id) => (
          <option key={id} value={`+${id}`}>
            + {id}
          </option>
        ))}
      </optgroup>
    </Select>
  )
}
