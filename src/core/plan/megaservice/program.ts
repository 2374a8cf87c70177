// The megaservice as a Python program: for the Python target as a file, for compose inlined.
// It holds the services and edges of one pipeline, and of the rest only what those need. It knows no catalog.

import type { Text } from '../../pipeline/substitution'
import { ADAPTERS } from './adapters'
import type { Adapter, Helper } from './adapters/adapter'
import { baseAdapter, EVENT } from './chat'
import { chains, inOrder } from './graph'
import { CALLS, HELPERS } from './helpers'
import { chatOrchestrator, PLAIN_ORCHESTRATOR, SERVE } from './orchestrator'
import { call, expression, literal, longCall, prose, variables, WIDTH, wrap } from './python'
import { requestSource, type Takes } from './request'
import { type May, TEXTS_IN } from './stream'

/** A key of ADAPTERS. */
type AdapterName = string

export type MegaserviceNode = {
  name: string
  adapter: AdapterName
  /** Prefix of <variable>_SERVICE_HOST_IP and <variable>_SERVICE_PORT; unique and legal. */
  variable: string
  /** Where it is when the variables say nothing. */
  host: string
  port: number
  path: string
  /** https instead of http. */
  secure: boolean
  /** Where variables of the document's own say a part of it, or all: the URL, instead of host, port, path and secure. */
  url?: Text | null
  /** What is sent as "model": the variable, or its default. */
  model: { variable: string; default: Text } | null
  /** The variable with the key to send. */
  apiKey: string | null
  /** The URL of the database that it asks where a request names none, for the variable that says so. */
  database?: Text | null
}

export type Megaservice = {
  name: string
  endpoint: string
  port: number
  nodes: MegaserviceNode[]
  edges: [string, string][]
}

/** What a program needs of the pieces, seen from its nodes. */
type Needs = {
  plain: boolean
  may: May
  /** Its answer is a text that the client can have as a stream. */
  says: boolean
  splits: boolean
  adapters: Adapter[]
  helpers: Set<Helper>
  modules: Set<string>
  takes: Takes
}

/**
 * The program as one text that ends with a line break; the same for equal input. An adapter that does not
 * exist is a bug, and throws.
 */
export function megaserviceProgram(megaservice: Megaservice): string {
  const needs = needsOf(megaservice)
  const parts = [
    docstring(megaservice, needs),
    imports(needs),
    constants(megaservice),
    ...(needs.splits ? [SPLIT] : []),
    build(megaservice, needs),
    ...(needs.plain ? [HELPERS.expect, PLAIN_ORCHESTRATOR] : chatParts(needs)),
    SERVE,
  ]
  // two blank lines between parts; the imports and the constants stand closer
  const [head, importing, setting, ...rest] = parts.map((part) => part.trim())
  return `${[`${head}\n\n${importing}\n\n${setting}`, ...rest].join('\n\n\n')}\n`
}

function needsOf({ nodes, edges }: Megaservice): Needs {
  const used = nodes.map((node) => adapterOf(node))
  const adapters = used.filter(
    (adapter, index) => index === used.findIndex(({ python }) => python === adapter.python),
  )
  const leading = new Set(edges.map(([from]) => from))
  const last = nodes.filter(({ name }) => !leading.has(name)).map((node) => adapterOf(node))
  const takes = takesOf(adapters, nodes, edges)
  const helpers = new Set(adapters.flatMap((adapter) => adapter.helpers))
  const isSimple = !takes.audio && !takes.images && !takes.links && !takes.forms && takes.asks.length === 0
  if (!isSimple) helpers.add('expect')
  for (const helper of helpers) for (const called of CALLS[helper] ?? []) helpers.add(called)
  const block = adapters.some(({ source }) => source.includes('def blocks('))
  return {
    plain: nodes.every((node) => node.adapter === 'custom'),
    may: {
      stream: (last.length === 1 && last[0]!.streams) || false,
      block,
      speak: adapters.some((adapter) => adapter.speaks),
      convert: adapters.some((adapter) => adapter.converts),
    },
    says: [...last, ...adapters.filter(({ serviceType }) => serviceType === 'GUARDRAIL')].some(
      ({ streams, helpers: called }) => streams || called.includes('say'),
    ),
    splits: nodes.some(({ url }) => url),
    adapters,
    helpers,
    modules: new Set([
      ...adapters.flatMap(({ modules = [] }) => modules),
      ...(block ? ['re'] : []),
      ...(takes.audio || takes.images ? ['base64'] : []),
    ]),
    takes,
  }
}

/** What the request of the client may hold: what any service reads of it; the question in the words of the first. */
function takesOf(
  adapters: readonly Adapter[],
  nodes: Megaservice['nodes'],
  edges: Megaservice['edges'],
): Takes {
  const wanted = new Set(adapters.flatMap(({ takes = [] }) => takes))
  const following = new Set(edges.map(([, to]) => to))
  const first = nodes.filter(({ name }) => !following.has(name)).map((node) => adapterOf(node))
  return {
    audio: wanted.has('audio'),
    images: wanted.has('images'),
    links: wanted.has('links'),
    forms: adapters.some(({ forms }) => forms),
    asks: [...new Set(first.flatMap(({ asks }) => asks ?? []))],
    own: adapters.some(({ source }) => source.includes('chat.own(')),
  }
}

/** How a node is called. An adapter that does not exist is a bug, and throws. */
export function adapterOf(node: Pick<MegaserviceNode, 'adapter'>): Adapter {
  const table: Record<string, Adapter> = ADAPTERS
  const adapter = table[node.adapter]
  if (!adapter) throw new Error(`no adapter "${node.adapter}"`)
  return adapter
}

function docstring({ name, nodes, edges }: Megaservice, { plain, says, adapters, takes }: Needs): string {
  const order = inOrder(
    nodes.map((node) => node.name),
    edges,
  )
  const flow = chains(order, edges).map((chain) => wrap(chain, ' >> ', '    '))
  const streaming = says ? ' The answer is a stream unless it says "stream": false.' : ''
  const told = plain
    ? 'POST any JSON object to it; each service is given what those before it answered.'
    : [`POST an OpenAI style chat request to it.${streaming}`, ...toldOf(takes)].join('\n')
  const databases = adapters.some(({ database }) => database)
    ? '<SERVICE>_DATABASE_URL says which database a service asks where the request names none.\n'
    : ''
  return `"""${prose(name)}: an OPEA megaservice, made by Megaflow.

${flow.join('\n')}

${told}
It answers 422 to a request that makes no sense, and 502 with its name where a service fails.

MEGA_SERVICE_PORT says where it listens, <SERVICE>_SERVICE_HOST_IP and <SERVICE>_SERVICE_PORT where a service runs.
${databases}It needs Python 3.11 and opea-comps 1.2 or newer.
"""`
}

/** What a client may send besides text. */
function toldOf({ audio, images, links, forms, asks }: Takes): string[] {
  const seen = images
    ? '"image": base64 or a URL, or in a message'
    : links
      ? '"image": a URL, or in a message'
      : ''
  return [
    ...(asks.length > 0
      ? [`The question may also stand in ${asks.map((name) => `"${name}"`).join(' or ')}.`]
      : []),
    ...(audio ? ['Sound comes as "audio": base64.'] : []),
    ...(seen ? [`Images come as ${seen}.`] : []),
    ...(forms ? [`A form may come with ${audio ? 'text and sound' : 'text'} in files.`] : []),
  ]
}

function imports({ plain, may, splits, helpers, modules }: Needs): string {
  const proto = ['ChatCompletionRequest']
  if (helpers.has('say'))
    proto.push('ChatCompletionResponse', 'ChatCompletionResponseChoice', 'ChatMessage', 'UsageInfo')
  const importing = (names: string[]) => {
    const inOne = `from comps.cores.proto.api_protocol import ${names.join(', ')}`
    return inOne.length <= WIDTH ? inOne : longCall('from comps.cores.proto.api_protocol import ', names)
  }
  const whole = ['json', 'os', 'signal', ...modules, ...(may.stream ? ['asyncio'] : [])]
  return [
    ...whole.sort().map((name) => `import ${name}`),
    'from contextlib import asynccontextmanager',
    ...(plain ? [] : ['from dataclasses import dataclass']),
    ...(splits ? ['from urllib.parse import urlsplit'] : []),
    '',
    'import aiohttp',
    'from comps import MicroService, ServiceOrchestrator, ServiceRoleType, ServiceType',
    ...(plain ? [] : [importing(proto)]),
    'from comps.cores.proto.docarray import LLMParams',
    'from fastapi import HTTPException, Request, Response',
    ...(!plain && (may.stream || helpers.has('say'))
      ? ['from fastapi.responses import StreamingResponse']
      : []),
  ].join('\n')
}

function constants({ name, endpoint, port }: Megaservice): string {
  return `NAME = ${literal(name)}
ENDPOINT = ${literal(endpoint)}
PORT = int(os.getenv("MEGA_SERVICE_PORT", "${port}"))
TIMEOUT = aiohttp.ClientTimeout(total=2000, sock_connect=10)  # seconds; a model on a CPU takes its time`
}

function build({ nodes, edges }: Megaservice, needs: Needs): string {
  const order = inOrder(
    nodes.map((node) => node.name),
    edges,
  )
  const used = ['flow', 'os', 'int', 'MicroService', 'ServiceType', 'Orchestrator']
  if (needs.splits) used.push('split', ...PARTS)
  const variable = variables(order, new Set([...used, ...needs.adapters.map((adapter) => adapter.python)]))
  const byName = new Map(nodes.map((node) => [node.name, node]))
  const services = order.map((name) => service(byName.get(name)!, variable.get(name)!, needs.plain))
  const positions = new Map(order.map((name, index) => [name, index]))
  const flows = [...edges]
    .sort(([a, b], [c, d]) => positions.get(a)! - positions.get(c)! || positions.get(b)! - positions.get(d)!)
    .map(([from, to]) => call('flow.flow_to', [variable.get(from)!, variable.get(to)!], '    '))
  return `def build():
    """The services, and which of them gives to which."""
    flow = Orchestrator()

${services.join('\n\n')}
${flows.length > 0 ? `\n${flows.join('\n')}` : ''}
    return flow`
}

const PARTS = ['scheme', 'host', 'port', 'path']

const SPLIT = `def split(url):
    """A URL as MicroService takes it."""
    parts = urlsplit(url)
    if not parts.hostname:
        raise ValueError(f"{url!r} is no URL")
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    port = parts.port or (443 if parts.scheme == "https" else 80)
    return parts.scheme, host, port, parts._replace(scheme="", netloc="").geturl() or "/"`

function service(node: MegaserviceNode, variable: string, plain: boolean): string {
  const adapter = adapterOf(node)
  const env = (name: string, byDefault: string) => call('os.getenv', [literal(name), byDefault])
  const { url } = node
  const made = longCall(
    `${variable} = MicroService`,
    [
      `name=${literal(node.name)}`,
      `service_type=ServiceType.${adapter.serviceType}`,
      ...(url ? ['protocol=scheme'] : node.secure ? ['protocol="https"'] : []),
      `host=${env(`${node.variable}_SERVICE_HOST_IP`, url ? 'host' : literal(node.host))}`,
      `port=int(${env(`${node.variable}_SERVICE_PORT`, url ? 'port' : literal(String(node.port)))})`,
      `endpoint=${url ? 'path' : literal(node.path)}`,
      'use_remote_service=True',
    ],
    '    ',
  )
  const settings = [
    ...(node.model && adapter.sendsModel ? [`model=${modelOf(node.model)}`] : []),
    ...(node.apiKey === null ? [] : [`api_key=os.getenv(${literal(node.apiKey)})`]),
    ...(adapter.database ? [`database=os.getenv(${literal(databaseVariable(node))})`] : []),
  ]
  const added = plain ? settings : [call(adapter.python, settings, '        ').trimStart()]
  const split = url ? `${call(`${PARTS.join(', ')} = split`, [expression(url)], '    ')}\n` : ''
  return `${split}${made}\n${call('flow.add', [variable, ...added], '    ')}`
}

/** The variable that says which database a service asks. */
export function databaseVariable({ variable }: MegaserviceNode): string {
  return `${variable}_DATABASE_URL`
}

/** A variable that stands for itself is asked once. */
function modelOf({ variable, default: usual }: NonNullable<MegaserviceNode['model']>): string {
  return call('os.getenv', [literal(variable), expression(usual)])
}

function chatParts({ may, adapters, helpers, takes }: Needs): string[] {
  const named = (Object.keys(HELPERS) as Helper[]).filter((helper) => helpers.has(helper))
  return [
    requestSource(takes),
    baseAdapter(may),
    ...adapters.map(({ source, sighted }) => (takes.images && sighted) || source),
    ...(may.stream || helpers.has('say') ? [EVENT] : []),
    ...(may.stream === 'bare' ? [TEXTS_IN] : []),
    ...named.map((helper) => HELPERS[helper]),
    chatOrchestrator(may),
  ]
}
