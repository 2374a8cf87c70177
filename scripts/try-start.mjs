// Starts the designer as a person does, while the usual port is taken: it says where it is, and is there.

import { spawn } from 'node:child_process'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { ROOT } from './install.mjs'

const other = createServer((_, response) => response.end('another program'))
// where somebody has the port already, that is as good
await new Promise((done) => other.once('error', done).listen(4173, 'localhost', done))

const started = spawn(process.execPath, [join(ROOT, 'scripts', 'start.mjs')], {
  stdio: ['ignore', 'pipe', 'inherit'],
})
try {
  const url = await addressOf(started)
  expect(`npm start serves on the next free port: ${url}`, Number(new URL(url).port) > 4173)
  const page = await fetch(url)
  expect('the designer is there', page.status === 200 && (await page.text()).includes('<title>Megaflow'))
  const beyond = await fetch(new URL('/..%2f..%2fpackage.json', url))
  expect('nothing outside of its folder is', beyond.status === 404)
} catch (error) {
  console.error(`  ${error.message}`)
  process.exitCode = 1
} finally {
  started.kill('SIGINT')
  other.close()
}

/** What it prints; it may have to build first. */
async function addressOf(child) {
  const timer = setTimeout(() => child.kill('SIGKILL'), 300_000)
  for await (const line of createInterface({ input: child.stdout })) {
    const found = /^Megaflow: (http:\S+)/.exec(line)
    if (!found) continue
    clearTimeout(timer)
    return found[1]
  }
  throw new Error('failed: npm start ended without an address')
}

function expect(label, holds) {
  if (!holds) throw new Error(`failed: ${label}`)
  console.log(`  ${label}`)
}
