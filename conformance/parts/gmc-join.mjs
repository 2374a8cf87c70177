// Part gmc-join: the helper that a GMConnector brings along for `gmc_join: adapter`, run as the program that it is.
// Random flows are sent through it, between a router that behaves as GMC's own and services that only say who they are.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer, request } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseAllDocuments } from 'yaml'
import { atEnd } from '../lib/endings.mjs'
import { find, runFolder, sourceOf } from '../lib/machine.mjs'
import { Missing } from '../lib/report.mjs'

const FLOWS = 300

/** Kubernetes kills after 30 s what has not ended by then. Far above what it takes: machines may be busy. */
const SECONDS_TO_END = 10

export async function run(check) {
  const python = find('python3')
  if (!python) throw new Missing('Python is not installed')
  const replays = await sourceOf('src/laws/gmc-replay.ts')
  const flows = await sourceOf('src/laws/gmc-flow.ts')
  const { emit } = await sourceOf('src/index.ts')
  const { joined } = await sourceOf('src/fixtures/gmc-join.ts')
  const drawn = { names: ['a', 'b', 'c'], edges: ['ab', 'bc', 'ac'].map(([from, to]) => [from, to]) }
  const helper = await start(
    python,
    programOf(emit(flows.documentOf(drawn, ['elsewhere'], 'adapter'), 'gmc')),
  )
  const post = (path, body, headers) => ask(helper.port, path, body, headers)

  check('it is ready', (await ask(helper.port, '/')).status === 200)
  for (const [what, path, body, expected] of ROWS) {
    const { status, body: got } = await post(path, JSON.stringify(body))
    check(what, status === 200 && same(JSON.parse(got), expected), `${status} ${got}`)
    if (path.includes('?')) {
      const mirror = JSON.parse(joined(`http://x${path}`, JSON.stringify(body)))
      check('… as the tests say it does', same(mirror, expected), JSON.stringify(mirror))
    }
  }
  for (const [what, path, body] of FAULTS) {
    const { status, body: got } = await post(path, body)
    check(`${what}: 422, with a word`, status === 422 && JSON.parse(got).error.length > 5, `${status} ${got}`)
  }
  const inPieces = await post('/merge?from=A', '{"A":{"x":1}}', { 'transfer-encoding': 'chunked' })
  check('a body in chunks', inPieces.body === '{"x": 1}', inPieces.body)
  const large = JSON.stringify({ A: { text: 'é'.repeat(3_000_000) } })
  const { body: whole } = await post('/merge?from=A', large)
  check('a body of 6 MB', JSON.parse(whole).text.length === 3_000_000)

  const failed = []
  for (let seed = 1; seed <= FLOWS; seed++) {
    const flow = flows.acyclic(2 + (seed % 6), bitsOf(seed))
    const made = replays.exportedFrom(flows.documentOf(flow, ['elsewhere'], 'adapter'))
    const { calls } = await replays.replay(made.connector, replays.REQUEST, async (url, body) => {
      const { pathname, search } = new URL(url)
      const { status, body: answer } = await post(pathname + search, body)
      if (status !== 200) throw new Error(answer)
      return answer
    })
    const heard = calls.map((call) => `${call.name}(${call.heard})`).sort()
    const wanted = flow.names.map((name) => `${name}(${flows.heardBy(flow, name).sort()})`).sort()
    if (!same(heard, wanted)) failed.push(`${wanted.join(' ')} was ${heard.join(' ')}`)
  }
  check.none(`${FLOWS} random flows: each service gets the answers that lead to it`, failed)

  const began = performance.now()
  helper.child.kill('SIGTERM')
  const [code] = await once(helper.child, 'exit')
  const seconds = (performance.now() - began) / 1000
  check('it ends when it is told to', code === 0 && seconds < SECONDS_TO_END, `code ${code}, ${seconds} s`)
}

const DOCS = { a: { retrieved_docs: [{ text: 'x' }, { text: 'y' }], k: 1 } }
const ROWS = [
  [
    'answers become one object, what comes later overwriting',
    '/merge?from=A&from=B',
    { A: { x: 1, y: 1 }, B: { y: 2 } },
    { x: 1, y: 2 },
  ],
  ['places may be deep', '/merge?from=A/b/c', { A: { b: { c: { x: 1 } } } }, { x: 1 }],
  ['an empty place is the whole', '/name?p=', { x: 1 }, { p: { x: 1 } }],
  [
    'answers get names',
    '/name?p=A&q=B/c&or%20so=A',
    { A: { x: 1 }, B: { c: 2 } },
    { p: { x: 1 }, q: 2, 'or so': { x: 1 } },
  ],
  [
    'all members of an object, but some, and others beside them',
    '/name?*=C&-=p&-=x&q=A',
    { A: { x: 1 }, C: { p: 1, q: 2, r: 3 } },
    { q: { x: 1 }, r: 3 },
  ],
  ['names may be spelled with escapes', '/name?b-%2D-c=A', { A: { x: 1 } }, { 'b---c': { x: 1 } }],
  [
    'documents of all are kept, each once',
    '/merge?from=A&from=B&from=C',
    { A: DOCS.a, B: { retrieved_docs: [{ text: 'y' }, { text: 'z' }] }, C: { retrieved_docs: [] } },
    { k: 1, retrieved_docs: [{ text: 'x' }, { text: 'y' }, { text: 'z' }] },
  ],
]
const FAULTS = [
  ['no such verb', '/other', '{}'],
  ['no such place', '/merge?from=A', '{}'],
  ['an answer that is no object', '/merge?from=A', '{"A": 5}'],
  ['no JSON', '/merge?from=A', 'data: x'],
  ['nothing', '/merge?from=A', ''],
]

function programOf({ files }) {
  const documents = parseAllDocuments(files[0].text, { version: '1.1' }).map((one) => one.toJS())
  return documents.find(({ kind }) => kind === 'ConfigMap').data['join.py']
}

async function start(python, program) {
  const file = join(runFolder('gmc-join'), 'join.py')
  writeFileSync(file, program)
  let said = ''
  for (let tries = 0; tries < 3; tries++) {
    const port = await freePort()
    const child = spawn(python, ['-I', file, String(port)], { stdio: ['ignore', 'ignore', 'pipe'] })
    atEnd(() => child.kill('SIGKILL'))
    said = ''
    child.stderr.setEncoding('utf8').on('data', (text) => (said += text))
    if (await isReady(child, port)) return { child, port }
    // it binds some time after the port was free: somebody else may have taken it
    if (!said.includes('Address already in use')) break
  }
  throw new Error(`join.py does not answer\n${said}`)
}

/** Whether it answers; false where it has ended, or takes a minute. */
async function isReady(child, port) {
  const closed = once(child, 'close')
  for (const deadline = performance.now() + 60_000; performance.now() < deadline; await sleep(100)) {
    if (child.exitCode !== null) {
      await closed
      return false
    }
    if ((await ask(port, '/').catch(() => null))?.status === 200) return true
  }
  return false
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  return port
}

function ask(port, path, body, headers) {
  return new Promise((done, fail) => {
    const sized = headers ?? (body === undefined ? {} : { 'content-length': Buffer.byteLength(body) })
    const method = body === undefined ? 'GET' : 'POST'
    const sent = request({ host: '127.0.0.1', port, path, method, headers: sized }, (response) => {
      text(response).then((answer) => done({ status: response.statusCode, body: answer }), fail)
    })
    sent.on('error', fail)
    sent.end(body)
  })
}

const same = (one, other) => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))

function sorted(value) {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** 21 bits that look random and are always the same for a number. */
const bitsOf = (seed) =>
  Array.from({ length: 21 }, (_, at) => ((Math.imul(seed + at * 7919, 0x9e3779b1) >>> 13) & 1) === 1)
