// megaflow schema: the JSON Schema of the language, for any YAML editor.

import { jsonSchema } from '..'
import type { CliCommand } from './command'

export const schema: CliCommand = {
  name: 'schema',
  words: [],
  help: 'JSON Schema of the language, for any YAML editor',
  options: [],
  run: () => ({ code: 0, out: `${JSON.stringify(jsonSchema(), null, 2)}\n` }),
}
