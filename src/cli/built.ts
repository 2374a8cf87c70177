// For tests: the command line as it is shipped, built once per test file into a folder of its own, and run there.

import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll } from 'vitest'

const ROOT = join(import.meta.dirname, '..', '..')

export const EXAMPLES = join(ROOT, 'public', 'examples')

/** An example that has nothing but one info, `no-dataprep`. */
export const RFC = join(EXAMPLES, 'rfc-chatqna.yaml')

/** Without any finding. */
export const SOUND =
  'opea_micro_services:\n  llm:\n    endpoint: /v1/chat/completions # chat\nopea_mega_service:\n  mega_flow:\n    - llm\n'

type Ran = { status: number | null; stdout: string; stderr: string }

/** To be called once, at the top of a test file. */
export function builtCli() {
  const folder = mkdtempSync(join(tmpdir(), 'megaflow-cli-'))
  const cli = join(folder, 'dist', 'cli.js')

  beforeAll(async () => {
    // built here, so that what is tested is what stands in the sources
    await build({
      configFile: join(ROOT, 'vite.cli.config.ts'),
      root: ROOT,
      mode: 'cli',
      logLevel: 'error',
      build: { outDir: join(folder, 'dist') },
    })
    writeFileSync(join(folder, 'dist', 'package.json'), '{ "type": "module" }')
  })

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  return {
    folder,
    run(args: string[], input: string | Buffer = ''): Ran {
      return ended(spawnSync(process.execPath, [cli, ...args], { ...OPTIONS, cwd: folder, input }))
    },
    /** In a POSIX shell: `$0` is Node, `$1` the command line, `$2` the example. */
    shell(script: string): Ran {
      return ended(spawnSync('sh', ['-c', script, process.execPath, cli, RFC], OPTIONS))
    },
    /** A file in the folder of the test. */
    file(name: string, text: string | Buffer): string {
      const path = join(folder, name)
      writeFileSync(path, text)
      return path
    },
  }
}

/** Far above what it takes: machines may be busy. */
const OPTIONS = { encoding: 'utf8', timeout: 250_000 } as const

function ended({ status, stdout, stderr }: Ran): Ran {
  return { status, stdout, stderr }
}
