// A request sent through what is exported for a flow: which services are called, with which answers in their hands.

import { load } from 'js-yaml'
import { joined } from '../fixtures/gmc-join'
import { type Nodes, type Reply, route, type Step } from '../fixtures/gmc-router'
import { emit } from '../index'

export type Connector = {
  metadata: { name: string; namespace: string }
  spec: { routerConfig: { serviceName: string }; nodes: Nodes }
}

/** One call of a service: what it got, as it was, and whose answers were in it. */
export type Called = { name: string; body: Record<string, unknown>; heard: string[] }

export const REQUEST = { question: true, parameters: { k: 5 } }

/** The GMConnector of a document, the Services beside it by name, and what was told; null with an error. */
export function exportedFrom(
  text: string,
): { connector: Connector; services: string[]; codes: string[] } | null {
  const { files, diagnostics } = emit(text, 'gmc')
  const file = files.find(({ path }) => path === 'gmconnector.yaml')
  if (!file) return null
  const parts = file.text.split('\n---\n')
  const services = parts.flatMap(
    (part) => /^kind: Service\nmetadata:\n {2}name: (\S+)$/m.exec(part)?.[1] ?? [],
  )
  const codes = diagnostics.map(({ code }) => code)
  return { connector: load(parts.at(-1)!) as Connector, services, codes }
}

export async function replay(
  { metadata, spec }: Connector,
  request: object = REQUEST,
  join: (url: string, text: string) => string | Promise<string> = joined,
): Promise<{ calls: Called[]; reply: Reply | undefined }> {
  const calls: Called[] = []
  const reply = await route(spec.nodes, JSON.stringify(request), async (step, text) => {
    const helper = new RegExp(`^http://join-answers\\.${metadata.namespace}\\.svc\\.cluster\\.local:8080/`)
    if (helper.test(step.externalService ?? '')) {
      return { status: 200, body: await join(step.externalService!, text) }
    }
    const name = serviceOf(step)
    const body = text === '' ? {} : JSON.parse(text)
    calls.push({ name, body, heard: heardIn(body).sort() })
    return { status: 200, body: JSON.stringify({ from: name, [`by ${name}`]: calls.length }) }
  })
  return { calls, reply }
}

/** Whose answers a body holds, however deep. */
export function heardIn(body: unknown): string[] {
  if (typeof body !== 'object' || body === null) return []
  const own = Object.keys(body).flatMap((key) => (key.startsWith('by ') ? [key.slice(3)] : []))
  return [...own, ...Object.values(body).flatMap(heardIn)]
}

/** The service behind a URL of the cluster, or the host of one elsewhere. */
function serviceOf({ internalService, externalService }: Step): string {
  return internalService?.serviceName ?? /^http:\/\/([^.:/]+)/.exec(externalService!)![1]!
}
