// README.md beside the compose file: how to start it, ask it, feed it, end it.

import type { Text } from '../../pipeline/substitution'
import { gatedModels } from '../../plan/gated'
import { hasMegaservice, type Plan } from '../../plan/plan'
import { code, quoted, urlPath } from '../../plan/shell'
import { unpublished } from '../../plan/unpublished'
import { databasesTold } from './database'
import { type Dataprep, dataprepOf } from './dataprep'
import { firstRequest } from './first-request'
import type { References } from './interpolation'
import { namedVolumes } from './volumes'

/** The text of README.md. */
export function readme(plan: Plan, references: References, hasMock: boolean): string {
  const { application } = plan
  const required = [...references.found].filter(([, needed]) => needed.required).map(([name]) => name)
  const dataprep = dataprepOf(plan)
  const isAsked = hasMegaservice(plan)
  const body = JSON.stringify(firstRequest(plan))
  return [
    `# ${application.name}`,
    '',
    containers(plan),
    ...section(
      'Start',
      `cp .env.example .env${required.length > 0 ? `      # then fill in ${required.join(', ')}` : ''}`,
      'docker compose up -d --wait',
    ),
    '',
    'The first start downloads what it needs; with models that takes minutes to hours. `docker compose ps` shows what is healthy.',
    'Where a download outlasts the health checks, the second command goes on with it.',
    '',
    `\`sh try.sh\` starts it, ${dataprep ? 'gives it a document, ' : ''}${isAsked ? 'and sends a first request' : 'and waits until it is healthy'}.`,
    ...gated(plan),
    ...toBuild(plan),
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
          `nothing, but they come by the same way. \`sh try.sh mock\` ${isAsked ? 'asks for one' : 'starts them'}.`,
        ]
      : []),
    ...(dataprep ? section('Feed it documents', ...feeding(dataprep)) : []),
    ...(isAsked
      ? section(
          'Ask',
          `curl ${address(application.port, application.endpoint)} -H 'Content-Type: application/json' -d ${quoted(body)}`,
        )
      : []),
    ...databasesTold(plan),
    ...(isAsked ? pages(plan) : []),
    ...reached(plan, isAsked, dataprep),
    ...section(
      'Stop',
      `docker compose down${namedVolumes(plan.units) ? '      # with -v it forgets what the stores keep' : ''}`,
    ),
    '',
  ].join('\n')
}

function section(title: string, ...commands: string[]): string[] {
  return ['', `## ${title}`, '', '```sh', ...commands, '```']
}

/** Its image has curl. */
function feeding({ label, port, published, endpoint }: Dataprep): string[] {
  if (published !== null) return [`curl -F files=@./my.pdf ${address(published, endpoint)}`]
  return [
    `# from inside: ${label} says no port in the document, so it is not reached from this machine`,
    `docker compose exec -T ${label} curl -F 'files=@-;filename=my.pdf' ${address(port, endpoint)} < my.pdf`,
  ]
}

function address(port: number, path: string): string {
  const url = `http://localhost:${port}${urlPath(path)}`
  return /^[\w.:/-]+$/.test(url) ? url : quoted(url)
}

function gated({ units }: Plan): string[] {
  const models = gatedModels(units).map(({ model }) => code(model))
  if (models.length === 0) return []
  return [
    '',
    `${models.join(' and ')} ${models.length > 1 ? 'are' : 'is'} gated: accept the licence on Hugging Face with the account of your token first.`,
  ]
}

/** Said before anything is started, also on the stubs, beside which some of them run as they are. */
function toBuild({ units, application }: Plan): string[] {
  const built = unpublished(units, application)
  if (built.length === 0) return []
  return [
    '',
    'Nobody publishes these images; build them first, or name your own:',
    '',
    ...built.map(({ unit, sources }) => `- ${code(unit.image.map(shown).join(''))}, from ${sources}`),
  ]
}

function shown(part: Text[number]): string {
  return typeof part === 'string' ? part : (part.default ?? '')
}

function containers(plan: Plan): string {
  const { application, units } = plan
  const names = units.map(({ label }) => `\`${label}\``)
  if (hasMegaservice(plan))
    names.push(`${units.length > 0 ? 'and ' : ''}the megaservice \`${application.name}\``)
  return `${names.length} container${names.length === 1 ? '' : 's'}: ${names.join(', ')}.`
}

function pages({ units }: Plan): string[] {
  const addresses = units.flatMap(({ kind, published }) =>
    kind.id === 'ui' && published !== null ? address(published, '/') : [],
  )
  return addresses.length > 0 ? ['', `In a browser of this machine: ${addresses.join(', ')}`] : []
}

/** Where services are that a person may call besides. */
function reached({ units }: Plan, isAsked: boolean, dataprep: Dataprep | null): string[] {
  const lines = units.flatMap(({ label, published, kind }) => {
    if (published === null || label === dataprep?.label || (isAsked && kind.id === 'ui')) return []
    const { protocol, endpoint } = kind.call
    const at = protocol === 'http' ? address(published, endpoint ?? '/') : `localhost:${published}`
    return `- ${code(label)}: ${at}`
  })
  if (lines.length === 0) return []
  return ['', isAsked ? '## Also reached on this machine' : '## Reached on this machine', '', ...lines]
}
