// One service's own keys. What it says depends on its text alone (and on anchors that it refers to),
// so the result is remembered for as long as its part of the tree stays the same.

import type { Finding } from '../text/diagnostic'
import { aliasTargets, mayHaveAny } from '../yaml/anchors'
import type { Document } from '../yaml/document'
import { pairsOf, resolve } from '../yaml/look-up'
import type { Item, Node, Place } from '../yaml/tree'
import { RESOURCE_FIELDS, SERVICE_FIELDS } from './fields'
import type { Declared } from './pipeline'
import {
  type Reader,
  readEnvironment,
  readNumber,
  readPlatform,
  readText,
  readTexts,
  reportUnknown,
  wrongType,
} from './reader'

/** Paths of the findings are relative to the service. */
type ServiceReading = {
  declared: Declared
  findings: Finding[]
  /** Keys that nobody knows and that other services may have too: they come through an alias or a merge key. */
  brought: { key: string; item: Item }[]
}

const remembered = new WeakMap<Node, { reading: ServiceReading; behind: readonly Node[] }>()

const NONE: readonly Node[] = []

/** Findings: `wrong-type`, `unknown-key`, `unknown-platform`, `secret-in-text`. */
export function readService(document: Document, place: Place): ServiceReading {
  const behind = aliasedNodes(document, place)
  const known = remembered.get(place.node)
  if (
    known &&
    known.behind.length === behind.length &&
    known.behind.every((node, at) => node === behind[at])
  ) {
    return known.reading
  }
  const reading = readNow(document, place)
  remembered.set(place.node, { reading, behind })
  return reading
}

/** What the aliases inside a place stand for, and what theirs do. */
function aliasedNodes(document: Document, place: Place): readonly Node[] {
  if (!mayHaveAny(document.text)) return NONE
  const found: Node[] = []
  const visit = (from: Place, depth: number) => {
    for (const target of aliasTargets(document, from)) {
      if (depth > 20 || found.length > 1000) return
      found.push(target.node)
      visit(target, depth + 1)
    }
  }
  visit(place, 0)
  return found
}

function readNow(document: Document, place: Place): ServiceReading {
  const reader: Reader = { document, findings: [] }
  const declared: Declared = {}
  const reading: ServiceReading = { declared, findings: reader.findings, brought: [] }
  const here = resolve(document, place)
  if (here?.node.type === 'scalar' && here.node.value === null) return reading
  const pairs = here && pairsOf(document, here)
  if (!pairs) {
    const message = 'A service must be a map of keys, such as `endpoint` and `port`.'
    reader.findings.push({ code: 'wrong-type', severity: 'error', message, path: [], ...missingSpace(here) })
    return reading
  }
  for (const { key, value, item, merged } of pairs) {
    if (Object.hasOwn(READERS, key)) READERS[key]!(reader, declared, value, key)
    else if (merged || here !== place) reading.brought.push({ key, item })
    else reportUnknown(reader, [], key, Object.keys(SERVICE_FIELDS))
  }
  return reading
}

/** `port:80` is a word to YAML. */
function missingSpace(here: Place | null | undefined): Pick<Finding, 'hint' | 'fix'> {
  const written = here?.node.type === 'scalar' && here.node.style === 'plain' ? here.node.written : ''
  const [, key, value] = /^(\w+):(\S+)$/.exec(written) ?? []
  if (!key || !value || !Object.hasOwn(SERVICE_FIELDS, key)) return {}
  const set = { set: [], value: { [key]: /^[1-9]\d{0,8}$/.test(value) ? Number(value) : value } }
  return {
    hint: `Behind the colon of a key stands a space: \`${key}: ${value}\`.`,
    fix: { label: `Write ${key}: ${value}`, changes: [set] },
  }
}

type FieldReader = (reader: Reader, declared: Declared, value: Place, key: string) => void

/** One reader per key of SERVICE_FIELDS. */
const READERS: Record<string, FieldReader> = {
  kind: text('kind'),
  endpoint: (reader, declared, value) => {
    const endpoint = readText(reader, value, ['endpoint'])
    if (endpoint === undefined) return
    declared.endpoint = endpoint
  },
  port: (reader, declared, value) => {
    const port = readNumber(reader, value, ['port'], SERVICE_FIELDS.port!)
    if (port !== undefined) declared.port = port
  },
  model: text('model'),
  image: text('image'),
  condition: text('condition'),
  uses: texts('uses'),
  args: texts('args'),
  environment: (reader, declared, value) => {
    const environment = readEnvironment(reader, value, ['environment'])
    if (environment) declared.environment = environment
  },
  platform: (reader, declared, value) => {
    const platform = readPlatform(reader, value, ['platform'])
    if (platform) declared.platform = platform
  },
  replicas: (reader, declared, value) => {
    const replicas = readNumber(reader, value, ['replicas'], SERVICE_FIELDS.replicas!)
    if (replicas !== undefined) declared.replicas = replicas
  },
  resources: readResources,
  api_key: (reader, declared, value) => {
    const key = readText(reader, value, ['api_key'])
    if (key === undefined) return
    if (/^\$\{[A-Za-z_][A-Za-z0-9_]*\}$/.test(key)) declared.apiKey = key.slice(2, -1)
    else {
      wrongType(reader, ['api_key'], 'a reference such as `${API_KEY}`', {
        code: 'secret-in-text',
        hint: 'Secrets stay out of the document: put the value into the environment and write its name here.',
        fix: { label: 'Write ${API_KEY}', changes: [{ set: ['api_key'], value: '${API_KEY}' }] },
      })
    }
  },
}

function text(name: 'kind' | 'model' | 'image' | 'condition'): FieldReader {
  return (reader, declared, value) => {
    const read = readText(reader, value, [name])
    if (read !== undefined) declared[name] = read
  }
}

function texts(name: 'uses' | 'args'): FieldReader {
  return (reader, declared, value) => {
    const read = readTexts(reader, value, [name])
    if (read) declared[name] = read
  }
}

function readResources(reader: Reader, declared: Declared, value: Place) {
  const here = resolve(reader.document, value)
  const pairs = here && pairsOf(reader.document, here)
  if (!pairs) {
    if (here?.node.type !== 'scalar' || here.node.value !== null)
      wrongType(reader, ['resources'], 'a map of `cpus`, `memory` and `accelerators`')
    return
  }
  const resources: NonNullable<Declared['resources']> = {}
  declared.resources = resources
  for (const pair of pairs) {
    const path = ['resources', pair.key]
    if (pair.key === 'cpus' || pair.key === 'accelerators') {
      const read = readNumber(reader, pair.value, path, RESOURCE_FIELDS[pair.key]!)
      if (read !== undefined) resources[pair.key] = read
    } else if (pair.key === 'memory') {
      const read = readText(reader, pair.value, path)
      if (read !== undefined && /^[0-9]+(?:\.[0-9]+)?(?:Ki|Mi|Gi|Ti|k|K|M|G|T)?$/.test(read))
        resources.memory = read
      else if (read !== undefined) wrongType(reader, path, `an amount such as \`64Gi\`, not \`${read}\``)
    } else reportUnknown(reader, ['resources'], pair.key, Object.keys(RESOURCE_FIELDS))
  }
}
