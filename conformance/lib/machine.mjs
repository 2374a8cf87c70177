// The machine: running commands, finding and installing tools, and the cache folder of all parts.

import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { accessSync, constants, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isEnding, watchChild } from './endings.mjs'
import { Missing } from './report.mjs'

export const conformance = fileURLToPath(new URL('..', import.meta.url))
export const project = resolve(conformance, '..')
export const cache = resolve(process.env.MEGAFLOW_CONFORMANCE_CACHE || join(conformance, '.cache'))
export const isRoot = process.getuid?.() === 0

export function folder(...path) {
  const made = join(cache, ...path)
  mkdirSync(made, { recursive: true })
  return made
}

/** A folder of this run alone, gone with it: two runs may share a cache. */
export const runFolder = (...path) => folder(`run-${process.pid}`, ...path)

process.on('exit', () => rmSync(join(cache, `run-${process.pid}`), { recursive: true, force: true }))

/** What runs that were killed have left in the cache. */
export function removeLeftovers() {
  for (const name of readdirSync(folder()).filter((name) => /^run-\d+$/.test(name))) {
    if (!isAlive(name.slice('run-'.length))) rmSync(join(cache, name), { recursive: true, force: true })
  }
}

function isAlive(pid) {
  try {
    return process.kill(Number(pid), 0)
  } catch {
    return false
  }
}

/** A short name for a content, for caching what was made from it. */
export const digest = (...texts) => createHash('sha256').update(texts.join('\0')).digest('hex').slice(0, 12)

/** What takes longer hangs: a first build or installation takes minutes, and machines may be slow and busy. */
const SECONDS = 3600

/** Runs a command to its end. Rejects only when it cannot be started; a code other than 0 is the caller's. */
export function run(command, args, { cwd, env, input = '', seconds = SECONDS, ending = false } = {}) {
  return new Promise((done, fail) => {
    if (isEnding() && !ending) return fail(new Error('interrupted'))
    const child = spawn(command, args, { cwd, env: env ?? process.env, stdio: 'pipe' })
    if (!ending) watchChild(child)
    const timer = setTimeout(() => child.kill('SIGKILL'), seconds * 1000)
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text))
    child.on('error', fail)
    child.stdin.on('error', () => {}) // a command may end without having read its input
    child.stdin.end(input)
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      done({ code: code ?? -1, signal, stdout, stderr })
    })
  })
}

/** Runs a command that has to succeed; gives what it printed. */
export async function must(command, args, options) {
  const { code, signal, stdout, stderr } = await run(command, args, options)
  if (code === 0) return stdout
  const said = `${stderr}\n${stdout}`.trim().split('\n').slice(-15).join('\n')
  throw new Error(`${command} ${args.slice(0, 4).join(' ')} … ended with ${signal ?? code}\n${said}`)
}

export function find(command) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin']
  return folders.map((place) => join(place, command)).find(canRun)
}

function canRun(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Sees to it that the commands are there, by Debian's packages where one is missing and we may install. */
export async function needCommands(packageOf) {
  const missing = () => Object.keys(packageOf).filter((command) => !find(command))
  if (missing().length === 0) return
  if (!isRoot || !find('apt-get')) throw new Missing(`${missing().join(', ')} not installed`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const packages = [...new Set(missing().map((command) => packageOf[command]))]
  await must('apt-get', ['update'], { env })
  await must('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { env })
  if (missing().length) throw new Missing(`${missing().join(', ')} not to be had from ${packages.join(', ')}`)
}

/** Builds a Go program of a module here once for each state of its sources. */
export async function buildGo({ module, packagePath, name, key }) {
  const go = find('go')
  if (!go) throw new Missing('Go is not installed')
  const file = join(folder('bin'), `${name}-${key}`)
  if (canRun(file)) return file
  for (let left = 2; ; left--) {
    const args = ['build', '-buildvcs=false', '-o', file, packagePath]
    const { code, stderr } = await run(go, args, { cwd: module })
    if (code === 0) return file
    if (/requires go >= /.test(stderr)) throw new Missing(stderr.trim())
    // npm, pip and apt ask again by themselves
    if (left === 0 || !NETWORK.test(stderr)) throw new Error(`go build ${packagePath}: ${stderr.trim()}`)
  }
}

/** What Go says where a module could not be fetched just now. */
const NETWORK = /dial tcp|timeout|connection (?:reset|refused)|unexpected EOF|\b50[234] /i

/** A module of the project's own sources, as it stands. */
export async function sourceOf(file) {
  const { runnerImport } = await import('vite')
  return (await runnerImport(join(project, file))).module
}
