// A pipeline whose every value tries to be more than that, and what the real docker compose has to read in its export.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { unescaped } from '../lib/docker-compose.mjs'
import { runFolder } from '../lib/machine.mjs'

const values = [
  `'; touch PWNED; '`,
  `"; touch PWNED; "`,
  '$(touch PWNED)',
  '`touch PWNED`',
  'a\ntouch PWNED\nb',
  'a\r\nservices: {}',
  '$HOME $$ $',
  '${',
  '{{.Names}} {x}',
  '*alias &anchor !!python/object',
  '- x: y # z',
  '<<: *proxy',
  "it's",
  '\\',
  '"""',
  "''' + exit(1) + '''",
  '</script><!--',
  '\u001b[31m\u2028\u0085',
  ' spaces ',
  'yes',
  '0755',
  '12:30',
  '~',
  '😀',
]

/** `$` is left out: a model server here takes it for a reference that nobody resolved. */
const model = `me/it's "7b"; touch PWNED \`touch PWNED\` # <x>\\n`
const endpoint = `/v1/it's;touch PWNED "x" \`touch PWNED\` #$HOME`

const document = {
  opea_micro_services: {
    'a.B_c-9': { kind: 'tei-embed' },
    llm: {
      kind: 'vllm-chat',
      model,
      environment: Object.fromEntries(values.map((value, index) => [`V${index}`, value])),
    },
  },
  opea_mega_service: { name: 'hostile', endpoint, mega_flow: ['a.B_c-9 >> llm'] },
}

/** As `variant` makes them. */
export function hostile() {
  const place = runFolder('exports', 'hostile')
  const file = join(place, 'hostile.yaml')
  writeFileSync(file, `# ${values.join(' ').replace(/[\p{C}\p{Zl}\p{Zp}]/gu, ' ')}\n${stringify(document)}`)
  return { name: 'hostile', example: 'hostile', platform: 'xeon', file, place, document }
}

/** Where the model differs from what the document says. */
export function hostileProblems({ services, name }) {
  const { llm, hostile } = services
  const problems = values.flatMap((value, index) => {
    const read = unescaped(llm.environment[`V${index}`])
    return read === value ? [] : [`V${index} is ${JSON.stringify(read)}, not ${JSON.stringify(value)}`]
  })
  if (!llm.command.map(unescaped).includes(model)) problems.push(`the model is ${llm.command}`)
  if (hostile.environment.LLM_MODEL_ID !== model)
    problems.push(`it asks for ${hostile.environment.LLM_MODEL_ID}`)
  const names = Object.keys(services).sort().join()
  if (names !== 'a-b-c-9,hostile,llm' || name !== 'hostile') problems.push(`its services are ${names}`)
  return problems
}
