// OPEA's own GMConnectors, where they are beside the project: what is said of them is true.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { admit } from './admission'

const FOLDER = join(import.meta.dirname, '../../../../shared/corpus/gmc')
const files = existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => name.endsWith('.yaml')) : []

const REST =
  'Where none of these conditions holds, the router goes on with the answer before, and crashes when there is none.'
const TOLD: Record<string, string[]> = {
  'chatQnA_switch_xeon.yaml': [`warning spec.nodes.node1: ${REST}`, `warning spec.nodes.node2: ${REST}`],
}

describe.skipIf(files.length === 0)('samples, which lie beside the project or not', () => {
  test.each(files)('%s', (name) => {
    const text = readFileSync(join(FOLDER, name), 'utf8')
    const documents = parseAllDocuments(text, { version: '1.1' }).map((document) => document.toJS())
    const found = documents.filter((one) => one?.kind === 'GMConnector').flatMap(admit)
    expect(found.map(({ severity, path, message }) => `${severity} ${path.join('.')}: ${message}`)).toEqual(
      TOLD[name] ?? [],
    )
  })
})
