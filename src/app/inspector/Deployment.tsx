// The fields of a service that is deployed: its image and what it is given.

import { PLATFORMS } from '../../core/catalog/kind'
import { SERVICE_FIELDS } from '../../core/pipeline/fields'
import type { Pipeline, Service } from '../../core/pipeline/pipeline'
import type { Diagnostic } from '../../core/text/diagnostic'
import { useStudio } from '../studio/use-studio'
import { Select } from './Select'
import { ListField, TextField } from './TextField'
import { writeKey, writeList } from './write'

type TextProps = {
  label: string
  help: string | undefined
  problems: Diagnostic[]
  commit(value: string): { message: string } | null
}

type Props = { pipeline: Pipeline; service: Service; text(key: string): TextProps }

export function Deployment({ pipeline, service, text }: Props) {
  const studio = useStudio()
  const { image, args, platform, replicas, resources } = service.declared
  return (
    <>
      <Select
        label="platform"
        help={SERVICE_FIELDS.platform!.help}
        value={platform ?? ''}
        usual={`(${pipeline.application.platform})`}
        problems={text('platform').problems}
        onChoose={(id) => writeKey(studio, service, 'platform', id)}
      >
        {PLATFORMS.map((id) => (
          <option key={id} value={id}>
            {id}
          </option>
        ))}
      </Select>
      <TextField {...text('replicas')} value={textOf(replicas)} usual="1" numeric />
      <TextField {...text('image')} value={image ?? ''} usual={service.image ?? 'needed'} wide />
      <TextField {...text('resources.cpus')} value={textOf(resources?.cpus)} usual="no limit" numeric />
      <TextField {...text('resources.memory')} value={resources?.memory ?? ''} usual="no limit" />
      <TextField
        {...text('resources.accelerators')}
        value={textOf(resources?.accelerators)}
        usual="as the kind"
        numeric
      />
      <ListField
        {...text('args')}
        value={args?.join('\n') ?? ''}
        commit={(lines) => writeList(studio, service, 'args', lines)}
      />
    </>
  )
}

function textOf(value: number | undefined): string {
  return value === undefined ? '' : String(value)
}
