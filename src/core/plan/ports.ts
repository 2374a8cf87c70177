// Which ports of the host are published: those that the document declares, and those of side services, because
// a person calls these (dataprep takes the documents in).

import type { Pipeline, Service } from '../pipeline/pipeline'
import type { Finding } from '../text/diagnostic'

/** Service → port of the host. Findings: `port-moved`. */
export function publishedPorts(
  deployed: readonly Service[],
  { application, kinds }: Pipeline,
  findings: Finding[],
): Map<string, number> {
  const published = new Map<string, number>()
  const taken = new Set([application.port])
  for (const { name, declared } of deployed) {
    if (declared.port === undefined) continue
    published.set(name, declared.port)
    taken.add(declared.port)
  }
  for (const { name, kind, role, declared, path } of deployed) {
    const usual = kinds.get(kind)!.call.hostPort
    if (role !== 'side' || declared.port !== undefined || usual === undefined) continue
    let port = usual
    while (taken.has(port) && port < 65535) port++
    taken.add(port)
    published.set(name, port)
    if (port !== usual) {
      findings.push({
        code: 'port-moved',
        severity: 'info',
        message: `\`${name}\` is reached on port ${port} of the host, because ${usual} is taken.`,
        path,
        part: 'key',
      })
    }
  }
  return published
}
