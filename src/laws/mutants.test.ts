// The laws bite: with one line of `yaml/edit` broken on purpose one of them fails, after few gestures.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createServer, type ViteDevServer } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LONG } from './asked'
import type { LawBroken } from './gestures'
import { MUTANTS, type Mutant } from './mutants'

/** Within so many gestures, of a seed that never changes, a law must have failed. */
const BOUND = 5_000
const SEED = 1

const YAML = join(import.meta.dirname, '..', 'core', 'yaml')

describe('a broken line of yaml/edit', () => {
  const table = ['| broken line | law that noticed | gestures |', '| --- | --- | --- |']
  let server: ViteDevServer
  let active: Mutant | null = null

  beforeAll(async () => {
    const transform = (code: string, id: string) =>
      active && id === join(YAML, active.file) ? code.replace(active.line, () => active!.broken) : null
    server = await createServer({
      configFile: false,
      logLevel: 'error',
      appType: 'custom',
      server: { middlewareMode: true, watch: null, ws: false },
      optimizeDeps: { noDiscovery: true },
      plugins: [{ name: 'break-a-line', enforce: 'pre', transform }],
    })
  })

  afterAll(async () => {
    await server.close()
    console.log(table.join('\n'))
  })

  it.for(MUTANTS)('$file: $line', LONG, async (mutant) => {
    const source = readFileSync(join(YAML, mutant.file), 'utf8')
    expect(source.split(mutant.line), 'the line must stand once in its file').toHaveLength(2)
    const found = await firstBroken(mutant)
    expect(found, `no law noticed in ${BOUND} gestures`).not.toBeNull()
    table.push(`| ${mutant.file}: \`${mutant.line.trim()}\` | ${found!.law} | ${found!.gestures} |`)
  })

  /** Runs the laws on the core with the mutant in it: modules of their own, not those of this test. */
  async function firstBroken(mutant: Mutant | null): Promise<LawBroken | null> {
    forget(active)
    active = mutant
    forget(active)
    const laws = await server.ssrLoadModule('/src/laws/gestures.ts')
    try {
      laws.runGestures(BOUND, SEED)
      return null
    } catch (error) {
      if (error instanceof laws.LawBroken) return error as LawBroken
      throw error
    }
  }

  function forget(mutant: Mutant | null) {
    const { moduleGraph } = server.environments.ssr
    for (const one of moduleGraph.getModulesByFile(join(YAML, mutant?.file ?? '')) ?? [])
      moduleGraph.invalidateModule(one)
  }
})
