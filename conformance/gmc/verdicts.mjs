// Our own verdict on a GMConnector against the API server's, and on what that accepts against the webhook's rules:
// do both let it in, or refuse it?

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseAllDocuments } from 'yaml'
import { project, run, runFolder, sourceOf } from '../lib/machine.mjs'
import { mutationsOf } from './mutations.mjs'
import { rules } from './rules.mjs'

const corpus = join(project, '..', 'shared', 'corpus', 'gmc')

/** Copies of each connector, changed, so that there are at least as many as asked for. */
export function mutants(connectors, least) {
  const each = Math.ceil(least / connectors.length)
  return connectors.flatMap((connector, at) => mutationsOf(connector, each, 1000 + at))
}

/** OPEA's own samples, where they are. */
export function samples() {
  const files = existsSync(corpus) ? readdirSync(corpus).filter((file) => file.endsWith('.yaml')) : []
  return files.flatMap((file) => connectorsIn(readFileSync(join(corpus, file), 'utf8')))
}

/** The API server reads YAML 1.1. */
export function connectorsIn(text, version = '1.1') {
  const documents = parseAllDocuments(text, { version }).map((document) => document.toJS())
  return documents.filter((document) => document?.kind === 'GMConnector')
}

/** What the two do not agree on, and how many both accept and refuse. */
export async function compareVerdicts(all, validator, crdFile) {
  const { admit } = await sourceOf('src/core/gmc/admission.ts')
  const connectors = all.map(({ connector }) => connector)
  const verdicts = await verdictsOn('mutants', connectors, validator, crdFile)
  const counts = { accepted: 0, rejected: 0, refused: 0 }
  const differences = all.flatMap(({ label, connector }, at) => {
    const { result, message } = verdicts[at]
    const found = admit(connector)
    const faults = (code) => found.filter((one) => one.code === code).map((one) => one.message)
    const isAccepted = result === 'accepted'
    counts[isAccepted ? 'accepted' : 'rejected'] += 1
    if (isAccepted !== (faults('gmc-schema').length === 0))
      return [`${label}: the API server says ${result} ${message ?? ''}; we say ${faults('gmc-schema')}`]
    if (!isAccepted) return []
    const problems = webhook.flatMap((rule) => rule.problems(stored(connector)))
    if (problems.length > 0) counts.refused += 1
    if (problems.length > 0 === faults('gmc-webhook').length > 0) return []
    return [`${label}: the webhook says ${problems}; we say ${faults('gmc-webhook')}`]
  })
  return { counts, differences }
}

/** Rows of the table of our own tests whose verdict is not what the API server and the webhook say. */
export async function wrongRows(validator, crdFile) {
  const { VERDICTS } = await sourceOf('src/fixtures/admission-verdicts.ts')
  const { spoilt } = await sourceOf('src/fixtures/connector.ts')
  const connectors = VERDICTS.map(([, changes]) => spoilt(changes))
  const verdicts = await verdictsOn('table', connectors, validator, crdFile)
  const wrong = VERDICTS.flatMap(([written, changes], at) => {
    const isRefused = () => webhook.some((rule) => rule.problems(stored(connectors[at])).length > 0)
    const said = verdicts[at].result !== 'accepted' ? 'schema' : isRefused() ? 'webhook' : 'accepted'
    return said === written ? [] : [`${JSON.stringify(changes)}: ${said}, and the table says ${written}`]
  })
  return { count: VERDICTS.length, wrong }
}

async function verdictsOn(name, connectors, validator, crdFile) {
  const file = join(runFolder('verdicts'), `${name}.yaml`)
  writeFileSync(file, connectors.map((connector) => JSON.stringify(connector)).join('\n---\n'))
  const { stdout } = await run(validator, ['--crd', crdFile, '--json', file])
  const lines = stdout.trim().split('\n')
  if (lines.length !== connectors.length)
    throw new Error(`${lines.length} verdicts on ${connectors.length} connectors`)
  return lines.map((line) => JSON.parse(line))
}

const webhook = rules.filter(({ title }) => title.startsWith('webhook'))

/** The API server drops nulls before the webhook sees them. */
function stored(connector) {
  const isKept = (_, value) => (value === null ? undefined : value)
  return JSON.parse(JSON.stringify(connector), isKept)
}
