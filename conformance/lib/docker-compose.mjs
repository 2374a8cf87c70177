// The real docker compose: a Go module pinned in conformance/compose, built into the cache.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildGo, conformance, digest, run } from './machine.mjs'

const module = join(conformance, 'compose')
let building

/** The program, built. */
export function dockerCompose() {
  const key = digest(...['go.mod', 'go.sum'].map((name) => readFileSync(join(module, name), 'utf8')))
  building ??= buildGo({
    module,
    packagePath: 'github.com/docker/compose/v5/cmd',
    name: 'docker-compose',
    key,
  })
  return building
}

/** What stands in the environment of a person who has a token and has set nothing else. */
export const bareEnvironment = () => ({ PATH: process.env.PATH, HOME: process.env.HOME, HF_TOKEN: 'x' })

export async function compose(args, { env, ...options } = {}) {
  return run(await dockerCompose(), args, { env: { ...bareEnvironment(), ...env }, ...options })
}

/** The merged, interpolated model of a compose file. */
export async function modelOf(file, env) {
  const { code, stdout, stderr } = await compose(['-f', file, 'config', '--format', 'json'], { env })
  if (code !== 0) throw new Error(`docker compose config ended with ${code}: ${stderr.trim()}`)
  return JSON.parse(stdout)
}

/** `config` writes each `$` as `$$`, so that its output can be read again; this is what a container gets. */
export const unescaped = (text) => text.replaceAll('$$', '$')
