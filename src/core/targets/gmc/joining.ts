// The helper that joins answers, for `gmc_join: adapter`: how it is called, and what it is deployed by. The router
// reaches it like any service that runs elsewhere.

import { HELPER } from '../../gmc/join'
import type { Finding } from '../../text/diagnostic'
import { noted } from '../../yaml/print'
import { JOIN_PROGRAM } from './join-program'

/** What GMC's router hands on is changed by a call of the helper: its path and query. */
export type Join = string

/** Where an answer stands in what was handed on: keys with `/` between them; empty: it is that as a whole. */
export type Place = string

const PORT = 8080
const IMAGE = 'python:3.11-slim'

/** All of these answers as one object. */
export function mergeOf(places: readonly Place[]): Join {
  return `/merge?${places.map((place) => `from=${escaped(place)}`).join('&')}`
}

/** Each of these answers by its name. */
export function nameOf(places: readonly (readonly [name: string, place: Place])[]): Join {
  return `/name?${places.map(([name, place]) => `${escaped(name)}=${escaped(place)}`).join('&')}`
}

/** What was carried at a place so far, without what is not needed any more, and the answers that join it. */
export function carryOf(
  old: { place: Place; dropped: readonly string[] } | null,
  added: readonly (readonly [name: string, place: Place])[],
): Join {
  if (old === null) return nameOf(added)
  return nameOf([['*', old.place], ...old.dropped.map((name) => ['-', name] as const), ...added])
}

/** Names of services and steps need nothing else: the router's template stumbles on `---`. */
function escaped(text: string): string {
  return text.replaceAll(' ', '%20').replaceAll('--', '-%2D')
}

/** A name in the cluster that no service has. */
export function helperName(names: ReadonlyMap<string, string>): string {
  const taken = new Set(names.values())
  let name = 'join-answers'
  for (let count = 2; taken.has(name); count++) name = `join-answers-${count}`
  return name
}

/** Finding: `gmc-join`. */
export function helped(helper: string, calls: number): Finding {
  return {
    code: 'gmc-join',
    severity: 'info',
    message: `\`${helper}\`, a small Deployment in the same file, joins answers: the router calls it ${calls === 1 ? 'once' : `${calls} times`} for one request.`,
    hint: `The cluster must be able to pull its image, ${IMAGE}.`,
    path: ['opea_mega_service', 'gmc_join'],
  }
}

/** The URL by which the router asks the helper for a join. */
export function urlOfJoin(helper: string, namespace: string, join: Join): string {
  return `http://${helper}.${namespace}.svc.cluster.local:${PORT}${join}`
}

/** Its program, its pod and its name in the cluster, ready to print. */
export function helperDocuments(name: string, place: { namespace: unknown }): unknown[] {
  const metadata = { name, ...place, labels: HELPER }
  const labels = { app: name }
  const container = {
    name: 'join',
    image: IMAGE,
    command: ['python', '-u', '/app/join.py', String(PORT)],
    ports: [{ containerPort: PORT }],
    readinessProbe: { httpGet: { path: '/', port: PORT }, periodSeconds: 5 },
    resources: { requests: { cpu: '50m', memory: '64Mi' } },
    securityContext: {
      runAsNonRoot: true,
      runAsUser: 65534,
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
    },
    volumeMounts: [{ name: 'program', mountPath: '/app', readOnly: true }],
  }
  const volumes = [{ name: 'program', configMap: { name } }]
  return [
    {
      apiVersion: noted('v1', {
        above: ['Joins the answers of several services, where GMC’s router would hand on one only.'],
      }),
      kind: 'ConfigMap',
      metadata,
      data: { 'join.py': JOIN_PROGRAM },
    },
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata,
      spec: {
        selector: { matchLabels: labels },
        template: { metadata: { labels }, spec: { containers: [container], volumes } },
      },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata,
      spec: { selector: labels, ports: [{ port: PORT }] },
    },
  ]
}
