// Our own verdict on a GMConnector against the API server's: do both let it in, or refuse it?

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runnerImport } from 'vite'
import { parseAllDocuments } from 'yaml'
import { project, run, runFolder } from '../lib/machine.mjs'
import { mutationsOf } from './mutations.mjs'

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
  const { module } = await runnerImport(join(project, 'src/core/gmc/admission.ts'))
  const file = join(runFolder('verdicts'), 'mutants.yaml')
  writeFileSync(file, all.map(({ connector }) => JSON.stringify(connector)).join('\n---\n'))
  const { stdout } = await run(validator, ['--crd', crdFile, '--json', file])
  const verdicts = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  if (verdicts.length !== all.length)
    throw new Error(`${verdicts.length} verdicts on ${all.length} connectors`)
  const counts = { accepted: 0, rejected: 0 }
  const differences = all.flatMap(({ label, connector }, at) => {
    const own = module.admit(connector).filter(({ code }) => code === 'gmc-schema')
    const { result, message } = verdicts[at]
    counts[result === 'accepted' ? result : 'rejected'] += 1
    if ((result === 'accepted') === (own.length === 0)) return []
    const told = own.map(({ message, path }) => `${path.join('.')}: ${message}`).join(' ')
    return [`${label}: the API server says ${result} ${message ?? ''}; we say ${told || 'nothing'}`]
  })
  return { counts, differences }
}
