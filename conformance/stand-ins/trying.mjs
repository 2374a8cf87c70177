// An export as a person has it: a folder, in which try.sh brings it up and asks it. Here it runs on stand-ins.

import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { compose, dockerCompose } from '../lib/docker-compose.mjs'
import { atEnd } from '../lib/endings.mjs'
import { needed } from '../lib/exports.mjs'
import { find, folder, run } from '../lib/machine.mjs'

/** A folder of docker's settings in which `docker compose` is the one that is built here. */
async function dockerSettings() {
  const file = await dockerCompose()
  const settings = folder(`settings-${file.split('-').at(-1)}`)
  mkdirSync(join(settings, 'cli-plugins'), { recursive: true })
  try {
    symlinkSync(file, join(settings, 'cli-plugins', 'docker-compose'))
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
  return settings
}

/**
 * Runs try.sh in the folder of an export, or `sh try.sh mock`. `elsewhere`: hosts that are answered for.
 * What it printed, and the application that it left running.
 */
export async function tryOut({ files, place, model, elsewhere = [] }, { daemon, mock = false }) {
  writeFileSync(join(place, '.env'), filledIn(files['.env.example']))
  // docker compose reads this file by itself, where it is not told which to read
  writeFileSync(join(place, 'compose.override.yaml'), overrides(model, elsewhere))
  const names = mock ? ['compose.yaml', 'compose.mock.yaml'] : ['compose.yaml', 'compose.override.yaml']
  const call = (args, options) =>
    compose([...names.flatMap((name) => ['-f', join(place, name)]), ...args], {
      env: { ...daemon.env, ...needed(files['.env.example']) },
      cwd: place,
      ...options,
    })
  const down = atEnd(() => call(['down', '-v', '--remove-orphans', '--timeout', '0'], { ending: true }))
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    ...daemon.env,
    DOCKER_CONFIG: await dockerSettings(),
  }
  const words = [...daemon.inside, 'sh', join(place, 'try.sh'), ...(mock ? ['mock'] : [])]
  const said = await run(find('nsenter'), words, { env, cwd: '/', seconds: 1200 })
  const logs = async (...services) =>
    (await call(['logs', '--no-color', '--no-log-prefix', ...services])).stdout
  const states = async () =>
    (await call(['ps', '-a', '--format', 'json'])).stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
  return { said, logs, states, down }
}

const filledIn = (example) => example.replace(/^([A-Za-z_]\w*)=$/gm, '$1=x')

/** What a small machine lacks is taken away, and health is asked after in a quicker rhythm, which a small machine stands. */
function overrides({ services }, elsewhere) {
  const lacking = ['runtime', 'devices', 'deploy', 'shm_size', 'ipc', 'cap_add', 'group_add', 'security_opt']
  const changed = Object.entries(services).map(([name, service]) => [
    name,
    {
      pull_policy: 'never',
      restart: 'no',
      ...(service.healthcheck && { healthcheck: { interval: '2s', start_period: '0s' } }),
      ...Object.fromEntries(lacking.filter((key) => service[key]).map((key) => [key, 'RESET'])),
    },
  ])
  if (elsewhere.length) {
    const networks = { default: { aliases: elsewhere } }
    changed.push(['elsewhere', { image: 'megaflow-elsewhere:1', pull_policy: 'never', networks }])
  }
  return stringify({ services: Object.fromEntries(changed) }).replaceAll('RESET', '!reset null')
}
