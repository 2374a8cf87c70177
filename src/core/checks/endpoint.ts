// Endpoints that are neither path nor URL, that the kind does not answer on, or that make a port pointless.

import type { Pipeline, Service } from '../pipeline/pipeline'
import type { Finding } from '../text/diagnostic'
import type { Check } from './check'

/** Findings: `bad-endpoint`, `bad-url`, `endpoint-differs`, `port-ignored`, `api-key-ignored`. */
export const endpoint: Check = (pipeline) =>
  pipeline.services.filter(saysWhere).flatMap((service) => {
    const { declared, path, name } = service
    const found: Finding[] = []
    if (declared.endpoint !== undefined && !service.remote && !declared.endpoint.startsWith('/')) {
      found.push(badEndpoint(pipeline, service))
    } else if (speaksOther(pipeline, service)) {
      const { protocol } = pipeline.kinds.get(service.kind)!.call
      found.push({
        code: 'bad-url',
        severity: 'error',
        message: `A \`${service.kind}\` is reached by a URL that begins with \`${protocol}://\`, not by \`${declared.endpoint}\`.`,
        path: [...path, 'endpoint'],
      })
    } else if (differs(pipeline, service)) {
      const usual = pipeline.kinds.get(service.kind)!.call.endpoint!
      found.push({
        code: 'endpoint-differs',
        severity: 'warning',
        message: `\`${service.kind}\` answers on ${usual}; \`${name}\` will be called on ${declared.endpoint}.`,
        path: [...path, 'endpoint'],
        fix: { label: `Change to ${usual}`, changes: [{ set: [...path, 'endpoint'], value: usual }] },
      })
    }
    if (service.remote && declared.port !== undefined) {
      found.push({
        code: 'port-ignored',
        severity: 'info',
        message: `\`${name}\` runs elsewhere, so its port is ignored; the URL's counts.`,
        path: [...path, 'port'],
        fix: { label: 'Remove the port', changes: [{ remove: [...path, 'port'] }] },
      })
    }
    if (!service.remote && declared.apiKey !== undefined) {
      found.push({
        code: 'api-key-ignored',
        severity: 'info',
        message: `\`api_key\` is sent to remote services only, and \`${name}\` is deployed.`,
        path: [...path, 'api_key'],
      })
    }
    return found
  })

/** Of most services nothing is written here, and nothing can be wrong. */
function saysWhere({ declared: { endpoint, port, apiKey } }: Service): boolean {
  return endpoint !== undefined || port !== undefined || apiKey !== undefined
}

function badEndpoint({ kinds }: Pipeline, { declared, kind, path: service }: Service): Finding {
  const written = declared.endpoint!
  const path = [...service, 'endpoint']
  const code = 'bad-endpoint'
  const severity = 'error'
  if (written.trim() === '') {
    const fix = { label: 'Remove it', changes: [{ remove: path }] }
    return { code, severity, message: 'This endpoint is empty.', path, fix }
  }
  const message = `\`${written}\` is neither a path, which begins with \`/\`, nor a URL.`
  const value = meant(written, kinds.get(kind)!.call.protocol)
  return { code, severity, message, path, fix: { label: `Write ${value}`, changes: [{ set: path, value }] } }
}

/** A variable as in a shell, a URL with a slip or without its beginning; else a path without its. */
function meant(written: string, protocol: string): string {
  if (/^\$[A-Za-z_]\w*$/.test(written)) return `\${${written.slice(1)}}`
  if (/^https?\b/.test(written)) return written.replace(/^(https?)\W*/, '$1://')
  const isHost = /^(?:localhost|[\w.-]+(?=:\d)|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,})(?=[:/]|$)/i.test(written)
  return isHost ? `${protocol === 'tcp' ? 'http' : protocol}://${written}` : `/${written}`
}

/** A server or store that is called by others themselves, in its own protocol or that over TLS. */
function speaksOther({ kinds }: Pipeline, { remote, role, declared, kind }: Service): boolean {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(declared.endpoint ?? '')?.[1]?.toLowerCase()
  const protocol = kinds.get(kind)?.call.protocol
  if (!remote || role === 'flow' || scheme === undefined || protocol === 'tcp') return false
  return (
    scheme !== protocol && scheme !== `${protocol}s` && !(protocol === 'postgresql' && scheme === 'postgres')
  )
}

function differs({ kinds }: Pipeline, { remote, declared, kind: id }: Service): boolean {
  const usual = kinds.get(id)?.call.endpoint
  return (
    !remote &&
    declared.image === undefined &&
    declared.endpoint !== undefined &&
    !!usual &&
    declared.endpoint !== usual
  )
}
