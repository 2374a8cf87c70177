// The built command line on GMConnectors: what it prints and writes, and its exit codes.

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { builtCli, RFC, SOUND } from './built'

const { file, folder, run, shell } = builtCli()

const CONNECTOR = `apiVersion: gmc.opea.io/v1alpha3
kind: GMConnector
metadata: {name: app, namespace: app}
spec:
  routerConfig: {name: router, serviceName: router-service}
  nodes:
    root:
      routerType: Sequence
      steps:
        - {name: Embedding, externalService: 'http://one.example.com/v1/embeddings'}
        - {name: Llm, data: $response, externalService: 'http://two.example.com/v1/chat/completions'}
`

const PIPELINE = `# From the GMConnector app.
opea_micro_services:
  one:
    endpoint: http://one.example.com/v1/embeddings
  two:
    endpoint: http://two.example.com/v1/chat/completions

opea_mega_service:
  name: app
  platform: xeon
  mega_flow:
    - one >> two
`

describe('import', () => {
  test('prints a pipeline', () => {
    expect(run(['import', file('app.yaml', CONNECTOR)])).toEqual({ status: 0, stdout: PIPELINE, stderr: '' })
    expect(run(['import', '-'], CONNECTOR).stdout).toBe(PIPELINE)
  })

  test('reads several files as one', () => {
    const ours = file('ours.yaml', CONNECTOR)
    const more = file('more.yaml', 'apiVersion: v1\nkind: Secret\nmetadata: {name: tokens}\n')
    const { status, stdout, stderr } = run(['import', more, ours])
    expect(status).toBe(0)
    expect(stderr).toMatch(/more\.yaml:2:7 info import-left-out Left out: the Secret `tokens`\./)
    expect(stdout).toBe(PIPELINE.replace('\n', '\n# Left out: the Secret tokens.\n'))
  })

  test('writes a file, whole', () => {
    const { status, stdout } = run(['import', '-', '-o', 'made/pipeline.yaml'], CONNECTOR)
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' })
    expect(readFileSync(join(folder, 'made/pipeline.yaml'), 'utf8')).toBe(PIPELINE)
    expect(run(['check', 'made/pipeline.yaml', '--to', 'python']).status).toBe(0)
  })

  test.skipIf(process.platform === 'win32')('what is exported comes back, through a pipe', () => {
    const { status, stdout } = shell(
      '"$0" "$1" export "$2" --to gmc -q | "$0" "$1" import - | "$0" "$1" export - --to gmc -q',
    )
    expect(status).toBe(0)
    expect(stdout).toBe(run(['export', RFC, '--to', 'gmc', '-q']).stdout)
  })

  test('a pipeline stays as it is', () => {
    expect(run(['import', '-'], SOUND)).toEqual({ status: 0, stdout: SOUND, stderr: '' })
  })

  test('with an error in the file it writes what can be read, and the exit code is 1', () => {
    const faulty = CONNECTOR.replace('name: Llm', 'name: Lvm')
    const { status, stdout, stderr } = run(['import', '-', '-q'], faulty)
    expect(status).toBe(1)
    expect(stdout).toContain('- one >> two')
    expect(stderr).toMatch(/^-:11:18 error gmc-webhook GMC knows no step `Lvm`\..*\n {2}11 \| /)
  })

  test.each([
    ['another format', 'services: {}\n', /^-:1:1 error unknown-format This looks like a docker compose file/],
    ['a fault of YAML', 'kind: GMConnector\nspec: [\n', /^-:3:1 error yaml-indent /],
  ])('nothing is written of %s', (_, text, stderr) => {
    const kept = file('kept.yaml', 'mine\n')
    const result = run(['import', '-', '-o', kept], text)
    expect(result).toMatchObject({ status: 1, stdout: '', stderr: expect.stringMatching(stderr) })
    expect(readFileSync(kept, 'utf8')).toBe('mine\n')
  })

  test('exit code 2: files that cannot be read or written, wrong usage', () => {
    expect(run(['import', 'gone.yaml']).stderr).toMatch(/^gone\.yaml:1:1 error cannot-read /)
    expect(run(['import', 'gone.yaml']).status).toBe(2)
    writeFileSync(join(folder, 'taken'), '')
    const unwritten = run(['import', '-', '-o', 'taken/out.yaml'], CONNECTOR)
    expect(unwritten.status).toBe(2)
    expect(unwritten.stderr).toMatch(/error cannot-write /)
    expect(existsSync(join(folder, 'taken/out.yaml'))).toBe(false)
    expect(run(['import']).status).toBe(2)
    expect(run(['import', '-', '-'], CONNECTOR).stderr).toMatch(/only once/)
    expect(run(['import', '-', '--to', 'gmc'], CONNECTOR).stderr).toMatch(/no option `--to`/)
  })
})
