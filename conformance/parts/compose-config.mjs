// Part compose-config: the real docker compose reads each export, and what it read is what it should be.

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Ajv2020 from 'ajv/dist/2020.js'
import { parse } from 'yaml'
import { environment, everythingProblems } from '../compose/everything.mjs'
import { hostile, hostileProblems } from '../compose/hostile.mjs'
import { megaserviceOf } from '../compose/model.mjs'
import { rfcProblems } from '../compose/rfc.mjs'
import { rules } from '../compose/rules.mjs'
import { plainSecrets } from '../compose/secrets.mjs'
import { storePipelines } from '../compose/stores.mjs'
import { compose, modelOf, unescaped } from '../lib/docker-compose.mjs'
import { exampleNames, exportTo, library, megaservice, needed, platforms, variant } from '../lib/exports.mjs'
import { conformance, find, folder, project, run as runCommand, runFolder } from '../lib/machine.mjs'
import { imageRow } from '../stand-ins/table.mjs'

const proven = new Set() // rules that have noticed a broken copy: once is enough
const schemaFile = join(project, '..', 'shared', 'reference', 'compose-spec.schema.json')

export async function run(check) {
  const validate = schemaValidator(check)
  const { kinds } = await library()
  for (const kind of kinds.filter(({ id }) => !unplayed.includes(id)))
    check.none(`${kind.id}: something stands in for its images`, withoutStandIn(kind))
  for (const example of exampleNames()) {
    for (const platform of [...platforms, 'rocm'])
      await readExport(check, await variant(example, platform), validate)
  }
  for (const made of storePipelines(kinds)) await readExport(check, made, validate)
  await readEverything(check, validate)
  await readRefused(check)
  const words = hostile()
  if (await readExport(check, words, validate)) {
    const model = await modelOf(join(words.place, 'compose', 'compose.yaml'))
    check.none('hostile: every value is what the document says, and nothing more', hostileProblems(model))
  }
}

/** Kinds that begin by programs which only their images have; no template has them. */
const unplayed = ['ollama', 'ovms', 'ovms-embedding', 'ovms-reranking']

/** The images of a kind that nothing stands in for. */
function withoutStandIn({ container, variants }) {
  const images = [container, ...Object.values(variants)].map((one) => one?.image)
  return images.filter((image) => image && !imageRow(image))
}

/** A document that says all that the language knows; it needs more than a token. */
async function readEverything(check, validate) {
  const file = join(conformance, 'compose', 'everything.yaml')
  const { code, files, place, stderr } = await exportTo('compose', {
    file,
    place: runFolder('exports', 'everything'),
  })
  if (!check('everything: is exported', code === 0 && 'compose.yaml' in files, stderr)) return
  if (validate)
    check.none(
      'everything: is valid by the Compose specification’s schema',
      validate(parse(files['compose.yaml'], { merge: true })),
    )
  const made = join(place, 'compose.yaml')
  const quiet = await compose(['-f', made, 'config', '-q'], { env: environment })
  const accepted = quiet.code === 0 && quiet.stderr.trim() === ''
  if (!check('everything: docker compose accepts it without a warning', accepted, quiet.stderr)) return
  check.none('everything: means what it says', everythingProblems(await modelOf(made, environment)))
  const bare = await compose(['-f', made, 'config', '-q'])
  check('everything: without its variables docker compose refuses it', bare.code !== 0, bare.stderr)
}

/** What cannot run is no file of compose's to read. */
async function readRefused(check) {
  const file = join(conformance, 'pipelines', 'told', 'gaudi-alone.yaml')
  const place = runFolder('exports', 'gaudi-alone')
  const { code, files, stderr } = await exportTo('compose', { file, place })
  const isTold =
    /gaudi-alone\.yaml:4:15 error no-variant \[compose] `text2cypher` \(text2cypher\) does not run on xeon/.test(
      stderr,
    )
  check('gaudi-alone: is refused on xeon, at its place', code === 1 && isTold, stderr)
  check.none('gaudi-alone: nothing is written', Object.keys(files))
}

async function readExport(check, made, validate) {
  const { code, files, place, stderr } = await exportTo('compose', made)
  if (!check(`${made.name}: is exported`, code === 0 && 'compose.yaml' in files, stderr)) return false
  const file = join(place, 'compose.yaml')
  const text = files['compose.yaml']

  const env = needed(files['.env.example'])
  const asked = Object.keys(env).join(', ')
  const quiet = await compose(['-f', file, 'config', '-q'], { env })
  const accepted = quiet.code === 0 && quiet.stderr.trim() === ''
  if (
    !check(
      `${made.name}: docker compose accepts it with ${asked || 'nothing'} set, without a warning`,
      accepted,
      quiet.stderr,
    )
  )
    return true
  const filled = await compose(['-f', file, '--env-file', join(place, '.env.example'), 'config', '-q'], {
    env,
  })
  check(`${made.name}: docker compose accepts it with .env.example`, filled.code === 0, filled.stderr)
  if (validate)
    check.none(
      `${made.name}: is valid by the Compose specification's schema`,
      validate(parse(text, { merge: true })),
    )
  check.none(`${made.name}: holds no secret as text`, plainSecrets(parse(text, { merge: true }), text))

  const model = await modelOf(file, env)
  const declared = made.document.opea_micro_services
  const context = { ...megaservice(made), platform: made.platform, declared }
  for (const rule of rules.filter(({ only }) => !only || only(made.platform, model))) {
    const good = check.none(`${made.name}: ${rule.title}`, rule.problems(model, context))
    if (good && !proven.has(rule)) {
      check(`${made.name}: … and a copy that breaks this is noticed`, notices(rule, model, context))
      proven.add(rule)
    }
  }
  if (made.example === 'rfc-chatqna')
    check.none(`${made.name}: is what the RFC's example stands for`, rfcProblems(model))
  if (megaserviceOf(model)) await readPython(check, made, model)
  if ('compose.mock.yaml' in files) await readMock(check, made, place, model, env)
  return true
}

/** Laid over the other, it leaves the same services, and nothing that wants an accelerator or brings a model. */
async function readMock(check, { name }, place, real, env) {
  const mocked = ['-f', join(place, 'compose.yaml'), '-f', join(place, 'compose.mock.yaml')]
  const quiet = await compose([...mocked, 'config', '-q'], { env })
  const accepted = quiet.code === 0 && quiet.stderr.trim() === ''
  if (!check(`${name}: docker compose accepts the mock file over it`, accepted, quiet.stderr)) return
  const { services } = JSON.parse((await compose([...mocked, 'config', '--format', 'json'], { env })).stdout)
  const names = (of) => Object.keys(of).sort().join()
  check(`${name}: the mock has the same services`, names(services) === names(real.services), names(services))
  const heavy = Object.entries(services).flatMap(
    ([service, { runtime, devices, deploy, image, volumes = [] }]) => [
      ...(runtime || devices || deploy?.resources?.reservations ? [`${service} wants an accelerator`] : []),
      ...(['tei', 'tgi', 'vllm', 'store'].includes(imageRow(image)?.role) ? [`${service} is ${image}`] : []),
      ...volumes.map(({ target }) => `${service} mounts ${target}`),
    ],
  )
  check.none(`${name}: the mock has no models, stores and accelerators`, heavy)
}

function notices({ problems, spoil }, model, context) {
  const copy = structuredClone(model)
  spoil(copy)
  return problems(copy, context).length > 0
}

async function readPython(check, made, model) {
  const { config } = megaserviceOf(model)
  const inlined = unescaped(model.configs[config].content)
  const { code, files, stderr } = await exportTo('python', made)
  const own = files['megaservice.py']
  if (
    check(`${made.name}: the Python target exports megaservice.py`, code === 0 && own !== undefined, stderr)
  ) {
    check(
      `${made.name}: the inlined Python is the Python target's, byte for byte`,
      inlined === own,
      firstDifference(inlined, own),
    )
  }
  const label = `${made.name}: Python reads the inlined megaservice`
  if (!find('python3')) return check.skip(label, 'python3 is not installed')
  const file = join(made.place, 'inlined.py')
  writeFileSync(file, inlined)
  const env = { ...process.env, PYTHONPYCACHEPREFIX: folder('pycache') }
  const compiled = await runCommand('python3', ['-W', 'error', '-m', 'py_compile', file], { env })
  check(label, compiled.code === 0, compiled.stderr)
}

function firstDifference(inlined, own) {
  const ours = own.split('\n')
  const line = inlined.split('\n').findIndex((text, index) => text !== ours[index])
  return line < 0
    ? `lengths ${inlined.length} and ${own.length}`
    : `line ${line + 1}\ninlined: ${inlined.split('\n')[line]}\nits own: ${ours[line]}`
}

function schemaValidator(check) {
  if (!existsSync(schemaFile)) {
    check.skip(
      "the Compose specification's schema",
      '../shared/reference/compose-spec.schema.json is not here',
    )
    return null
  }
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false })
  const validate = ajv.compile(JSON.parse(readFileSync(schemaFile, 'utf8')))
  return (file) =>
    validate(file) ? [] : validate.errors.map(({ instancePath, message }) => `${instancePath} ${message}`)
}
