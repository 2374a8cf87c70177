// Part crd: each export to GMC is what the API server accepts by the CRD, and what GMC's webhook, controller
// and router accept beyond it. And our own checks of the CRD's rules agree with it on what is damaged.

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { rfcProblems } from '../gmc/rfc.mjs'
import { rules } from '../gmc/rules.mjs'
import { compareVerdicts, connectorsIn, mutants, samples, wrongRows } from '../gmc/verdicts.mjs'
import { exampleNames, exportTo, platforms, variant } from '../lib/exports.mjs'
import {
  buildGo,
  conformance,
  digest,
  find,
  project,
  run as runCommand,
  runFolder,
  sourceOf,
} from '../lib/machine.mjs'
import { Missing } from '../lib/report.mjs'

const crdFile =
  process.env.MEGAFLOW_GMC_CRD || join(project, '..', 'shared', 'reference', 'gmconnectors.crd.yaml')
const module = join(conformance, 'crd-validate')

/** How many damaged connectors our own verdict is compared on. */
const damaged = 4000

/** How many random flows are exported in each way. */
const flows = 200

export async function run(check) {
  if (!existsSync(crdFile)) throw new Missing(`no CRD: ${crdFile}; MEGAFLOW_GMC_CRD may name one`)
  const validator = await buildValidator()
  await validatorIsSound(check)
  const { count, wrong } = await wrongRows(validator, crdFile)
  check.none(`${count} rows of our own tests say what the API server and the webhook say`, wrong)

  const proven = new Set()
  const connectors = []
  for (const example of exampleNames()) {
    for (const platform of platforms) {
      const made = await variant(example, platform)
      const { code, files } = await exportTo('gmc', made)
      if (code === 1) await isRefused(check, made)
      else await isAccepted(check, made, validator, proven)
      connectors.push(...connectorsIn(files['gmconnector.yaml'] ?? ''))
    }
  }
  await randomFlowsAreAccepted(check, validator)
  await verdictsAgree(check, [...connectors, ...samples()], validator)
}

/** What GMC cannot express is refused by a finding at one of the document's own services or at its flow. */
async function isRefused(check, made) {
  const { files, stderr } = await exportTo('gmc', made)
  check(
    `${made.name}: is refused, and nothing is written`,
    Object.keys(files).length === 0,
    Object.keys(files),
  )
  const [, message = ''] = /:\d+ error [a-z-]+ \[gmc\] (.*)/.exec(stderr) ?? []
  const services = Object.keys(made.document.opea_micro_services ?? {})
  check(
    `${made.name}: … naming a service`,
    services.some((name) => message.includes(`\`${name}\``)),
    stderr,
  )
}

/** Flows of any form, in both ways that make them expressible: with all documents that come along. */
async function randomFlowsAreAccepted(check, validator) {
  const { emit } = await sourceOf('src/index.ts')
  const { acyclic, documentOf, SORTS } = await sourceOf('src/laws/gmc-flow.ts')
  for (const mode of ['adapter', 'recompute']) {
    const texts = Array.from({ length: flows }, (_, at) => {
      const bits = Array.from(
        { length: 21 },
        (_, bit) => (Math.imul(at + 1, 7919 + bit * 104729) >>> 7) % 2 === 1,
      )
      const sorts = SORTS.map((_, place) => SORTS[(place * (at + 1)) % SORTS.length])
      return emit(documentOf(acyclic(2 + (at % 6), bits), sorts, mode), 'gmc').files[0]?.text
    })
    const file = join(runFolder('flows'), `${mode}.yaml`)
    writeFileSync(file, texts.join('---\n'))
    const { stdout } = await runCommand(validator, ['--crd', crdFile, file])
    const lines = stdout.trim().split('\n')
    const accepted = lines.filter((line) => /GMConnector \S+: accepted/.test(line))
    check(`${flows} random flows, ${mode}: the API server accepts them`, accepted.length === flows)
    check.none(
      '… and what comes beside them',
      lines.filter((line) => line.includes(': rejected')),
    )
  }
}

async function verdictsAgree(check, connectors, validator) {
  const { counts, differences } = await compareVerdicts(mutants(connectors, damaged), validator, crdFile)
  const { accepted, rejected, refused } = counts
  const label = `damaged connectors: ${rejected} refused by the API server, ${refused} by the webhook`
  check(label, Math.min(accepted, rejected) > damaged / 10 && refused > damaged / 40)
  check.none('… and our own check says the same of each', differences)
}

function buildValidator() {
  const sources = ['go.mod', 'go.sum', 'main.go', 'types.go', 'check.go', 'builtin.go']
  const key = digest(...sources.map((name) => readFileSync(join(module, name), 'utf8')))
  return buildGo({ module, packagePath: '.', name: 'crd-validate', key })
}

/** The validator's own tests: manifests that a real API server took, and that it refused. */
async function validatorIsSound(check) {
  const env = { ...process.env, MEGAFLOW_GMC_CRD: crdFile }
  const { code, stdout, stderr } = await runCommand(find('go'), ['test', '-v', '.'], { cwd: module, env })
  const good = code === 0 && /--- PASS: TestRejected/.test(stdout) && !stdout.includes('--- SKIP')
  check('crd-validate: its own tests pass', good, `${stdout}\n${stderr}`)
}

async function isAccepted(check, made, validator, proven) {
  const { code, files, place, stderr } = await exportTo('gmc', made)
  if (!check(`${made.name}: is exported`, code === 0 && 'gmconnector.yaml' in files, stderr)) return
  const text = files['gmconnector.yaml']

  const validate = (file) => runCommand(validator, ['--crd', crdFile, file])
  const verdict = await validate(join(place, 'gmconnector.yaml'))
  const accepted = verdict.code === 0 && /GMConnector \S+: accepted/.test(verdict.stdout)
  check(`${made.name}: the API server accepts it`, accepted, `${verdict.stdout}\n${verdict.stderr}`)
  if (!accepted) return
  if (proven.size === 0) {
    const spoilt = join(place, 'spoilt.yaml')
    writeFileSync(spoilt, text.replace(/^( *)routerType:/m, '$1image: none\n$1routerType:'))
    check(`${made.name}: … and refuses a copy with an unknown field`, (await validate(spoilt)).code === 1)
  }

  const [connector, ...others] = connectorsIn(text, '1.2')
  if (!check(`${made.name}: holds one GMConnector`, connector && others.length === 0)) return
  const sameText = JSON.stringify(connector) === JSON.stringify(connectorsIn(text)[0])
  check(`${made.name}: a reader of YAML 1.1 reads the same`, sameText)
  for (const rule of rules) {
    const good = check.none(`${made.name}: ${rule.title}`, rule.problems(connector))
    if (!good || proven.has(rule)) continue
    const copy = structuredClone(connector)
    rule.spoil(copy)
    check(`${made.name}: … and a copy that breaks this is noticed`, rule.problems(copy).length > 0)
    proven.add(rule)
  }
  if (made.example === 'rfc-chatqna' && made.platform === 'xeon') {
    check.none(`${made.name}: has the eight steps of the RFC under today's key names`, rfcProblems(connector))
  }
}
