// Files that the built command line writes, or does not.

import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { builtCli, RFC, SOUND } from './built'

const { file, folder, run, shell } = builtCli()

describe('export', () => {
  test('one target fills the folder, several get folders of their names; equal input gives equal bytes', () => {
    expect(run(['export', RFC, '--to', 'compose', '--output', 'one', '-q']).status).toBe(0)
    expect(readdirSync(join(folder, 'one')).sort()).toEqual([
      '.env.example',
      'README.md',
      'compose.mock.yaml',
      'compose.yaml',
      'try.sh',
    ])
    expect(
      run(['export', RFC, '--to', 'compose', '--to', 'python', '-o', 'two/three', '--quiet']).status,
    ).toBe(0)
    expect(readdirSync(join(folder, 'two/three')).sort()).toEqual(['compose', 'python'])
    const [once, again] = ['one', 'two/three/compose'].map((path) =>
      readFileSync(join(folder, path, 'compose.yaml'), 'utf8'),
    )
    expect(once).toBe(again)
    expect(run(['export', RFC, '--to', 'compose', '-q']).stdout).toBe(once)
  })

  test.skipIf(process.platform === 'win32')('no clock, language, home or folder changes a byte', () => {
    const into = (place: string) => `--to all -q -o ${join(folder, place)}`
    shell(`"$0" "$1" export "$2" ${into('here')}`)
    shell(
      `cd / && TZ=Pacific/Apia LC_ALL=tr_TR.UTF-8 HOME=/nowhere "$0" "$1" export - ${into('there')} < "$2"`,
    )
    const names = readdirSync(join(folder, 'here'), { recursive: true, encoding: 'utf8' })
    const files = names.filter((name) => statSync(join(folder, 'here', name)).isFile())
    expect(files.length).toBeGreaterThan(5)
    for (const name of files) {
      const [here, there] = ['here', 'there'].map((place) => readFileSync(join(folder, place, name), 'utf8'))
      expect(here).toBe(there)
    }
  })

  test('a target with an error writes nothing, the good ones are written, and the exit code is 1', () => {
    // compose needs an image for it; Python does not deploy it
    const path = file(
      'half.yaml',
      'opea_micro_services:\n  mine:\n    endpoint: /x\n    port: 9\nopea_mega_service:\n  mega_flow: [mine]\n',
    )
    const { status, stderr } = run(['export', path, '--to', 'compose', '--to', 'python', '-o', 'half'])
    expect(status).toBe(1)
    expect(stderr).toMatch(/half\.yaml:2:3 error no-image \[compose\] /)
    expect(existsSync(join(folder, 'half/compose'))).toBe(false)
    expect(readdirSync(join(folder, 'half/python'))).toEqual(['megaservice.py'])
  })

  test('--strict makes warnings errors', () => {
    const path = file('warn.yaml', SOUND.replace('completions #', 'other #'))
    expect(run(['export', path, '--to', 'python']).status).toBe(0)
    const strict = run(['export', path, '--to', 'python', '--strict'])
    expect(strict.status).toBe(1)
    expect(strict.stdout).toBe('')
    expect(run(['check', path, '--strict']).status).toBe(1)
  })

  test('what counts as an error is told as one, to the quiet too', () => {
    const path = file('warn-quiet.yaml', SOUND.replace('completions #', 'other #'))
    expect(run(['check', path, '-q'])).toEqual({ status: 0, stdout: '', stderr: '' })
    const { status, stderr } = run(['check', path, '-q', '--strict'])
    expect(status).toBe(1)
    expect(stderr).toMatch(/warn-quiet\.yaml:3:15 error endpoint-differs /)
    expect(stderr).not.toMatch(/ (?:warning|info) /)
  })

  test('a file that cannot be written is exit 2, the targets after it are written', () => {
    mkdirSync(join(folder, 'taken/compose/compose.yaml'), { recursive: true })
    const { status, stderr } = run(['export', RFC, '--to', 'compose', '--to', 'python', '-o', 'taken', '-q'])
    expect(status).toBe(2)
    expect(stderr).toMatch(/compose\.yaml:1:1 error cannot-write .*: it is a folder\.\n/)
    expect(readdirSync(join(folder, 'taken/compose'))).toEqual(['compose.yaml'])
    expect(readdirSync(join(folder, 'taken/python'))).toEqual(['megaservice.py'])
  })

  test('a folder that cannot be made is exit 2', () => {
    const path = file('a-file', '')
    expect(run(['export', RFC, '--to', 'python', '-o', join(path, 'x')]).status).toBe(2)
  })

  test.skipIf(!existsSync('/proc/self'))(
    'a folder that can have none below it is told, not tried for ever',
    () => {
      const { status, stderr } = run(['export', RFC, '--to', 'python', '-q', '-o', '/proc/none/out'])
      expect(stderr).toMatch(/^\/proc\/none\/out\/megaservice\.py:1:1 error cannot-write /)
      expect(status).toBe(2)
    },
  )

  test.skipIf(!existsSync('/dev/full'))('output that cannot be written is exit 2', () => {
    const { stderr } = shell('"$0" "$1" export "$2" --to python -q > /dev/full; echo "code $?" >&2')
    expect(stderr).toBe('megaflow: standard output cannot be written: no space is left.\ncode 2\n')
  })
})
