// npm run bench [-- PART…] [--write]: how long things take on this machine, as tables; --write puts them into the
// README, each part between its own markers.

import { readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { ROOT } from './install.mjs'

/** A part exports `measure`: it builds what it needs and resolves to Markdown. */
const PARTS = {
  core: () => import('./bench/core.mjs'),
  cli: () => import('./bench/cli.mjs'),
  page: () => import('./bench/page.mjs'),
}

const args = process.argv.slice(2)
const asked = args.filter((one) => one !== '--write')
const unknown = asked.find((name) => !Object.hasOwn(PARTS, name))
if (unknown !== undefined) {
  console.error(`There is no part ${unknown}; there are ${Object.keys(PARTS).join(', ')}.`)
  process.exit(2)
}

const machine = () =>
  `Node ${process.versions.node} on ${cpus().length} × ${cpus()[0].model.trim()}, with a load of ${loadavg()[0].toFixed(1)}`
for (const name of asked.length > 0 ? asked : Object.keys(PARTS)) {
  const { measure } = await PARTS[name]()
  const report = `${(await measure()).trim()}\n\n(${machine()}.)`
  console.log(`\n${report}`)
  if (args.includes('--write')) writeDown(name, report)
}

function writeDown(name, report) {
  const file = join(ROOT, 'README.md')
  const text = readFileSync(file, 'utf8')
  const begin = `<!-- bench ${name} -->\n`
  const from = text.indexOf(begin)
  const to = text.indexOf(`\n<!-- /bench ${name} -->`)
  if (from < 0 || to < from) throw new Error(`README.md has no place for ${name}`)
  writeFileSync(file, text.slice(0, from + begin.length) + report + text.slice(to))
}
