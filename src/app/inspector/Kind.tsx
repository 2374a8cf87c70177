// The kind: written, or found by the name or the endpoint, which one can then write down.

import { FAMILIES } from '../../core/catalog/kind'
import { SERVICE_FIELDS } from '../../core/pipeline/fields'
import type { KindOrigin, Pipeline, Service } from '../../core/pipeline/pipeline'
import type { Diagnostic } from '../../core/text/diagnostic'
import { FAMILY_TITLES } from '../studio/families'
import { useStudio } from '../studio/use-studio'
import { Select } from './Select'
import { writeKey } from './write'

const BY: Record<KindOrigin, string> = {
  written: '',
  name: ', by name',
  endpoint: ', by endpoint',
  fallback: ', as no kind is known',
  implied: ', implied',
}

type Props = { pipeline: Pipeline; service: Service; problems: readonly Diagnostic[] }

export function Kind({ pipeline, service, problems }: Props) {
  const studio = useStudio()
  const { kind, kindOrigin, declared } = service
  const kinds = [...pipeline.kinds.values()]
  const isWritten = declared.kind !== undefined
  const isKnown = !isWritten || pipeline.kinds.has(declared.kind!)
  return (
    <Select
      label="kind"
      help={SERVICE_FIELDS.kind!.help}
      value={declared.kind ?? ''}
      usual={isWritten ? 'not written' : `${kind}${BY[kindOrigin]}`}
      problems={problems}
      wide
      beside={
        !isWritten && (
          <button type="button" className="link" onClick={() => writeKey(studio, service, 'kind', kind)}>
            Write it down
          </button>
        )
      }
      onChoose={(id) => writeKey(studio, service, 'kind', id)}
    >
      {!isKnown && <option value={declared.kind}>{declared.kind}</option>}
      {FAMILIES.map((family) => {
        const ids = kinds.filter((one) => one.family === family).map(({ id }) => id)
        return (
          ids.length > 0 && (
            <optgroup key={family} label={FAMILY_TITLES[family]}>
              {ids.map((id) => (
                <option key={id} value={id}>
                  {id}
                </option>
              ))}
            </optgroup>
          )
        )
      })}
    </Select>
  )
}
