// One application that was brought up on stand-ins: its services, its logs, and what it answers.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compose } from '../lib/docker-compose.mjs'
import { atEnd } from '../lib/endings.mjs'
import { runFolder } from '../lib/machine.mjs'
import { adapt } from './adapt.mjs'

/** What is wrong is seen long before; what is well may take its time on a busy machine. */
const SECONDS = 300

/** Brings a model up, or `only` some services and what they wait for. `up` holds the exit code and what docker compose said; `down` takes all of it away. */
export async function bringUp(model, { daemon, only = [] }) {
  const file = join(runFolder('up'), `${model.name}.json`)
  writeFileSync(file, JSON.stringify(adapt(model)))
  const call = (args, options) => compose(['-f', file, ...args], { env: daemon.env, ...options })
  const down = atEnd(() => call(['down', '-v', '--remove-orphans', '--timeout', '2'], { ending: true }))
  const up = await call(['up', '-d', '--wait', '--wait-timeout', String(SECONDS), ...only])

  const logs = async (...services) =>
    (await call(['logs', '--no-color', '--no-log-prefix', ...services])).stdout
  const states = async () => {
    const { stdout } = await call(['ps', '-a', '--format', 'json'])
    return stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
  }
  return { up, logs, states, down }
}

/** Asks a megaservice one question. Gives the answer as a person reads it, streamed or not. */
export async function question(daemon, { port, endpoint }, content, stream) {
  const url = `http://127.0.0.1:${port}${endpoint.split('/').map(encodeURIComponent).join('/')}`
  const body = { messages: [{ role: 'user', content }], stream }
  const response = await daemon.ask({ url, body })
  const read = { ...response, answer: '', events: [] }
  if (response.status !== 200) return read
  try {
    if (!stream) return { ...read, answer: JSON.parse(response.text).choices[0].message.content }
    const events = response.text.split('\n\n').filter((event) => event.startsWith('data:'))
    const datas = events.map((event) => event.slice('data:'.length).trim())
    return {
      ...read,
      events: datas,
      answer: datas
        .filter((data) => data !== '[DONE]')
        .map(eventText)
        .join(''),
    }
  } catch (error) {
    return { ...read, answer: `(unreadable: ${error.message})` }
  }
}

/** The text of one event: a Python bytes literal, which OPEA's user interfaces read, or an OpenAI chunk. */
function eventText(data) {
  if (data.startsWith('{')) return JSON.parse(data).choices?.[0]?.delta?.content ?? ''
  const literal = /^b(['"])([\s\S]*)\1$/.exec(data)
  if (!literal) return data
  const simple = { n: '\n', r: '\r', t: '\t' }
  const bytes = literal[2].replace(/\\(?:x([0-9a-f]{2})|(.))/g, (_, hex, char) =>
    hex ? String.fromCharCode(Number.parseInt(hex, 16)) : (simple[char] ?? char),
  )
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
