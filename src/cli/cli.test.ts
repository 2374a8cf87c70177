// The built command line on examples and bad input: words, streams, files and exit codes are a contract.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { builtCli, EXAMPLES, RFC, SOUND } from './built'
import { CLI_COMMANDS } from './commands'
import { run as inProcess } from './run'
import { version } from './version'

const { file, run, shell } = builtCli()

describe('exit codes and streams', () => {
  const rows: {
    args: string[]
    input?: string | Buffer
    status: number
    stdout?: RegExp
    stderr?: RegExp
  }[] = [
    { args: ['--help'], status: 0, stdout: /megaflow export FILE/ },
    { args: [], status: 2, stderr: /megaflow check/ },
    { args: ['--version'], status: 0, stdout: /^\d+\.\d+\.\d+\n$/ },
    { args: ['export', '--version'], status: 0, stdout: /^\d+\.\d+\.\d+\n$/ },
    { args: ['chek'], status: 2, stderr: /Did you mean `check`\?/ },
    { args: ['check', '--help'], status: 0, stdout: /--format/ },
    { args: ['edit', '--help'], status: 0, stdout: /reconnect FROM TO \[--from NAME\] \[--to NAME\]/ },
    { args: ['check'], status: 2, stderr: /needs FILE…/ },
    {
      args: ['check', 'missing.yaml'],
      status: 2,
      stderr: /^missing\.yaml:1:1 error cannot-read .*: there is no such file\.\n/,
    },
    { args: ['check', '.'], status: 2, stderr: /it is a folder/ },
    { args: ['check', '-'], input: SOUND, status: 0, stderr: /^$/ },
    { args: ['check', '--strct', '-'], input: SOUND, status: 2, stderr: /Did you mean `--strict`\?/ },
    {
      args: ['check', '-', '--format', 'xml'],
      input: SOUND,
      status: 2,
      stderr: /no format `xml`\. There are: text, json, sarif\./,
    },
    { args: ['check', '-', '--to', 'compos'], input: SOUND, status: 2, stderr: /Did you mean `compose`\?/ },
    { args: ['check', '-', '--to', 'all'], input: SOUND, status: 0 },
    { args: ['check', '-'], input: 'opea_micro_services: [', status: 1, stderr: /^-:1:\d+ error yaml/ },
    { args: ['check', '-', '-q'], input: readFileSync(RFC), status: 0, stderr: /^$/ },
    {
      args: ['check', '-'],
      input: readFileSync(RFC),
      status: 0,
      stderr: /-:7:3 info no-dataprep .*\n {2}7 \| {3}retrieval:\n {4}\| {3}\^{9}\n/,
    },
    { args: ['export', '-', '--to', 'compose'], input: SOUND, status: 0, stdout: /^# docker compose up/ },
    { args: ['export', '-', '--to', 'python'], input: SOUND, status: 0, stdout: /class Orchestrator/ },
    { args: ['export', '-'], input: SOUND, status: 2, stderr: /needs `--to TARGET`/ },
    { args: ['export', '-', '--to', 'all'], input: SOUND, status: 2, stderr: /-o FOLDER/ },
    {
      args: ['export', '-', '--to', 'gmc', '-o', ''],
      input: SOUND,
      status: 2,
      stderr: /`-o` needs a value: FOLDER/,
    },
    { args: ['import', '--help'], status: 0, stdout: /Recognised by content:\n {2}GMConnector: / },
    {
      args: ['export', '-', '--to', 'compose'],
      input: 'a: 1',
      status: 1,
      stdout: /^$/,
      stderr: /no-services/,
    },
    { args: ['kinds'], status: 0, stdout: /^retriever +flow/m },
    { args: ['kinds', 'vllm'], status: 0, stdout: /^id: vllm\n/ },
    { args: ['kinds', 'vllmm'], status: 2, stderr: /Did you mean `vllm`\?/ },
    { args: ['templates'], status: 0, stdout: /^rfc-chatqna/m },
    { args: ['templates', 'rfc-chatqna'], status: 0, stdout: /embedding >> retrieval/ },
    { args: ['templates', 'rfc'], status: 2, stderr: /no template `rfc`/ },
    { args: ['schema'], status: 0, stdout: /"\$schema": "http:\/\/json-schema.org\/draft-07\/schema#"/ },
  ]
  test.each(rows)('megaflow $args → $status', ({ args, input, status, stdout, stderr }) => {
    const result = run(args, input)
    expect(result.stderr).toMatch(stderr ?? /^/)
    expect(result.stdout).toMatch(stdout ?? /^/)
    expect(result.status).toBe(status)
  })
})

test.each(CLI_COMMANDS)('$name knows --help and --version, also behind other words', ({ name }) => {
  const help = inProcess([name, '--help'])
  expect(help.code).toBe(0)
  expect(help.out).toContain(`\nUsage: megaflow ${name}`)
  expect(help.err).toBeUndefined()
  expect(inProcess([name, 'x', '-h'])).toEqual(help)
  expect(inProcess([name, '--version'])).toEqual({ code: 0, out: `${version}\n` })
})

describe('several files', () => {
  test('each is told of, also beside one that cannot be read', () => {
    const path = file('with-info.yaml', readFileSync(RFC))
    const { status, stderr } = run(['check', 'gone.yaml', path, '--format', 'json'])
    expect(status).toBe(2)
    expect(JSON.parse(stderr)).toMatchObject([
      { file: 'gone.yaml', code: 'cannot-read', line: 1, column: 1 },
      { file: path, code: 'no-dataprep' },
    ])
  })

  test('targets are told apart', () => {
    const { status, stderr } = run(['check', join(EXAMPLES, 'chatqna.yaml'), '--to', 'all'])
    expect(status).toBe(0)
    expect(stderr).toMatch(/chatqna\.yaml:5:5 info realised-as \[gmc\] /)
  })

  test('standard input is read once', () => {
    expect(run(['check', '-', '-'], SOUND)).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/only once/),
    })
    expect(run(['edit', '-', 'paste', '-'], SOUND)).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/only once/),
    })
  })
})

describe.skipIf(process.platform === 'win32')('pipes', () => {
  test('a reader that goes away is no error', () => {
    const { stdout, stderr } = shell('{ "$0" "$1" schema; echo "code $?" >&2; } | head -c 10')
    expect({ stdout, stderr }).toEqual({ stdout: '{\n  "$sche', stderr: 'code 0\n' })
    expect(shell('{ "$0" "$1" check "$2" 2>&1; echo "code $?" >&2; } | head -c 1').stderr).toBe('code 0\n')
  })

  test('what never ends is told, not waited for', () => {
    const { status, stderr } = shell('yes | "$0" "$1" check - -q')
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: '-:1:1 error too-large This file has more than 16 MiB; up to 4 MiB are read.\n\n1 error\n',
    })
  })
})

describe('formats', () => {
  test('json tells everything', () => {
    const { stderr } = run(['check', '-', '--format', 'json'], 'opea_micro_services:\n  llm:\n    prot: 1\n')
    const [first] = JSON.parse(stderr)
    expect(first).toMatchObject({
      file: '-',
      code: 'unknown-key',
      severity: 'info',
      line: 3,
      column: 5,
      from: 32,
      to: 36,
      fix: { label: 'Rename to port', edits: [{ from: 32, to: 36, insert: 'port' }] },
    })
  })

  test('sarif is 2.1.0', () => {
    const sarif = JSON.parse(run(['check', RFC, '--format', 'sarif']).stderr)
    expect(sarif.version).toBe('2.1.0')
    expect(sarif.runs[0].tool.driver.name).toBe('megaflow')
    expect(sarif.runs[0].results[0]).toMatchObject({
      ruleId: 'no-dataprep',
      level: 'note',
      locations: [{ physicalLocation: { region: { startLine: 7, startColumn: 3 } } }],
    })
  })
})
