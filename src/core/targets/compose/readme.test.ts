// README.md and .env.example of the templates: what they say of containers, ports and variables is complete.

import { readdirSync, readFileSync } from 'node:fs'
import { load } from 'js-yaml'
import { expect, test } from 'vitest'
import { emit } from '../../../index'

function exported(text: string) {
  const { files } = emit(text, 'compose')
  const fileOf = (path: string) => files.find((file) => file.path === path)!.text
  const { services } = load(fileOf('compose.yaml')) as { services: Record<string, { ports?: string[] }> }
  return { services, readme: fileOf('README.md'), env: fileOf('.env.example') }
}

const examples = readdirSync('public/examples').filter((file) => file.endsWith('.yaml'))

test.each(examples)('%s', (file) => {
  const { services, readme, env } = exported(readFileSync(`public/examples/${file}`, 'utf8'))
  const names = Object.keys(services)
  expect(readme).toContain(`\n${names.length} container${names.length === 1 ? '' : 's'}: `)
  for (const name of names) expect(readme).toContain(`\`${name}\``)
  const published = Object.values(services).flatMap(({ ports = [] }) => ports)
  for (const port of published) expect(readme).toContain(`localhost:${/:-(\d+)\}/.exec(port)![1]}`)
  const lines = env.split('\n')
  const isVariable = (line: string) => /^(?:# )?\w+=/.test(line)
  const untold = lines.filter((line, at) => isVariable(line) && !/^# \S+ /.test(lines[at - 1]!))
  expect(untold).toEqual([])
})

const remote = 'far: { endpoint: "https://far.example.com/v1" }'
const sample = (more: string) =>
  exported(
    `opea_micro_services: { ${remote}, ${more} }\nopea_mega_service: { name: app, mega_flow: [far] }\n`,
  )

test('a megaservice alone', () => {
  const { readme, env } = sample('')
  expect(readme).toContain('\n1 container: the megaservice `app`.\n')
  expect(readme).toContain('```sh\ndocker compose down\n```')
  expect(readme).not.toContain('Also reached')
  expect(env).toMatch(/^# Copy this file to \.env, and change there what you like\.\n/)
})

test('what else is reached, each once', () => {
  const { readme } = sample('dataprep: { port: 6007 }, chathistory: { port: 6012 }, mongodb: { port: 27018 }')
  expect(readme).toContain(
    '## Also reached on this machine\n\n' +
      '- `chathistory`: http://localhost:6012/v1/chathistory/create\n' +
      '- `mongodb`: localhost:27018\n',
  )
  expect(readme).toContain('docker compose down      # with -v it forgets what the stores keep\n')
})

test('images that have to be built', () => {
  const { readme } = sample('query: { kind: text2query }, dataprep: { port: 6007 }')
  expect(readme).not.toContain('build them first')
  const text =
    'opea_micro_services: { query: { kind: text2query }, find: { kind: dataprep } }\nopea_mega_service: { mega_flow: [query]'
  expect(exported(`${text} }`).readme).toContain(
    '\nNobody publishes these images; build them first, or name your own:\n\n' +
      '- `opea/text2query-sql:latest`, from GenAIComps/comps/text2query\n\n',
  )
  expect(exported(`${text}, registry: me.example.com/opea }`).readme).not.toContain('build them first')
})

test('services without a megaservice', () => {
  const { readme } = exported('opea_micro_services: { finetuning: { port: 8015 } }')
  expect(readme).toContain('`sh try.sh` starts it, and waits until it is healthy.')
  expect(readme).toContain('`sh try.sh mock` starts them.')
})
