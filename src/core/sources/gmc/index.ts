// A GMConnector into a pipeline: nodes become a flow, downstream steps become what their callers use.

import { CATALOG } from '../../catalog/catalog'
import { kindsById } from '../../catalog/infer'
import { admit } from '../../gmc/admission'
import { type Connector, readConnector, type Step } from '../../gmc/connector'
import { withoutSecret } from '../../pipeline/secrets'
import type { Finding } from '../../text/diagnostic'
import { isConnector } from '../signs'
import type { Source } from '../source'
import { applicationOf } from './application'
import { flowOf, servicesOf } from './flow'
import { helpersOf, type Joined, joinedOf } from './joined'
import { type Extra, link } from './links'
import { Notes, TOP } from './notes'
import { type KubeObject, objectsOf } from './objects'
import { rulesOf, rulesOfEdges } from './rules'
import { type Imported, Services } from './services'
import { settle } from './settings'
import { inReadingOrder, textOf } from './text'

/**
 * Findings: those of `gmc/admission.ts`, `import-several`, `import-empty`, `import-left-out`, `import-renamed`,
 * `import-no-kind`, `import-soft-link`, `import-endpoint`, `import-former-key`, `import-secret`, `import-variable`,
 * `import-condition`, `import-again`.
 */
export const gmc: Source = {
  id: 'gmc',
  label: 'GMConnector',
  help: 'The custom resource of the GenAI Microservice Connector, alone or among other objects of Kubernetes.',
  accepts: ({ text }) => isConnector(text),
  read(files) {
    const { objects, reports } = objectsOf(files)
    const [connector, ...more] = objects.filter(({ kind }) => kind === 'GMConnector')
    if (!connector) return { text: null, reports }
    for (const { report, path, name } of more) {
      const message = `\`${name}\` is one more GMConnector, and a document holds one pipeline: it is not read.`
      report.findings.push({ code: 'import-several', severity: 'warning', message, path })
    }
    return { text: pipelineOf(connector, objects), reports }
  },
}

function pipelineOf(object: KubeObject, objects: readonly KubeObject[]): string | null {
  const { value, report, path } = object
  report.findings.push(...admitted(value).map((one) => ({ ...one, path: [...path, ...one.path] })))
  const connector = readConnector(value)
  const nodes = rootFirst(connector)
  const kinds = kindsById(CATALOG)
  const notes = new Notes(object)
  notes.comment(TOP, `From the GMConnector ${connector.name}.`)
  const application = applicationOf(connector, value, notes)
  const helpers = helpersOf(objects)
  const joined = joinedOf(nodes, helpers)
  const services = new Services(nodes, {
    namespace: connector.namespace || application.name,
    application: application.name,
    kinds,
    notes,
    isLeftOut: (step) => joined?.isJoin(step) === true,
  })
  const others = joined ? objects.filter(({ name }) => !helpers.has(name)) : objects
  leaveOut(others, hostsOf(connector), notes)
  const linked = link(services, extraOf(objects), notes)
  for (const [service, keys] of linked)
    if (service.url === null) settle(service, keys, application.platform, notes)
  const idle = services.tellUnknown()
  const { called, rules, join } = joined ? drawn(joined, services) : walked(nodes, services, notes)
  const kept = inReadingOrder(called, services.all).filter((one) => !idle.has(one))
  if (kept.length === 0) {
    const message = 'This GMConnector calls no service, so there is nothing to make a pipeline of.'
    report.findings.push({ code: 'import-empty', severity: 'error', message, path: [...path, 'spec'] })
    return null
  }
  return textOf({ services: kept, application, rules, join }, kinds, notes)
}

/** What runs in the flow, in order; its rules, and how they were made expressible. */
type Called = { called: Imported[]; rules: string[]; join: 'adapter' | 'recompute' | undefined }

function walked(nodes: Connector['nodes'], services: Services, notes: Notes): Called {
  const { flow, recomputes } = flowOf(nodes, services, notes)
  const join = recomputes ? 'recompute' : undefined
  return { called: flow ? servicesOf(flow) : [], rules: flow ? rulesOf(flow) : [], join }
}

function drawn({ steps, edges, conditions }: Joined, services: Services): Called {
  const serviceAt = (step: Step) => services.at(step)!
  const called = steps.map(serviceAt)
  for (const [step, text] of conditions) serviceAt(step).condition = text
  const heard = edges.map(([from, to]) => [serviceAt(from), serviceAt(to)] as const)
  return { called, rules: rulesOfEdges(called, heard), join: 'adapter' }
}

/** What a cluster would say of it, without passwords in URLs that it quotes. */
function admitted(value: unknown): Finding[] {
  return admit(value).map((one) => ({ ...one, message: withoutSecret('', one.message, '') ?? one.message }))
}

function rootFirst({ nodes }: Connector) {
  return [...nodes.filter(({ name }) => name === 'root'), ...nodes.filter(({ name }) => name !== 'root')]
}

const EXTRA = 'extra-env-config'

/** Addresses of servers that run elsewhere, which all services of the namespace read. */
function extraOf(objects: readonly KubeObject[]): Extra {
  const found = objects.find(({ kind, name }) => kind === 'ConfigMap' && name === EXTRA)
  const { data } = found?.value ?? {}
  const pairs = typeof data === 'object' && data !== null ? Object.entries(data) : []
  return new Map(pairs.filter((pair): pair is [string, string] => typeof pair[1] === 'string'))
}

/** First names of the hosts that its steps call. */
function hostsOf({ nodes }: Connector): Set<string> {
  const urls = nodes.flatMap(({ steps }) => steps.map(({ externalService }) => externalService))
  return new Set(urls.map((url) => /^https?:\/\/([^./:?#]+)/.exec(url)?.[1] ?? ''))
}

/** Objects beside the connector. Its namespace is written anew, and servers elsewhere become services. */
function leaveOut(objects: readonly KubeObject[], called: ReadonlySet<string>, notes: Notes) {
  const others = objects.filter(
    ({ kind, name }) =>
      !['GMConnector', 'Namespace', ''].includes(kind) && !(kind === 'ConfigMap' && name === EXTRA),
  )
  for (const { kind, name, path, report } of others) {
    const isCalled = kind === 'Service' && called.has(name)
    const message = `Left out: the ${kind} \`${name}\`${isCalled ? ', which the flow calls: it must go on running' : ''}.`
    const severity = isCalled ? 'warning' : 'info'
    report.findings.push({ code: 'import-left-out', severity, message, path: [...path, 'kind'] })
    notes.comment(TOP, message)
  }
}
