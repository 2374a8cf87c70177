// Document to pipeline: what is declared, as much of it as can be read. What is implied comes after (realise.ts).

import { inferKind } from '../catalog/infer'
import type { Kind, Platform, Variant } from '../catalog/kind'
import type { Finding, Path } from '../text/diagnostic'
import { didYouMean, guesser, nearest } from '../text/nearest'
import type { Document } from '../yaml/document'
import { type Pair, pairsOf, plainValue, resolve } from '../yaml/look-up'
import type { Item, Place } from '../yaml/tree'
import { DOCUMENT_FIELDS, SERVICE_FIELDS } from './fields'
import { namesOf, type Rule } from './flow'
import type { Declared, Pipeline, Service } from './pipeline'
import { readApplication } from './read-application'
import { readFlow } from './read-flow'
import { readOwnKinds } from './read-own-kinds'
import { readService } from './read-service'
import { type Reader, reportUnknown } from './reader'
import { BEGIN, recogniseOther } from './recognise'

export type Reading = { pipeline: Pipeline; findings: Finding[] }

/**
 * Reads the pipeline of a document whose YAML is sound. Never null: of a faulty document, what can be understood.
 * Findings: those of read-service.ts, read-application.ts, read-flow.ts and read-own-kinds.ts, `empty-document`,
 * `not-a-mapping`, `wrong-type`, `no-services`, `other-format`, `unknown-key`, `unknown-kind`, `bad-layout`.
 */
export function readPipeline(document: Document, catalog: readonly Kind[]): Reading {
  const reader: Reader = { document, findings: [] }
  const root: Place = { node: document.root!, base: 0 }
  const top = topLevel(reader, root)
  const kinds = readOwnKinds(reader, top.get('x-kinds'), catalog)
  const application = readApplication(reader, top.get('opea_mega_service'))
  const { rules, hasFlow } = readFlow(reader, application.flow)
  const services = readServices(reader, top.get('opea_micro_services'), kinds, application.platform)
  reportKinds(reader, services, kinds, rules)
  const { flow: _flow, ...rest } = application
  const pipeline: Pipeline = {
    services,
    flow: [],
    uses: [],
    flowServices: [],
    links: [],
    rules,
    hasFlow,
    application: rest,
    layout: readLayout(reader, top.get('x-layout')),
    kinds,
  }
  return { pipeline, findings: reader.findings }
}

function topLevel(reader: Reader, root: Place): Map<string, Pair> {
  const { document } = reader
  const pairs = pairsOf(document, root)
  if (!pairs) {
    const isEmpty = root.node.type === 'scalar' && root.node.value === null
    reader.findings.push(isEmpty ? emptyDocument() : notAMapping(root))
    return new Map()
  }
  const top = new Map(pairs.map((pair) => [pair.key, pair]))
  if (!top.has('opea_micro_services')) {
    const kind = top.get('kind')?.value.node
    const other = recogniseOther(new Set(top.keys()), kind?.type === 'scalar' ? kind.written : '')
    reader.findings.push(other ?? noServices([...top.keys()]))
  } else {
    for (const key of top.keys()) {
      if (!Object.hasOwn(DOCUMENT_FIELDS, key)) reportUnknown(reader, [], key, Object.keys(DOCUMENT_FIELDS))
    }
  }
  return top
}

function emptyDocument(): Finding {
  return {
    code: 'empty-document',
    severity: 'error',
    message: 'The document is empty. A pipeline begins with `opea_micro_services:`.',
    hint: BEGIN,
    path: [],
  }
}

function notAMapping({ node }: Place): Finding {
  const found = node.type === 'seq' ? 'a list' : 'a single value'
  return {
    code: 'not-a-mapping',
    severity: 'error',
    message: `The document is ${found}; a pipeline is a map with the keys \`opea_micro_services\` and \`opea_mega_service\`.`,
    hint: BEGIN,
    path: [],
  }
}

/** Where a key is near, that is what they are called by mistake. */
function noServices(keys: readonly string[]): Finding {
  const key = 'opea_micro_services'
  const near = nearest(
    key,
    keys.filter((one) => !Object.hasOwn(DOCUMENT_FIELDS, one)),
  )
  const finding: Finding = {
    code: 'no-services',
    severity: 'error',
    message: `There is no \`${key}\`: the map of the services, by name.`,
    hint: BEGIN,
    path: [],
  }
  if (!near) return finding
  const fix = { label: `Rename ${near} to ${key}`, changes: [{ rename: [near], to: key }] }
  return { ...finding, hint: `\`${near}\` may be what is meant.`, path: [near], part: 'key', fix }
}

function readServices(
  reader: Reader,
  pair: Pair | undefined,
  kinds: ReadonlyMap<string, Kind>,
  platform: Platform,
): Service[] {
  if (!pair) return []
  const path = ['opea_micro_services']
  const here = resolve(reader.document, pair.value)
  if (here?.node.type === 'scalar' && here.node.value === null) return []
  const pairs = here && pairsOf(reader.document, here)
  if (!pairs) {
    const message = '`opea_micro_services` must be a map: each service under its name.'
    reader.findings.push({ code: 'wrong-type', severity: 'error', message, path })
    return []
  }
  const told = new Set<Item>()
  return pairs.map(({ key, value }) => {
    const { declared, findings, brought } = readService(reader.document, value)
    for (const finding of findings) reader.findings.push(below([...path, key], finding))
    for (const { key: unknown, item } of brought) {
      if (!told.has(item)) reportUnknown(reader, [...path, key], unknown, Object.keys(SERVICE_FIELDS))
      told.add(item)
    }
    return serviceOf(key, declared, kinds, platform)
  })
}

/** A finding with its paths put under another. */
function below(path: Path, finding: Finding): Finding {
  const moved = { ...finding, path: [...path, ...finding.path] }
  if (finding.fix) {
    const changes = finding.fix.changes.map((change) => {
      if ('set' in change) return { ...change, set: [...path, ...change.set] }
      if ('rename' in change) return { ...change, rename: [...path, ...change.rename] }
      if ('remove' in change) return { remove: [...path, ...change.remove] }
      return { ...change, in: [...path, ...change.in] }
    })
    moved.fix = { ...finding.fix, changes }
  }
  return moved
}

/** What a service became: its text is the same at most compiles. Nobody changes it: what realises it copies it. */
const made = new WeakMap<
  Declared,
  { service: Service; kinds: ReadonlyMap<string, Kind>; platform: Platform }
>()

function serviceOf(
  name: string,
  declared: Declared,
  kinds: ReadonlyMap<string, Kind>,
  platform: Platform,
): Service {
  const known = made.get(declared)
  if (known?.service.name === name && known.kinds === kinds && known.platform === platform)
    return known.service
  const service = makeService(name, declared, kinds, platform)
  made.set(declared, { service, kinds, platform })
  return service
}

function makeService(
  name: string,
  declared: Declared,
  kinds: ReadonlyMap<string, Kind>,
  platform: Platform,
): Service {
  const path = ['opea_micro_services', name]
  const endpoint = declared.endpoint ?? null
  const written = declared.kind !== undefined && kinds.has(declared.kind)
  const { kind: id, origin } = written
    ? { kind: declared.kind!, origin: 'written' as const }
    : inferKind(name, endpoint, kinds)
  const kind = kinds.get(id)!
  const own = declared.platform ?? platform
  const located = endpoint ?? kind.hosted ?? null
  return {
    name,
    kind: id,
    kindOrigin: origin,
    implied: false,
    remote: isRemote(located),
    role: kind.role,
    endpoint: located ?? kind.call.endpoint,
    port: declared.port ?? variantOf(kind, own)?.port ?? (kind.container ? kind.call.port : null),
    model: declared.model ?? kind.model?.default ?? null,
    image: declared.image ?? variantOf(kind, own)?.image ?? kind.container?.image ?? null,
    platform: own,
    declared,
    path,
  }
}

/** What a kind does differently on a platform; its CPU variant where it has none for it. */
export function variantOf(kind: Kind, platform: Platform): Variant | undefined {
  return kind.variants[platform] ?? kind.variants.xeon
}

/** Is an endpoint a URL, or made of variables that hold one? */
function isRemote(endpoint: string | null): boolean {
  return endpoint !== null && (/^[A-Za-z][A-Za-z0-9+.-]*:\/\//.test(endpoint) || endpoint.startsWith('${'))
}

/** What stands in the flow is not meant to be a server or a store. */
function reportKinds(
  reader: Reader,
  services: readonly Service[],
  kinds: ReadonlyMap<string, Kind>,
  rules: readonly Rule[],
) {
  const unknown = services.filter(({ declared: { kind } }) => kind !== undefined && !kinds.has(kind))
  if (unknown.length === 0) return
  const inFlow = new Set(rules.flatMap(namesOf))
  const meant = guesser()
  for (const { name, declared, path: service } of unknown) {
    const kind = declared.kind!
    const path = [...service, 'kind']
    const fits = ({ role }: Kind) => role === 'flow' || !inFlow.has(name)
    const { kind: byName, origin } = inferKind(kind, null, kinds)
    const near =
      origin === 'name' && fits(kinds.get(byName)!)
        ? byName
        : meant(kind, () => [...kinds.values()].filter(fits).map(({ id }) => id))
    reader.findings.push({
      code: 'unknown-kind',
      severity: 'error',
      message: `There is no kind \`${kind}\`.${didYouMean(near)}`,
      hint: '`custom` is any HTTP microservice; the palette and `megaflow kinds` list the rest.',
      path,
      ...(near ? { fix: { label: `Change to ${near}`, changes: [{ set: path, value: near }] } } : {}),
    })
  }
}

function readLayout(reader: Reader, pair: Pair | undefined): Pipeline['layout'] {
  const layout: Pipeline['layout'] = Object.create(null)
  const pairs = pair && pairsOf(reader.document, pair.value)
  const isEmpty = pair?.value.node.type === 'scalar' && pair.value.node.value === null
  if (pairs === null && !isEmpty) {
    reader.findings.push({
      code: 'bad-layout',
      severity: 'warning',
      message: '`x-layout` must be a map of services and their positions.',
      path: ['x-layout'],
    })
  }
  for (const { key, value } of pairs ?? []) {
    const position = plainValue(reader.document, value)
    const [x, y] = Array.isArray(position) && position.length === 2 ? position : []
    if (Number.isFinite(x) && Number.isFinite(y)) layout[key] = [x, y]
    else {
      reader.findings.push({
        code: 'bad-layout',
        severity: 'warning',
        message: 'A position is a list of two numbers, `[x, y]`.',
        path: ['x-layout', key],
      })
    }
  }
  return layout
}
