// megaflow templates: sample pipelines to start from.

import { templates } from '..'
import type { CliCommand } from './command'
import { columns } from './help'
import { unknownWord } from './judge'
import { Usage } from './usage'

export const templatesCommand: CliCommand = {
  name: 'templates',
  words: ['[NAME]'],
  help: 'list the templates, or print one',
  options: [],
  run({ words: [name] }) {
    if (name === undefined) return { code: 0, out: columns(templates.map((one) => [one.name, one.help])) }
    const template = templates.find((one) => one.name === name)
    if (template) return { code: 0, out: template.text }
    const known = templates.map((one) => one.name)
    throw new Usage(unknownWord('template', name, known))
  },
}
