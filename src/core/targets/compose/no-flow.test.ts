// Where nothing stands in the flow, what runs beside it is started all the same.

import { load } from 'js-yaml'
import { expect, test } from 'vitest'
import { emit } from '../../../index'

const exported = (yaml: string) => {
  const { files, diagnostics } = emit(yaml, 'compose')
  return {
    files: Object.fromEntries(files.map(({ path, text }) => [path, text])),
    told: diagnostics.map(({ severity, code }) => `${severity} ${code}`),
  }
}

test('services beside the flow are started without a megaservice', () => {
  const { files, told } = exported(
    'opea_micro_services:\n  chathistory:\n    port: 6012\nopea_mega_service:\n  name: histories\n',
  )
  expect(told).toContain('info empty-flow')
  const file = load(files['compose.yaml']!) as { services: object }
  expect(file).not.toHaveProperty('configs')
  expect(Object.keys(file.services)).toContain('chathistory')
  expect(Object.keys(file.services)).not.toContain('histories')
  expect(files['compose.yaml']).not.toContain('inline configs')
  expect(files['README.md']).toContain('- `chathistory`: http://localhost:6012/v1/chathistory/create')
  expect(files['README.md']).not.toMatch(/megaservice|## Ask/)
  expect(files['try.sh']).toContain("echo 'It is healthy.'")
  expect(files['try.sh']).not.toContain('A request')
})

test('where there is nothing to start either, that is an error', () => {
  expect(exported('opea_micro_services:\n  redis-vector-db:\n')).toEqual({
    files: {},
    told: expect.arrayContaining(['error empty-flow']),
  })
})
