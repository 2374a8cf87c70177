// Names of services in the document: those in the cluster, where these can be names and are free.

import type { Step } from '../../gmc/connector'

/** Lives for one import. */
export class Names {
  private readonly taken: Set<string>
  /** Of each name, the number that was given last: those below are taken. */
  private readonly counts = new Map<string, number>()

  /** `reserved`: no service may be called as the application is. */
  constructor(reserved: string) {
    this.taken = new Set([reserved])
  }

  /** A free name as near to the wanted one as can be. */
  take(wanted: string): string {
    const base = wanted.replace(/[^A-Za-z0-9_.-]+/g, '-').replace(/^[.-]+|-+$/g, '') || 'service'
    let count = this.counts.get(base) ?? 1
    let name = base
    while (this.taken.has(name)) name = `${base}-${++count}`
    this.counts.set(base, count)
    this.taken.add(name)
    return name
  }
}

/** What a service is to be called: as its Service is, else where its URL leads, else after its place. */
export function wantedName(step: Step, node: string): string {
  const own = step.internal?.serviceName
  if (own) return own
  const at = step.path.at(-1)
  return hostOf(step.externalService) ?? `${node}-${step.name}-${at}`.toLowerCase()
}

/** The first part of a host, where that says something. */
function hostOf(url: string): string | null {
  const host = /^[a-z]+:\/\/(?:[^/@]*@)?([a-z][a-z0-9-]*)(?:[.:/?#]|$)/i.exec(url)?.[1]?.toLowerCase()
  return host === undefined || ['www', 'api', 'localhost'].includes(host) ? null : host
}
