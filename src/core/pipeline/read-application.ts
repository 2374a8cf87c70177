// The keys of opea_mega_service, with their defaults.

import type { Document } from '../yaml/document'
import { type Pair, pairsOf, resolve } from '../yaml/look-up'
import type { Place } from '../yaml/tree'
import { APPLICATION_FIELDS } from './fields'
import type { Application } from './pipeline'
import { type Reader, readNumber, readPlatform, readText, reportUnknown, wrongType } from './reader'

const PATH = ['opea_mega_service']

/**
 * `flow`: the pair of mega_flow, to be read by read-flow.ts. Findings: `wrong-type`, `unknown-key`, `unknown-platform`,
 * `bad-application-name`.
 */
export function readApplication(
  reader: Reader,
  pair: Pair | undefined,
): Application & { flow: Pair | undefined } {
  const pairs = pair ? keysOf(reader, reader.document, pair.value) : []
  const values: Record<string, string | number | undefined> = {}
  let flow: Pair | undefined
  for (const one of pairs) {
    if (one.key === 'mega_flow') flow = one
    else values[one.key] = readKey(reader, one)
  }
  const name = typeof values.name === 'string' ? values.name : 'megaservice'
  if (!/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(name)) reportName(reader, name)
  const known = (key: string) => (typeof values[key] === 'string' ? values[key] : undefined)
  return {
    name,
    port: typeof values.port === 'number' ? values.port : 8888,
    endpoint: known('endpoint') ?? `/v1/${name}`,
    platform: (known('platform') as Application['platform'] | undefined) ?? 'xeon',
    registry: known('registry') ?? 'opea',
    tag: known('tag') ?? 'latest',
    namespace: known('namespace') ?? name,
    gmcJoin: (known('gmc_join') as Application['gmcJoin'] | undefined) ?? null,
    declared: new Set(Object.keys(values).filter((key) => values[key] !== undefined)),
    flow,
  }
}

function keysOf(reader: Reader, document: Document, place: Place): Pair[] {
  const here = resolve(document, place)
  if (here?.node.type === 'scalar' && here.node.value === null) return []
  const pairs = here && pairsOf(document, here)
  if (!pairs) wrongType(reader, PATH, 'a map of keys such as `name`, `port` and `mega_flow`')
  return pairs ?? []
}

function readKey(reader: Reader, { key, value }: Pair): string | number | undefined {
  const path = [...PATH, key]
  const field = Object.hasOwn(APPLICATION_FIELDS, key) ? APPLICATION_FIELDS[key] : undefined
  if (!field) {
    reportUnknown(reader, PATH, key, Object.keys(APPLICATION_FIELDS))
    return undefined
  }
  if (field.type === 'integer') return readNumber(reader, value, path, field)
  if (field.type === 'platform') return readPlatform(reader, value, path)
  const text = readText(reader, value, path)
  if (field.type === 'join' && text !== undefined && text !== 'adapter' && text !== 'recompute') {
    wrongType(reader, path, '`adapter` or `recompute`')
    return undefined
  }
  if (key === 'endpoint' && text !== undefined && !text.startsWith('/')) {
    const below = text.replace(/^[a-z]+:\/\/[^/]*/i, '')
    const value = below.startsWith('/') ? below : `/${below}`
    wrongType(reader, path, 'a path that begins with `/`', {
      fix: { label: `Write ${value}`, changes: [{ set: path, value }] },
    })
    return undefined
  }
  return text
}

function reportName(reader: Reader, name: string) {
  const near = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 63)
    .replace(/^-+|-+$/g, '')
  const path = [...PATH, 'name']
  reader.findings.push({
    code: 'bad-application-name',
    severity: 'error',
    message: `\`${name}\` cannot name an application: only lower-case letters, digits and \`-\` inside, up to 63.`,
    path,
    ...(near ? { fix: { label: `Change to ${near}`, changes: [{ set: path, value: near }] } } : {}),
  })
}
