// Installs dependencies when they are missing or older than the lock file. Needs nothing but Node.

import { spawnSync } from 'node:child_process'
import { existsSync, lstatSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const ROOT = join(fileURLToPath(import.meta.url), '..', '..')

export function install() {
  // a link leads into another folder, which `npm ci` would empty
  if (lstatSync(join(ROOT, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) return
  // npm writes this file at the end of an installation
  const mark = join(ROOT, 'node_modules', '.package-lock.json')
  const lock = join(ROOT, 'package-lock.json')
  if (existsSync(mark) && statSync(mark).mtimeMs >= statSync(lock).mtimeMs - 1000) return
  console.log('Installing dependencies …')
  run('npm', ['ci', '--no-audit', '--no-fund'])
}

/** Runs a program in the project's folder and ends this one when it fails. */
export function run(program, args, options = {}) {
  const { status, error } = attempt(program, args, options)
  if (error) throw error
  if (status !== 0) process.exit(status ?? 1)
}

export function attempt(program, args, options = {}) {
  const shell = process.platform === 'win32'
  return spawnSync(program, args, { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'], shell, ...options })
}
