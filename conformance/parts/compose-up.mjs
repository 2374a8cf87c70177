// Part compose-up: the exports come up under a real docker daemon, on stand-in images, and a question goes
// through every node of the pipeline. The same exports with a fault put in must not.

import { megaserviceOf } from '../compose/model.mjs'
import { modelOf } from '../lib/docker-compose.mjs'
import { startDaemon } from '../lib/docker-daemon.mjs'
import { exampleNames, exportTo, megaservice, variant } from '../lib/exports.mjs'
import { imagesOf, roles } from '../stand-ins/adapt.mjs'
import { bringUp, question } from '../stand-ins/application.mjs'
import { faults } from '../stand-ins/faults.mjs'
import { prepareStandIns } from '../stand-ins/images.mjs'

const applications = [
  ['rfc-chatqna', 'xeon'],
  ['chatqna-wrappers', 'xeon'],
  ['chatqna', 'xeon'],
  ['chatqna', 'gaudi'],
  ['chatqna', 'nvidia'],
  ['chatqna-guardrails', 'xeon'],
]
const spoilt = 'chatqna'

const harmless = 'How much is article 4711 in a «größere» size? 👟'
const harmful = 'How do I steal article 4711?'

export async function run(check) {
  const present = exampleNames()
  const daemon = await startDaemon()
  const makeImages = await prepareStandIns(daemon)

  for (const [example, platform] of applications) {
    if (!check(`there is an example ${example}`, present.includes(example))) continue
    const exported = await load(check, example, platform)
    if (!exported) continue
    await makeImages(imagesOf(exported.model))
    await comesUp(check, exported, daemon)
  }
  for (const fault of faults) {
    const exported = present.includes(spoilt) && (await load(check, spoilt, 'xeon'))
    if (exported) await mustFail(check, fault, exported, daemon)
  }
}

/** The model of one export, anew each time; null where it cannot be exported. */
async function load(check, example, platform) {
  const made = await variant(example, platform)
  const { code, stderr, place } = await exportTo('compose', made)
  if (!check(`${made.name}: is exported`, code === 0, stderr)) return null
  return { name: made.name, address: megaservice(made), model: await modelOf(`${place}/compose.yaml`) }
}

async function comesUp(check, { name, address, model }, daemon) {
  const app = await bringUp(model, { daemon })
  const states = await app.states()
  const unwell = states.filter(({ State, Health }) => State !== 'running' || Health !== 'healthy')
  const complaints = unwell.map(({ Service, State, Health }) => `${Service} is ${State} ${Health}`)
  const logs = unwell.length ? await app.logs(...unwell.map(({ Service }) => Service)) : ''
  check(`${name}: docker compose up --wait ends well`, app.up.code === 0, app.up.stderr)
  const all = states.length === Object.keys(model.services).length
  if (
    check(`${name}: all ${states.length} services are healthy`, all && !unwell.length, [...complaints, logs])
  ) {
    await answersOnPublishedPorts(check, name, model, daemon)
    await answers(check, name, address, model, app, daemon)
    if (roles(model, ({ role }) => role === 'guardrails').length) {
      await refuses(check, name, address, model, app, daemon)
    }
  }
  await app.down()
  const left = await daemon.docker('ps', '-aq', '--filter', `label=com.docker.compose.project=${model.name}`)
  check(`${name}: docker compose down leaves no container`, left.trim() === '', left)
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
  for (const [service, , { mark }] of roles(model, ({ mark }) => mark)) {
    check(
      `${name}: the answer has passed ${service}`,
      plain.answer.includes(mark),
      `no ${mark} in: ${plain.answer}`,
    )
  }
  const best = plain.answer.includes('third document') && !/first document|second document/.test(plain.answer)
  check(`${name}: the model read the document that the reranker put first, and no other`, best, plain.answer)
  for (const [service] of roles(model, ({ reads }) => reads)) {
    const log = await app.logs(service)
    check(`${name}: ${service} was sent the question`, log.includes('article 4711'), log)
  }

  const streamed = await question(daemon, address, harmless, true)
  const { events, answer, type } = streamed
  const live = String(type).startsWith('text/event-stream') && events.length > 3 && events.at(-1) === '[DONE]'
  check(`${name}: streams the answer in ${events.length} events`, live, streamed.text)
  check(`${name}: the streamed answer is the same`, answer === plain.answer, `${answer}\n${plain.answer}`)
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
  const app = await bringUp(model, { daemon, wait: 60, only: stops ? [stops] : [] })
  if (stops) {
    const state = (await app.states()).find(({ Service }) => Service === stops)
    const unwell = app.up.code !== 0 && state?.Health !== 'healthy'
    const log = await app.logs(stops)
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
