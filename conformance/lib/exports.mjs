// The exports under test: each example of the project on each platform, made by the project's own command line.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parse } from 'yaml'
import { project, run, runFolder } from './machine.mjs'
import { Missing } from './report.mjs'

export const platforms = ['xeon', 'gaudi', 'nvidia']

const cli = process.env.MEGAFLOW_CLI || join(project, 'dist', 'cli.js')
const examplesFolder = join(project, 'public', 'examples')
const made = new Map()

export function megaflow(...args) {
  if (!existsSync(cli)) throw new Missing('dist/cli.js is not built: npm run build')
  return run(process.execPath, [cli, ...args], { cwd: project })
}

/** What the project is as a library: its tables. */
export function library() {
  const file = join(project, 'dist', 'index.js')
  if (!existsSync(file)) throw new Missing('dist/index.js is not built: npm run build')
  return import(pathToFileURL(file).href)
}

/** The names of the examples: what public/examples holds. */
export function exampleNames() {
  const files = existsSync(examplesFolder) ? readdirSync(examplesFolder) : []
  const names = files.filter((file) => file.endsWith('.yaml')).map((file) => file.replace(/\.yaml$/, ''))
  if (names.length === 0) throw new Missing('public/examples holds no example')
  return names.sort()
}

/** One example on one platform: the file of its document, and what the document itself says. */
export async function variant(example, platform) {
  const name = `${example}-${platform}`
  if (!made.has(name)) made.set(name, makeVariant(name, example, platform))
  return made.get(name)
}

async function makeVariant(name, example, platform) {
  const source = join(examplesFolder, `${example}.yaml`)
  const { code, stdout, stderr } = await megaflow('edit', source, 'configure', 'platform', platform)
  if (code !== 0)
    throw new Error(`edit ${example} configure platform ${platform} ended with ${code}: ${stderr}`)
  const place = runFolder('exports', name)
  const file = join(place, `${example}.yaml`)
  writeFileSync(file, stdout)
  return {
    name: `${example} on ${platform}`,
    example,
    platform,
    file,
    place,
    document: parse(stdout, { merge: true }),
  }
}

/** Exports a variant to one target. Gives the exit code, the folder and the files as written. */
export async function exportTo(target, { file, place }) {
  const key = `${file} ${target}`
  if (!made.has(key)) made.set(key, makeExport(target, file, join(place, target)))
  return made.get(key)
}

async function makeExport(target, file, place) {
  const { code, stdout, stderr } = await megaflow('export', file, '--to', target, '-o', place)
  const names = existsSync(place) ? readdirSync(place) : []
  const files = Object.fromEntries(names.map((name) => [name, readFileSync(join(place, name), 'utf8')]))
  return { code, stdout, stderr, place, files }
}

/** What .env.example asks a person to fill in, filled in. */
export function needed(example) {
  return Object.fromEntries([...example.matchAll(/^([A-Za-z_]\w*)=$/gm)].map(([, name]) => [name, 'x']))
}

/** What a person asks of the exported application: where it answers. By the language's own defaults. */
export function megaservice({ document }) {
  const { name = 'megaservice', port = 8888, endpoint = `/v1/${name}` } = document.opea_mega_service ?? {}
  return { name, port, endpoint }
}
