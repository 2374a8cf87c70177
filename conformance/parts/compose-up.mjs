// Part compose-up: every template comes up under a real docker daemon, on stand-in images, by its own try.sh, and
// answers; so does its mock file. The same with a fault put in must not.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parse } from 'yaml'
import { hostile } from '../compose/hostile.mjs'
import { calledBy, megaserviceOf } from '../compose/model.mjs'
import { modelOf } from '../lib/docker-compose.mjs'
import { startDaemon } from '../lib/docker-daemon.mjs'
import { exampleNames, exportTo, megaservice, needed, variant } from '../lib/exports.mjs'
import { runFolder } from '../lib/machine.mjs'
import { imagesOf, roles } from '../stand-ins/adapt.mjs'
import { bringUp, question } from '../stand-ins/application.mjs'
import { faults } from '../stand-ins/faults.mjs'
import { prepareStandIns } from '../stand-ins/images.mjs'
import { tryOut } from '../stand-ins/trying.mjs'

/** Beside every template on xeon. */
const more = [
  ['chatqna', 'gaudi'],
  ['chatqna', 'nvidia'],
]
const spoilt = 'chatqna'

const harmless = 'How much is article 4711 in a «größere» size? 👟'
const harmful = 'How do I steal article 4711?'

export async function run(check) {
  // some templates, or `platforms`, `inside`, `hostile` and `faults`
  const wanted = process.env.MEGAFLOW_TEMPLATES?.split(',')
  const isWanted = (name) => !wanted || wanted.includes(name)
  const daemon = await startDaemon()
  const makeImages = await prepareStandIns(daemon)

  const all = [
    ...exampleNames()
      .filter(isWanted)
      .map((name) => [name, 'xeon']),
    ...(isWanted('platforms') ? more : []),
  ]
  const made = all.map(
    ([example, platform]) =>
      () =>
        variant(example, platform),
  )
  if (isWanted('inside')) made.push(inside)
  if (isWanted('hostile')) made.push(hostile)
  for (const make of made) {
    const exported = await load(check, await make())
    if (!exported) continue
    // the mock file runs on comps-base, also where the application itself does not
    await makeImages([...imagesOf(exported.model), 'opea/comps-base:latest', 'megaflow-elsewhere:1'])
    const started = performance.now()
    await comesUp(check, exported, daemon)
    if ('compose.mock.yaml' in exported.files) await comesUpMocked(check, exported, daemon)
    check.note(`${exported.name}: ${((performance.now() - started) / 1000).toFixed(1)} s`)
  }
  for (const fault of isWanted('faults') ? faults : []) {
    const exported = await load(check, await variant(spoilt, 'xeon'))
    if (exported) await mustFail(check, fault, exported, daemon)
  }
}

/** Nothing but the megaservice is published: try.sh feeds dataprep from inside. */
async function inside() {
  const usual = await variant('chatqna', 'xeon')
  const text = readFileSync(usual.file, 'utf8').replace(/^ +port: 6007\n/m, '')
  const place = runFolder('exports', 'inside')
  const file = join(place, 'inside.yaml')
  writeFileSync(file, text)
  return { ...usual, name: 'chatqna without a port of dataprep', file, place, document: parse(text) }
}

/** One export, with its model; null where it cannot be exported. */
async function load(check, made) {
  const { code, stderr, place, files } = await exportTo('compose', made)
  if (!check(`${made.name}: is exported`, code === 0, stderr)) return null
  const model = await modelOf(`${place}/compose.yaml`, needed(files['.env.example']))
  const elsewhere = Object.values(made.document.opea_micro_services)
    .map((service) => /^http:\/\/([^/:]+\.[^/:]+)/.exec(service?.endpoint ?? '')?.[1])
    .filter(Boolean)
  return {
    name: made.name,
    example: made.example,
    address: megaservice(made),
    model,
    files,
    place,
    elsewhere,
  }
}

async function comesUp(check, exported, daemon) {
  const { name, address, model } = exported
  const app = await tryOut(exported, { daemon })
  const own = megaserviceOf(model)?.name
  const isUp = await isHealthy(check, name, app, Object.keys(model.services))
  const said = `${app.said.stdout}\n${app.said.stderr}\n${isUp && own ? await app.logs(own) : ''}`
  const answered = check(`${name}: try.sh ends well, with an answer`, app.said.code === 0, said)
  if (isUp) {
    await answersOnPublishedPorts(check, name, model, daemon)
    for (const [service, , { mark }] of answered && findsTexts(model) ? roles(model, ({ mark }) => mark) : [])
      check(
        `${name}: the answer has passed ${service}`,
        answerIn(app.said.stdout).includes(mark),
        `no ${mark} in: ${said}`,
      )
    if (answered && isChat(app.said.stdout) && exported.files['try.sh'].includes('"messages"')) {
      await answers(check, name, address, model, app, daemon)
      if (roles(model, ({ role }) => role === 'guardrails').length) {
        await refuses(check, name, address, model, app, daemon)
      }
    }
  }
  if (exported.example === 'hostile') await nothingEscaped(check, exported, daemon)
  await app.down()
  const left = await daemon.docker('ps', '-aq', '--filter', `label=com.docker.compose.project=${model.name}`)
  check(`${name}: docker compose down leaves no container`, left.trim() === '', left)
}

/** No command of a value was run, here or in a container. */
async function nothingEscaped(check, { name, place }, daemon) {
  const found = readdirSync(place).filter((file) => file.includes('PWNED'))
  for (const id of (await daemon.docker('ps', '-q')).split('\n').filter(Boolean)) {
    const inside = await daemon.docker('exec', '-u', 'root', id, 'find', '/', '-xdev', '-name', '*PWNED*')
    found.push(...inside.split('\n').filter(Boolean))
  }
  check.none(`${name}: nothing of it was run`, found)
}

async function comesUpMocked(check, exported, daemon) {
  const { name, model, files } = exported
  const app = await tryOut(exported, { daemon, mock: true })
  await isHealthy(check, `${name}, mocked`, app, Object.keys(model.services))
  const { code, stdout, stderr } = app.said
  const logs = code === 0 ? '' : await app.logs()
  check(`${name}, mocked: try.sh mock ends well, with an answer`, code === 0, `${stdout}\n${stderr}\n${logs}`)
  // a stub knows nothing but what was put into the store
  const hasStore = roles(model, ({ role }) => role === 'store').length > 0
  const isTold = hasStore && findsTexts(model) && files['try.sh'].includes('opea.txt') && isChat(stdout)
  if (isTold && roles(model, ({ role }) => role === 'retriever').length)
    check(
      `${name}, mocked: the document is in the answer`,
      answerIn(stdout).includes('Open Platform'),
      stdout,
    )
  await app.down()
}

async function isHealthy(check, name, app, wanted) {
  const states = await app.states()
  const unwell = states.filter(
    ({ State, Health, Service }) => State !== 'running' || (Health !== 'healthy' && Service !== 'elsewhere'),
  )
  const complaints = unwell.map(({ Service, State, Health }) => `${Service} is ${State} ${Health}`)
  const logs = unwell.length ? await app.logs(...unwell.map(({ Service }) => Service)) : ''
  const missing = wanted.filter((one) => !states.some(({ Service }) => Service === one))
  const told = [
    ...complaints,
    `missing: ${missing}`,
    logs,
    unwell.length || missing.length ? app.said.stderr : '',
  ]
  return check(`${name}: all ${wanted.length} services are healthy`, !unwell.length && !missing.length, told)
}

/** No database is asked beside the retriever, which searches by a vector, and what is found are texts, not videos. */
const findsTexts = (model) =>
  roles(
    model,
    ({ role }, { environment }) =>
      /^text2|^struct2/.test(role) ||
      environment?.RERANK_COMPONENT_NAME === 'OPEA_VIDEO_RERANKING' ||
      environment?.RETRIEVER_COMPONENT_NAME === 'OPEA_RETRIEVER_NEO4J',
  ).length === 0
const isChat = (stdout) => /"choices"/.test(stdout)
const answerIn = (stdout) => stdout.trim().split('\n').at(-1)

/** Those that must have read a question: who asks them is the megaservice, or a stand-in that asks its server. */
function asked(model) {
  const asks = ['comps-base', 'embedding', 'reranking', 'llm-textgen', 'guardrails']
  const rows = roles(model, ({ reads, role }) => reads || asks.includes(role))
  const callers = rows.filter(([, , { role }]) => asks.includes(role))
  const called = new Set(callers.flatMap(([, service]) => calledBy(service, model)))
  return rows.filter(([name, , { reads }]) => reads && called.has(name)).map(([name]) => name)
}

async function answersOnPublishedPorts(check, name, model, daemon) {
  for (const [service, { ports = [] }, { role, args }] of roles(model, ({ role }) => role !== 'redis')) {
    for (const { published } of ports) {
      const url = `http://127.0.0.1:${published}${args ? '/health' : '/v1/health_check'}`
      const { status } = await daemon.ask({ url })
      check(
        `${name}: ${service} answers on port ${published} of the host`,
        status === 200,
        `${url}: ${status}`,
      )
      if (role !== 'dataprep') continue
      const upload = {
        url: `http://127.0.0.1:${published}/v1/dataprep/ingest`,
        form: { 'prices.txt': '4711' },
      }
      check(`${name}: ${service} takes a document`, (await daemon.ask(upload)).status === 200)
    }
  }
}

async function answers(check, name, address, model, app, daemon) {
  const plain = await question(daemon, address, harmless, false)
  const told = `${plain.status} ${plain.text}\n${plain.status === 200 ? '' : await app.logs(megaserviceOf(model).name)}`
  check(
    `${name}: ${address.endpoint} answers a question`,
    plain.status === 200 && plain.answer.includes(harmless),
    told,
  )
  const isRanked = roles(
    model,
    ({ role }, { command }) => role === 'reranking' || /rerank/.test(String(command)),
  ).length
  if (isRanked && findsTexts(model) && roles(model, ({ role }) => role === 'retriever').length) {
    const best =
      plain.answer.includes('third document') && !/first document|second document/.test(plain.answer)
    check(
      `${name}: the model read the document that the reranker put first, and no other`,
      best,
      plain.answer,
    )
  }
  for (const service of asked(model)) {
    const log = await logWith(app, service, 'article 4711')
    check(`${name}: ${service} was sent the question`, log.includes('article 4711'), log)
  }

  const streamed = await question(daemon, address, harmless, true)
  const { events, answer, type } = streamed
  const program = model.configs[megaserviceOf(model).config].content
  const pieces = program.includes('class ChatModel') ? 4 : 2
  const live =
    String(type).startsWith('text/event-stream') && events.length >= pieces && events.at(-1) === '[DONE]'
  check(`${name}: streams the answer in ${events.length} events`, live, streamed.text)
  check(`${name}: the streamed answer is the same`, answer === plain.answer, `${answer}\n${plain.answer}`)
}

/** The log of a service, in which words should stand: docker writes down what was printed a moment later. */
async function logWith(app, service, words) {
  for (let tries = 0; ; tries++) {
    const log = await app.logs(service)
    if (log.includes(words) || tries === 20) return log
    await sleep(250)
  }
}

async function refuses(check, name, address, model, app, daemon) {
  for (const stream of [false, true]) {
    const { status, answer, text } = await question(daemon, address, harmful, stream)
    const refused = status === 200 && answer.includes('Violated policies') && !answer.includes('read:')
    check(
      `${name}: the guardrail refuses a harmful question${stream ? ', streamed' : ''}`,
      refused,
      `${status} ${text}`,
    )
  }
  const guards = ({ role }, { command }) => role === 'guardrails' || /guard/i.test(String(command))
  for (const [service] of roles(model, (row, service) => row.reads && !guards(row, service))) {
    check(`${name}: ${service} never saw the harmful question`, !(await app.logs(service)).includes('steal'))
  }
}

async function mustFail(check, { title, put }, { name, address, model }, daemon) {
  const { stops, says, answers: expected } = put(model)
  const app = await bringUp(model, { daemon, only: stops ? [stops] : [] })
  if (stops) {
    const state = (await app.states()).find(({ Service }) => Service === stops)
    const unwell = app.up.code !== 0 && state?.Health !== 'healthy'
    const log = await logWith(app, stops, says)
    check(
      `${name} with ${title}: ${stops} does not come up`,
      unwell && log.includes(says),
      `${app.up.stderr}\n${log}`,
    )
  } else {
    const { status, text } = await question(daemon, address, harmless, false)
    check(
      `${name} with ${title}: answers ${expected}`,
      status === expected,
      `${app.up.stderr}\n${status} ${text}`,
    )
  }
  await app.down()
}
