// The form of one declared service. Each field edits its own lines of the text.

import { RESOURCE_FIELDS, SERVICE_FIELDS } from '../../core/pipeline/fields'
import type { Pipeline, Service } from '../../core/pipeline/pipeline'
import type { Diagnostic } from '../../core/text/diagnostic'
import { useStudio } from '../studio/use-studio'
import { Deployment } from './Deployment'
import { Environment } from './Environment'
import { Facts } from './Facts'
import { FIELDS, modelOf, shownFor } from './fields-of'
import { Kind } from './Kind'
import { Name } from './Name'
import { Notes } from './Notes'
import { problemsAt, problemsBeside } from './problems-at'
import { TextField } from './TextField'
import { Action, Title } from './Title'
import { Uses } from './Uses'
import { writeKey } from './write'

type Props = {
  declared: Pipeline
  pipeline: Pipeline
  service: Service
  diagnostics: readonly Diagnostic[]
}

export function ServiceForm({ declared, pipeline, service, diagnostics }: Props) {
  const studio = useStudio()
  const { name, path } = service
  const kind = pipeline.kinds.get(service.kind)
  const at = (...keys: string[]) => problemsAt(diagnostics, [...path, ...keys])
  const shown = shownFor(pipeline, service)
  const text = (key: string) => ({
    label: key.replace(/^resources\./, '').replace('_', ' '),
    help: (SERVICE_FIELDS[key] ?? RESOURCE_FIELDS[key.replace(/^resources\./, '')])?.help,
    problems: at(...key.split('.')),
    commit: (value: string) => writeKey(studio, service, key, value),
  })
  const { endpoint, port, model, apiKey, condition } = service.declared
  return (
    <>
      <Title
        kind={kind}
        actions={
          <>
            <Action
              icon="copy"
              label="Duplicate"
              onClick={() => studio.run('duplicate', { names: [name] })}
            />
            <Action icon="trash" label="Delete" onClick={() => studio.run('remove', { names: [name] })} />
          </>
        }
      >
        <Name service={service} />
      </Title>
      {kind && <p className="insp-help">{kind.help}</p>}
      <Notes problems={problemsBeside(diagnostics, path, FIELDS)} />
      <div className="fields">
        <Kind pipeline={pipeline} service={service} problems={at('kind')} />
        {shown.model && (
          <TextField {...text('model')} value={model ?? ''} usual={modelOf(pipeline, service)} wide />
        )}
        <TextField
          {...text('port')}
          value={port === undefined ? '' : String(port)}
          usual={service.remote ? 'runs elsewhere' : 'not published'}
          numeric
        />
        <TextField {...text('endpoint')} value={endpoint ?? ''} usual={kind?.call.endpoint ?? 'none'} />
        <Uses pipeline={pipeline} service={service} problems={at('uses')} />
        {shown.apiKey && (
          <TextField
            {...text('api_key')}
            value={apiKey === undefined ? '' : `\${${apiKey}}`}
            usual={'${API_KEY}'}
          />
        )}
        {shown.condition && <TextField {...text('condition')} value={condition ?? ''} usual="always" />}
        {shown.deployment && <Deployment service={service} pipeline={pipeline} text={text} />}
      </div>
      <Environment pipeline={pipeline} service={service} problems={at('environment')} />
      <Facts declared={declared} pipeline={pipeline} service={service} />
    </>
  )
}
