// The command line as a whole process, beside a Node that does nothing and the real docker compose on what comes out.

import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bareEnvironment } from '../../conformance/lib/docker-compose.mjs'
import { cache } from '../../conformance/lib/machine.mjs'
import { ROOT, run } from '../install.mjs'
import { inTurns, milliseconds, table } from './timing.mjs'

const CHATQNA = join(ROOT, 'public', 'examples', 'chatqna.yaml')

export async function measure() {
  run(process.execPath, [join(ROOT, 'scripts', 'build.mjs'), 'cli'])
  const folder = mkdtempSync(join(tmpdir(), 'megaflow-bench-'))
  try {
    return await report(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function report(folder) {
  const megaflow = join(ROOT, 'dist', 'cli.js')
  const exporting = [megaflow, 'export', CHATQNA, '--to', 'compose', '-q', '-o', folder]
  ended(process.execPath, exporting)
  const compose = builtCompose()
  const commands = {
    '`megaflow export` of ChatQnA to compose': [process.execPath, exporting],
    '`megaflow check` of it': [process.execPath, [megaflow, 'check', '-q', CHATQNA]],
    '`node -e 0`': [process.execPath, ['-e', '0']],
    ...(compose ? { [COMPOSE]: [compose, ['-f', join(folder, 'compose.yaml'), 'config', '-q']] } : {}),
  }
  const works = Object.entries(commands).map(([name, command]) => [name, () => () => ended(...command)])
  const results = await inTurns(Object.fromEntries(works), { rounds: 40, seconds: 40 })
  const node = results['`node -e 0`'].median
  const rows = Object.entries(results).map(([name, { fastest, median, p95 }]) => [
    name,
    milliseconds(fastest),
    milliseconds(median),
    milliseconds(p95),
    `${(median / node).toFixed(1)}×`,
  ])
  if (!compose) rows.push([COMPOSE, 'not built here', '', '', ''])
  return `${table(['whole process, ms on the wall', 'fastest', 'median', 'p95', 'median beside Node’s'], rows)}`
}

const COMPOSE = '`docker compose config` of what it wrote'

/** What \`npm run conformance\` has built; undefined when it has not run here. */
function builtCompose() {
  const folder = join(cache, 'bin')
  try {
    const name = readdirSync(folder).find((one) => one.startsWith('docker-compose-'))
    return name && join(folder, name)
  } catch {
    return undefined
  }
}

function ended(program, args) {
  const { status } = spawnSync(program, args, { stdio: 'ignore', env: bareEnvironment() })
  if (status !== 0) throw new Error(`${program} ${args.join(' ')} ended with ${status}`)
}
