// README.md beside the compose file: how to start it, ask it, feed it, end it.

import type { Plan } from '../../plan/plan'
import type { References } from './interpolation'

export function readme(plan: Plan, { found }: References): string {
  const { application, megaservice, units } = plan
  const url = `http://localhost:${application.port}${application.endpoint}`
  const isChat = megaservice.nodes.some(({ adapter }) => adapter !== 'custom')
  const body = isChat
    ? `{"messages": [{"role": "user", "content": "What is OPEA?"}], "stream": false}`
    : '{"text": "hello"}'
  const required = [...found].filter(([, needed]) => needed.required).map(([name]) => name)
  const dataprep = units.find(
    ({ service, published }) =>
      service.role === 'side' && service.kind.startsWith('dataprep') && published !== null,
  )
  return [
    `# ${application.name}`,
    '',
    `${units.length + 1} containers: ${[...units.map(({ label }) => `\`${label}\``), `and the megaservice \`${application.name}\``].join(', ')}.`,
    '',
    '## Start',
    '',
    '```sh',
    `cp .env.example .env${required.length > 0 ? `      # then fill in ${required.join(', ')}` : ''}`,
    'docker compose up -d --wait',
    '```',
    '',
    'The first start downloads images and models; that takes minutes to hours. `docker compose ps` shows what is healthy.',
    'Where a download outlasts the health checks, the second command goes on with it.',
    ...gated(plan),
    '',
    ...(dataprep
      ? [
          '## Feed it documents',
          '',
          '```sh',
          `curl -F "files=@./my.pdf" http://localhost:${dataprep.published}${dataprep.kind.call.endpoint}`,
          '```',
          '',
        ]
      : []),
    '## Ask',
    '',
    '```sh',
    `curl ${url} -H 'Content-Type: application/json' -d '${body}'`,
    '```',
    '',
    '## Stop',
    '',
    '```sh',
    'docker compose down',
    '```',
    '',
  ].join('\n')
}

function gated({ units }: Plan): string[] {
  const models = units
    .filter(({ service, kind }) => kind.model?.gated && service.model === kind.model.default)
    .map(({ service }) => `\`${service.model}\``)
  if (models.length === 0) return []
  return [
    '',
    `${[...new Set(models)].join(' and ')} ${models.length > 1 ? 'are' : 'is'} gated: accept the licence on Hugging Face with the account of your token first.`,
  ]
}
