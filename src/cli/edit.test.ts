// Gestures by the built command line: words to text.

import { chmodSync, lstatSync, readdirSync, readFileSync, statSync, symlinkSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { builtCli, SOUND } from './built'

const { file, folder, run } = builtCli()

describe('edit', () => {
  const rows: { words: string[]; after: RegExp }[] = [
    { words: ['add', 'guardrails', '--before', 'llm'], after: /- guardrails >> llm\n/ },
    { words: ['add', 'llm', '--name', 'second', '--after', 'llm'], after: /- llm >> second\n/ },
    {
      words: ['rename', 'llm', 'model'],
      after: /^ {2}model:\n {4}endpoint: \/v1\/chat\/completions # chat\n/m,
    },
    { words: ['remove', 'llm'], after: /opea_micro_services: \{\}/ },
    { words: ['duplicate', 'llm'], after: /^ {2}llm-2:/m },
    { words: ['set', 'llm', 'port', '9000'], after: /port: 9000\n/ },
    { words: ['set', 'llm', 'image', '--version'], after: /image: --version\n/ },
    { words: ['-q', 'set', '-q', 'llm', 'image', '-w'], after: /image: -w\n/ },
    { words: ['configure', 'registry', '--help'], after: /registry: --help\n/ },
    { words: ['--', 'set', 'llm', 'port', '9000'], after: /port: 9000\n/ },
    { words: ['set', 'llm', 'resources.cpus', '4'], after: /resources:\n {6}cpus: 4\n/ },
    { words: ['set', 'llm', 'environment.A.B', 'x'], after: /environment:\n {6}A.B: x\n/ },
    { words: ['set', 'llm', 'args', '--max-num-seqs,8'], after: /args: \["--max-num-seqs", "8"\]\n/ },
    { words: ['configure', 'platform', 'gaudi'], after: / {2}platform: gaudi\n {2}mega_flow/ },
    { words: ['move', 'llm', '-10', '20.4'], after: /x-layout:\n {2}llm: \[-10, 20\]\n/ },
    { words: ['explicit'], after: /uses: \[vllm\]\n {2}vllm:\n {4}kind: vllm\n/ },
    { words: ['tidy'], after: new RegExp(`^${SOUND.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`) },
  ]
  test.each(rows)('$words', ({ words, after }) => {
    const { status, stdout, stderr } = run(['edit', '-', ...words], SOUND)
    expect(stderr).toBe('')
    expect(stdout).toMatch(after)
    expect(stdout.includes('# chat')).toBe(words[0] !== 'remove')
    expect(status).toBe(0)
  })

  test('connect, disconnect, reconnect, use, unuse', () => {
    let text = run(['edit', '-', 'add', 'guardrails'], SOUND).stdout
    for (const words of [
      ['connect', 'guardrails', 'llm'],
      ['disconnect', 'guardrails', 'llm'],
      ['connect', 'llm', 'guardrails'],
      ['add', 'custom', '--name', 'c'],
      ['reconnect', 'llm', 'guardrails', '--to', 'c'],
      ['add', 'vllm'],
      ['use', 'llm', 'vllm'],
    ]) {
      const { status, stdout, stderr } = run(['edit', '-', ...words], text)
      expect({ words, status, stderr }).toEqual({ words, status: 0, stderr: '' })
      text = stdout
    }
    expect(text).toContain('- llm >> c\n')
    expect(text).toContain('uses: [vllm]')
    expect(run(['edit', '-', 'unuse', 'llm', 'vllm'], text).stdout).not.toContain('uses:')
  })

  test('a refusal is exit 1 and no output', () => {
    const { status, stdout, stderr } = run(['edit', '-', 'rename', 'nobody', 'x'], SOUND)
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(stderr).toContain('There is no service `nobody`.')
  })

  test.each([
    [['edit', '-', 'conect', 'a', 'b'], /Did you mean `connect`\?/],
    [['edit', '-', 'connect', 'a'], /`connect` needs: connect FROM TO/],
    [['edit', '-', 'tidy', 'x'], /`x` is one word too many: tidy/],
    [['edit', '-', 'move', 'llm', 'x', '1'], /needs: move NAME X Y/],
    [['edit', '-', '-w', 'tidy'], /in place/],
    [['edit', '-', 'connect', 'a', 'b', '--name', 'x'], /no option `--name` here/],
    [['edit', '-', 'add', 'llm', '--name'], /`--name` needs a value: NAME/],
    [['edit', '-', 'reconnect', 'a', 'b'], /needs: reconnect FROM TO \[--from NAME\] \[--to NAME\]/],
    [['edit', '-', 'set', 'llm', 'port'], /needs: set NAME KEY VALUE/],
    [['edit', '-'], /`edit` needs FILE GESTURE/],
  ])('%s is wrong usage', (args, stderr) => {
    const result = run(args, SOUND)
    expect(result.stderr).toMatch(stderr)
    expect(result.status).toBe(2)
  })

  test('-w writes the file in place, with its byte-order mark and line endings', () => {
    const path = file('in-place.yaml', `\uFEFF${SOUND.replaceAll('\n', '\r\n')}`)
    expect(run(['edit', path, 'set', 'llm', 'port', '9000', '-w']).status).toBe(0)
    const text = readFileSync(path, 'utf8')
    expect(text).toBe(
      `\uFEFF${SOUND.replace('opea_mega', '    port: 9000\nopea_mega').replaceAll('\n', '\r\n')}`,
    )
  })

  test('services may be named like gestures', () => {
    const text = SOUND.replaceAll('llm', 'set').replace('- set', '- set >> move >> rename')
    const three = text.replace('opea_mega', '  move:\n    kind: llm\n  rename:\n    kind: llm\nopea_mega')
    const result = run(['edit', '-', 'reconnect', 'move', 'rename', '--from', 'set'], three)
    expect(result.stderr).toBe('')
    expect(result.stdout).toMatch(/- set >> \(?(?:move|rename)/)
    expect(run(['edit', '-', 'rename', 'move', 'configure', '-q'], three).stdout).toContain('>> configure >>')
  })

  test('what changes nothing touches nothing, not even the date', () => {
    const path = file('untouched.yaml', SOUND)
    utimesSync(path, 1, 1)
    expect(run(['edit', path, 'tidy', '-w'])).toEqual({ status: 0, stdout: '', stderr: '' })
    expect(statSync(path).mtimeMs).toBe(1000)
  })

  test.skipIf(process.platform === 'win32')(
    '-w keeps links and permissions, and leaves nothing behind',
    () => {
      const path = file('target.yaml', SOUND)
      chmodSync(path, 0o640)
      symlinkSync(path, join(folder, 'link.yaml'))
      expect(run(['edit', 'link.yaml', '--write', 'set', 'llm', 'port', '1']).status).toBe(0)
      expect(lstatSync(join(folder, 'link.yaml')).isSymbolicLink()).toBe(true)
      expect(statSync(path).mode & 0o777).toBe(0o640)
      expect(readFileSync(path, 'utf8')).toContain('port: 1\n')
      expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([])
    },
  )

  test('mixed line endings stay', () => {
    const mixed = SOUND.replace('llm:\n', 'llm:\r\n')
    expect(run(['edit', '-', 'rename', 'llm', 'model'], mixed).stdout).toBe(
      mixed.replace('  llm:', '  model:').replace('- llm', '- model'),
    )
  })

  test('a document with findings is edited all the same, one that cannot be read is not', () => {
    const { status, stdout, stderr } = run(['edit', '-', 'set', 'llm', 'port', '1'], `${SOUND}    - nobody\n`)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toContain('port: 1\n')
    const broken = run(['edit', '-', 'set', 'llm', 'port', '1'], `${SOUND}  x: [`)
    expect({ status: broken.status, stdout: broken.stdout }).toEqual({ status: 1, stdout: '' })
    expect(broken.stderr).toMatch(/^-:1:1 error edit-broken /)
  })

  test('paste takes a file', () => {
    const path = file('paste.yaml', 'extra:\n  kind: custom\n  image: a/b:1\n')
    expect(run(['edit', '-', 'paste', path], SOUND).stdout).toContain(
      '  extra:\n    kind: custom\n    image: a/b:1\n',
    )
    const pipe = run(
      ['edit', file('sound.yaml', SOUND), 'paste', '-'],
      'extra:\n  kind: custom\n  image: a/b:1\n',
    )
    expect(pipe.stdout).toContain('  extra:\n    kind: custom\n    image: a/b:1\n')
  })
})
