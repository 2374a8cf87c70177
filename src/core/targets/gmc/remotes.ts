// Services that run elsewhere: those of the flow are called by URL; servers are told to their callers by a
// ConfigMap that every manifest of GMC reads when it is there.

import type { Pipeline, Service, Use } from '../../pipeline/pipeline'
import { Addresses } from '../../plan/addresses'
import type { Finding, Path } from '../../text/diagnostic'
import type { Deployment } from './deployed'
import { stepOf } from './steps'

/** The optional ConfigMap; it is read after a step's own, so it overrides the manifest's defaults. */
export const EXTRA = 'extra-env-config'

export type Extra = Map<string, { url: string; server: string; path: Path }>

const LOCAL =
  /^[a-z][a-z0-9+.-]*:\/\/(?:[^/@]*@)?(?:localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1\])(?=[:/?#]|$)/i

/** Findings: `gmc-url`, `gmc-localhost`, `gmc-api-key`, `gmc-remote-model`. */
export function remoteLimits({ services, flowServices }: Pipeline, deployment: Deployment): Finding[] {
  const inFlow = new Set(flowServices)
  const called = new Set(
    deployment.services.flatMap(({ name }) => deployment.linksOf(name).map(({ to }) => to)),
  )
  return services
    .filter(({ name, remote }) => remote && (inFlow.has(name) || called.has(name)))
    .flatMap((service) => limitsOf(service, inFlow.has(service.name)))
}

function limitsOf({ name, path, declared, endpoint }: Service, inFlow: boolean): Finding[] {
  const url = endpoint!
  const found: Finding[] = []
  if (LOCAL.test(url)) {
    found.push({
      code: 'gmc-localhost',
      severity: 'error',
      message: `In a cluster \`localhost\` is the pod that calls, and \`${name}\` is not in it.`,
      hint: 'Write a host that the cluster can reach.',
      path: [...path, 'endpoint'],
    })
  } else if (inFlow && !url.startsWith('${') && !/^https?:\/\/[^/?#]/i.test(url)) {
    found.push({
      code: 'gmc-url',
      severity: 'error',
      message: `A service in the flow is called over HTTP; \`${url}\` is no such URL.`,
      path: [...path, 'endpoint'],
    })
  }
  if (declared.apiKey !== undefined) {
    found.push({
      code: 'gmc-api-key',
      severity: 'error',
      message: `GMC’s router sends no keys and hands no headers on, so \`${name}\` would refuse it.`,
      hint: 'Call it through a gateway in the cluster that adds the key.',
      path: [...path, 'api_key'],
    })
  }
  if (inFlow && declared.model !== undefined) {
    found.push({
      code: 'gmc-remote-model',
      severity: 'warning',
      message: `GMC’s router hands the request on as it is; \`${name}\` uses the model that the request names, not ${declared.model}.`,
      path: [...path, 'model'],
    })
  }
  return found
}

/**
 * Variables for callers of servers that run elsewhere: a config key cannot hold a URL, because the controller takes
 * its value for the name of a step. Findings: `gmc-remote-server`, `gmc-two-servers`.
 */
export function extraOf(pipeline: Pipeline, deployment: Deployment, findings: Finding[]): Extra {
  const services = new Map(pipeline.services.map((service) => [service.name, service]))
  const addresses = new Addresses(pipeline, 'gmc')
  const extra: Extra = new Map()
  for (const caller of deployment.services) {
    for (const link of deployment.linksOf(caller.name)) {
      const server = services.get(link.to)!
      const key = pipeline.kinds.get(caller.kind)?.gmc?.slots?.[link.slot!]
      if (!server.remote || key === undefined) continue
      if (stepOf(pipeline.kinds.get(server.kind), caller.platform) === null) {
        findings.push(otherProtocol(caller, server, link, pipeline))
        continue
      }
      const url = addresses.urlOf(server.name)
      const known = extra.get(key)
      if (known && known.url !== url) findings.push(twoServers(caller, server, known.server, link))
      else extra.set(key, { url, server: server.name, path: [...server.path, 'endpoint'] })
    }
  }
  return extra
}

function otherProtocol(caller: Service, server: Service, link: Use, { kinds }: Pipeline): Finding {
  const slot = kinds.get(caller.kind)!.slots.find(({ name }) => name === link.slot)!
  const fitting = slot.kinds.filter((id) => kinds.get(id)?.gmc).map((id) => `\`${id}\``)
  const what = server.name === server.kind ? 'not one of them' : `a \`${server.kind}\``
  return {
    code: 'gmc-remote-server',
    severity: 'error',
    message: `GMC’s own image of \`${caller.name}\` speaks with ${fitting.join(', ')} only; \`${server.name}\` is ${what}.`,
    hint: 'Give the service itself a URL as its endpoint: then it is called where it runs.',
    path: link.path,
  }
}

function twoServers(caller: Service, server: Service, other: string, link: Use): Finding {
  return {
    code: 'gmc-two-servers',
    severity: 'error',
    message: `All of GMC’s services would ask one of \`${other}\` and \`${server.name}\`, which run elsewhere: a namespace has one place to name such a server, and \`${caller.name}\` needs the other.`,
    hint: 'Let them use the same server, or have one of the two deployed.',
    path: link.path,
  }
}
