// The megaservice as a Python program: for the Python target as a file, for compose inlined.
// It holds the services and edges of one pipeline, and of the rest only what those need. It knows no catalog.

import type { Text } from '../../pipeline/substitution'
import { ADAPTERS, type Adapter, type Helper } from './adapters'
import { baseAdapter, CHAT, EVENT, HELPERS } from './chat'
import { chains, inOrder } from './graph'
import { chatOrchestrator, PLAIN_ORCHESTRATOR, SERVE } from './orchestrator'
import { call, expression, literal, longCall, prose, variables, WIDTH, wrap } from './python'

/** A key of ADAPTERS. */
export type AdapterName = string

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
  streams: boolean
  speaks: boolean
  splits: boolean
  adapters: Adapter[]
  helpers: Set<Helper>
}

/**
 * The program as one text that ends with a line break; the same for equal input. An adapter that does not
 * exist is a bug, and throws.
 */
export function megaserviceProgram(megaservice: Megaservice): string {
  const needs = needsOf(megaservice.nodes)
  const parts = [
    docstring(megaservice, needs),
    imports(needs),
    constants(megaservice),
    ...(needs.splits ? [SPLIT] : []),
    build(megaservice, needs),
    ...(needs.plain ? plainParts() : chatParts(needs)),
    SERVE,
  ]
  // two blank lines between parts; the imports and the constants stand closer
  const [head, importing, setting, ...rest] = parts.map((part) => part.trim())
  return `${[`${head}\n\n${importing}\n\n${setting}`, ...rest].join('\n\n\n')}\n`
}

function needsOf(nodes: readonly MegaserviceNode[]): Needs {
  const used = nodes.map((node) => adapterOf(node))
  const adapters = used.filter(
    (adapter, index) => index === used.findIndex(({ python }) => python === adapter.python),
  )
  return {
    plain: nodes.every((node) => node.adapter === 'custom'),
    streams: adapters.some((adapter) => adapter.streams),
    speaks: adapters.some((adapter) => adapter.speaks),
    splits: nodes.some(({ url }) => url),
    adapters,
    helpers: new Set(adapters.flatMap((adapter) => adapter.helpers)),
  }
}

function adapterOf(node: MegaserviceNode): Adapter {
  const table: Record<string, Adapter> = ADAPTERS
  const adapter = table[node.adapter]
  if (!adapter) throw new Error(`no adapter "${node.adapter}"`)
  return adapter
}

function docstring({ name, nodes, edges }: Megaservice, { plain, streams, speaks }: Needs): string {
  const order = inOrder(
    nodes.map((node) => node.name),
    edges,
  )
  const flow = chains(order, edges).map((chain) => wrap(chain, ' >> ', '    '))
  const streaming = streams || speaks ? ' The answer is a stream unless it says "stream": false.' : ''
  const takes = plain
    ? 'POST any JSON object to it; each service is given what those before it answered.'
    : `POST an OpenAI style chat request to it.${streaming}`
  return `"""${prose(name)}: an OPEA megaservice, made by Megaflow.

${flow.join('\n')}

${takes}
It answers 422 to a request that makes no sense, and 502 with its name where a service fails.

MEGA_SERVICE_PORT says where it listens, <SERVICE>_SERVICE_HOST_IP and <SERVICE>_SERVICE_PORT where a service runs.
It needs Python 3.11 and opea-comps 1.2 or newer.
"""`
}

function imports({ plain, streams, speaks, splits, helpers }: Needs): string {
  const proto = ['ChatCompletionRequest']
  if (helpers.has('say'))
    proto.push('ChatCompletionResponse', 'ChatCompletionResponseChoice', 'ChatMessage', 'UsageInfo')
  const importing = (names: string[]) => {
    const inOne = `from comps.cores.proto.api_protocol import ${names.join(', ')}`
    return inOne.length <= WIDTH ? inOne : longCall('from comps.cores.proto.api_protocol import ', names)
  }
  return [
    ...(streams ? ['import asyncio'] : []),
    'import json',
    'import os',
    'import signal',
    'from contextlib import asynccontextmanager',
    ...(plain ? [] : ['from dataclasses import dataclass']),
    ...(splits ? ['from urllib.parse import urlsplit'] : []),
    '',
    'import aiohttp',
    'from comps import MicroService, ServiceOrchestrator, ServiceRoleType, ServiceType',
    ...(plain ? [] : [importing(proto)]),
    'from comps.cores.proto.docarray import LLMParams',
    'from fastapi import HTTPException, Request, Response',
    ...(!plain && (streams || speaks) ? ['from fastapi.responses import StreamingResponse'] : []),
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
    port = parts.port or (443 if parts.scheme == "https" else 80)
    return parts.scheme, parts.hostname, port, parts._replace(scheme="", netloc="").geturl() or "/"`

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
  ]
  const added = plain ? settings : [call(adapter.python, settings, '        ').trimStart()]
  const split = url ? `${call(`${PARTS.join(', ')} = split`, [expression(url)], '    ')}\n` : ''
  return `${split}${made}\n${call('flow.add', [variable, ...added], '    ')}`
}

/** A variable that stands for itself is asked once. */
function modelOf({ variable, default: usual }: NonNullable<MegaserviceNode['model']>): string {
  return call('os.getenv', [literal(variable), expression(usual)])
}

function chatParts({ streams, speaks, adapters, helpers }: Needs): string[] {
  const named = (Object.keys(HELPERS) as Helper[]).filter((helper) => helpers.has(helper))
  return [
    CHAT,
    baseAdapter(speaks),
    ...adapters.map((adapter) => adapter.source),
    ...(streams || speaks ? [EVENT] : []),
    ...named.map((helper) => HELPERS[helper]),
    chatOrchestrator({ streams, speaks }),
  ]
}

const plainParts = (): string[] => [HELPERS.expect, PLAIN_ORCHESTRATOR]
