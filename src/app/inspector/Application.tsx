// With nothing selected: the application as a whole, the keys of opea_mega_service.

import { PLATFORMS } from '../../core/catalog/kind'
import { APPLICATION_FIELDS } from '../../core/pipeline/fields'
import type { Application as Keys, Pipeline } from '../../core/pipeline/pipeline'
import type { Diagnostic } from '../../core/text/diagnostic'
import { useStudio } from '../studio/use-studio'
import { Notes } from './Notes'
import { problemsAt, problemsBeside } from './problems-at'
import { Select } from './Select'
import { TextField } from './TextField'
import { Title } from './Title'
import { writeApplication } from './write'

const TEXTS = ['name', 'port', 'endpoint', 'registry', 'tag', 'namespace'] as const
const FIELDS: ReadonlySet<string> = new Set([...TEXTS, 'platform', 'gmc_join', 'mega_flow'])

type Props = { pipeline: Pipeline; diagnostics: readonly Diagnostic[] }

export function Application({ pipeline, diagnostics }: Props) {
  const studio = useStudio()
  const { application } = pipeline
  const path = ['opea_mega_service']
  const at = (key: string) => problemsAt(diagnostics, [...path, key])
  const written = (key: keyof Keys) => (application.declared.has(key) ? String(application[key]) : '')
  return (
    <>
      <Title icon="logo">{application.name}</Title>
      <p className="insp-help">The application as a whole. Select a service to see what it is made of.</p>
      <Notes problems={problemsBeside(diagnostics, path, FIELDS)} />
      <div className="fields">
        {TEXTS.map((key) => (
          <TextField
            key={key}
            label={key}
            help={APPLICATION_FIELDS[key]!.help}
            value={written(key)}
            usual={String(application[key])}
            problems={at(key)}
            numeric={key === 'port'}
            commit={(value) => writeApplication(studio, key, value)}
          />
        ))}
        <Select
          label="platform"
          help={APPLICATION_FIELDS.platform!.help}
          value={written('platform')}
          usual={application.declared.has('platform') ? 'not written' : application.platform}
          problems={at('platform')}
          onChoose={(id) => writeApplication(studio, 'platform', id)}
        >
          {PLATFORMS.map((id) => (
            <option key={id} value={id}>
              {id}
            </option>
          ))}
        </Select>
        <Select
          label="gmc join"
          help={APPLICATION_FIELDS.gmc_join!.help}
          value={application.gmcJoin ?? ''}
          usual="none"
          problems={at('gmc_join')}
          onChoose={(id) => writeApplication(studio, 'gmc_join', id)}
        >
          <option value="adapter">adapter</option>
          <option value="recompute">recompute</option>
        </Select>
      </div>
      <Notes problems={at('mega_flow')} />
    </>
  )
}
