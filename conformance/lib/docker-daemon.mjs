// A docker daemon of our own: own data, own socket, and own network namespace, so that it meets neither the
// ports, bridges and firewall rules of this machine nor another daemon's. It ends with the run.

import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { atEnd } from './endings.mjs'
import { find, folder, isRoot, must, needCommands, run } from './machine.mjs'
import { Missing } from './report.mjs'

const packages = {
  dockerd: 'docker.io',
  containerd: 'docker.io',
  docker: 'docker.io',
  iptables: 'iptables',
  ip: 'iproute2',
  unshare: 'util-linux',
  nsenter: 'util-linux',
}
const askScript = fileURLToPath(new URL('ask.mjs', import.meta.url))

export async function startDaemon() {
  if (process.platform !== 'linux' || !isRoot)
    throw new Missing('a docker daemon of our own needs Linux and root')
  await needCommands(packages)
  const kept = folder('docker')
  const pidFile = join(kept, 'pid')
  await endOrphan(kept, pidFile)

  const short = mkdtempSync(join(tmpdir(), 'megaflow-')) // a socket's path may have 107 characters at most
  own(kept, short)
  const socket = `unix://${join(short, 'docker.sock')}`
  const logFile = join(kept, 'log')
  const log = openSync(logFile, 'w')
  // A name that is no service's is asked of nobody: there is no network, and its time-out is long.
  const args = ['--data-root', join(kept, 'data'), '--exec-root', join(short, 'exec'), '--dns', '127.0.0.1']
  args.push('--dns-opt', 'timeout:1', '--dns-opt', 'attempts:1', '-H', socket, '--pidfile', pidFile)
  const script = 'ip link set lo up && exec dockerd "$@"'
  const daemon = spawn('unshare', ['--net', 'sh', '-c', script, 'sh', ...args], {
    detached: true, // so that Ctrl-C leaves it alive until the containers are down
    stdio: ['ignore', log, log],
    env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/sbin` },
  })
  const ended = new Promise((done) => daemon.once('close', done))
  atEnd(async () => {
    daemon.kill('SIGTERM')
    await Promise.race([ended, sleep(30_000, null, { ref: false })])
    rmSync(short, { recursive: true, force: true })
    rmSync(join(kept, 'owner'))
  })

  const env = { ...process.env, DOCKER_HOST: socket }
  const docker = (...words) => must(find('docker'), words, { env, ending: true }) // also used to end things
  for (const deadline = Date.now() + 300_000; ; await sleep(200)) {
    if ((await run(find('docker'), ['version'], { env })).code === 0) break
    if (daemon.exitCode !== null || Date.now() > deadline) {
      throw new Error(`dockerd did not start:\n${readFileSync(logFile, 'utf8').slice(-3000)}`)
    }
  }
  const left = (await docker('ps', '-aq')).split('\n').filter(Boolean) // by a run that was killed
  if (left.length) await docker('rm', '-f', '-v', ...left)
  /** Arguments of nsenter: into the network where the published ports are. */
  const inside = ['--net', '--target', String(daemon.pid)]
  return { docker, env: { DOCKER_HOST: socket }, inside, ask: (request) => ask(inside, request) }
}

/** An earlier run that was killed may have left its daemon on our data; a run that lives keeps it. */
async function endOrphan(kept, pidFile) {
  const [owner, short] = read(join(kept, 'owner')).split(' ')
  if (!owner) return
  if (commandLine(owner).includes('conformance')) throw inUse(owner)
  const orphan = read(pidFile)
  if (orphan && commandLine(orphan).includes(kept)) {
    process.kill(Number(orphan), 'SIGTERM')
    for (let tries = 0; tries < 150 && existsSync(`/proc/${orphan}`); tries++) await sleep(200)
  }
  rmSync(short, { recursive: true, force: true })
  rmSync(join(kept, 'owner'), { force: true })
}

function own(kept, short) {
  try {
    writeFileSync(join(kept, 'owner'), `${process.pid} ${short}`, { flag: 'wx' })
  } catch {
    rmSync(short, { recursive: true })
    throw inUse(read(join(kept, 'owner')))
  }
}

const inUse = (owner) =>
  new Error(`another run (process ${owner}) uses this cache: set MEGAFLOW_CONFORMANCE_CACHE`)

const read = (file) => (existsSync(file) ? readFileSync(file, 'utf8').trim() : '')
const commandLine = (pid) => read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ')

/** One HTTP request from inside the daemon's network. */
async function ask(inside, request) {
  const args = [...inside, process.execPath, askScript]
  return JSON.parse(await must('nsenter', args, { input: JSON.stringify(request), seconds: 90 }))
}
