// Every compose file of every template and platform, by the Compose specification's own JSON Schema.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Ajv2020 from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { edit, emit } from '../../../index'
import { TEMPLATES } from '../../templates'

const SCHEMA = join(import.meta.dirname, '../../../../../shared/reference/compose-spec.schema.json')
/** What compose takes away while it lays one file over another. */
const RESET = { tag: '!reset', resolve: () => undefined }

describe.skipIf(!existsSync(SCHEMA))(
  'by the schema of the specification, which is beside the project',
  () => {
    const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false })
    const validate = existsSync(SCHEMA) ? ajv.compile(JSON.parse(readFileSync(SCHEMA, 'utf8'))) : null
    const problems = (file: unknown) =>
      validate!(file)
        ? []
        : validate!.errors!.map(({ instancePath, message }) => `${instancePath} ${message}`)

    test.each(TEMPLATES.map(({ name, text }) => [name, text] as const))('%s', (_, text) => {
      for (const platform of ['xeon', 'gaudi', 'nvidia', 'rocm']) {
        const { files } = emit(edit(text, 'configure', { key: 'platform', value: platform }).text, 'compose')
        for (const { path, text } of files.filter(({ path }) => path.endsWith('.yaml'))) {
          const file = parse(text, { merge: true, customTags: [RESET] })
          expect([platform, path, problems(file)]).toEqual([platform, path, []])
        }
      }
    })

    test('it notices a key that there is not', () => {
      const file = { services: { a: { image: 'me/a', helthcheck: {} } } }
      expect(problems(file)).toEqual(['/services/a must NOT have additional properties'])
    })
  },
)
