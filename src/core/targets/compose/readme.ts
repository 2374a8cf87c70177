// README.md beside the compose file: how to start it, ask it, feed it, end it.

import type { Plan } from '../../plan/plan'
import { dataprepOf } from './dataprep'
import { firstRequest } from './first-request'
import type { References } from './interpolation'
import { code, quoted, urlPath } from './shell'

export function readme(plan: Plan, references: References, hasMock: boolean): string {
  const { application, units } = plan
  const required = [...references.found].filter(([, needed]) => needed.required).map(([name]) => name)
  const dataprep = dataprepOf(plan)
  const body = JSON.stringify(firstRequest(plan))
  return [
    `# ${application.name}`,
    '',
    `${units.length + 1} containers: ${[...units.map(({ label }) => `\`${label}\``), `and the megaservice \`${application.name}\``].join(', ')}.`,
    ...section(
      'Start',
      `cp .env.example .env${required.length > 0 ? `      # then fill in ${required.join(', ')}` : ''}`,
      'docker compose up -d --wait',
    ),
    '',
    'The first start downloads images and models; that takes minutes to hours. `docker compose ps` shows what is healthy.',
    'Where a download outlasts the health checks, the second command goes on with it.',
    '',
    `\`sh try.sh\` does this, ${dataprep ? 'gives it a document, ' : ''}and sends a first request.`,
    ...gated(plan),
    ...(hasMock
      ? [
          ...section(
            'Without models',
            `${references
              .insisted()
              .map((name) => `${name}=any `)
              .join('')}docker compose -f compose.yaml -f compose.mock.yaml up -d --wait`,
          ),
          '',
          'Small stubs stand in the place of models and stores: no accelerator, no token, no download of models. The answers mean',
          'nothing, but they come by the same way. `sh try.sh mock` asks for one.',
        ]
      : []),
    ...(dataprep
      ? section(
          'Feed it documents',
          `curl -F files=@./my.pdf ${address(dataprep.published, dataprep.endpoint)}`,
        )
      : []),
    ...section(
      'Ask',
      `curl ${address(application.port, application.endpoint)} -H 'Content-Type: application/json' -d ${quoted(body)}`,
    ),
    ...section('Stop', 'docker compose down'),
    '',
  ].join('\n')
}

function section(title: string, ...commands: string[]): string[] {
  return ['', `## ${title}`, '', '```sh', ...commands, '```']
}

function address(port: number, path: string): string {
  const url = `http://localhost:${port}${urlPath(path)}`
  return /^[\w.:/-]+$/.test(url) ? url : quoted(url)
}

function gated({ units }: Plan): string[] {
  const models = units
    .filter(({ service, kind }) => kind.model?.gated && service.model === kind.model.default)
    .map(({ service }) => code(service.model!))
  if (models.length === 0) return []
  return [
    '',
    `${[...new Set(models)].join(' and ')} ${models.length > 1 ? 'are' : 'is'} gated: accept the licence on Hugging Face with the account of your token first.`,
  ]
}
