// Where services are reached inside a target's network: names, ports, URLs; and remote ones where they are.

import type { Application, Pipeline, Service } from '../pipeline/pipeline'
import { variantOf } from '../pipeline/read'
import type { TargetId } from '../pipeline/realise'
import { withDefaults } from '../pipeline/substitution'
import type { Finding } from '../text/diagnostic'
import { serviceLabel } from './names'

/** The host of a container as the containers see it (Docker's own name for it). */
export const HOST_OF_CONTAINERS = 'host.docker.internal'

export type Remote = {
  protocol: string
  /** What stands before the `@`. */
  user: string | null
  password: string | null
  host: string
  port: number
  path: string
  /** On the host of whoever runs the export. */
  isLocal: boolean
  /** The host is written as a text of its own, so that another can be put in its place. */
  isLiteral: boolean
}

const DEFAULT_PORTS: Record<string, number> = {
  http: 80,
  https: 443,
  redis: 6379,
  rediss: 6379,
  postgresql: 5432,
  mariadb: 3306,
  bolt: 7687,
  mongodb: 27017,
}

const LOCAL = /^(?:localhost|127\.0\.0\.1|\[::1\])$/i
/** In a URL, alone, or as the default of a reference. */
const LOCAL_HOST = /(^|:\/\/(?:[^/@]*@)?|:-)(?:localhost|127\.0\.0\.1|\[::1\])(?=[:/?#}]|$)/gi
const USER_INFO = /\/\/[^/@]*@/
const URL_PARTS =
  /^([A-Za-z][A-Za-z0-9+.-]*):\/\/(?:((?:\$\{[^{}]*\}|[^/:@])*)(?::((?:\$\{[^{}]*\}|[^/@])*))?@)?(\[[^\]]+\]|(?:\$\{[^{}]*\}|[^/:?#])+)(?::(\d+|\$\{[^{}]*\}))?([/?#].*)?$/

/** Where the services of one pipeline are in one target. */
export class Addresses {
  private readonly services: ReadonlyMap<string, Service>
  private readonly kinds: Pipeline['kinds']
  private readonly target: TargetId
  /** Each is asked for many times. */
  private readonly labels = new Map<string, string>()

  constructor({ services, kinds }: Pipeline, target: TargetId) {
    this.services = new Map(services.map((service) => [service.name, service]))
    this.kinds = kinds
    this.target = target
  }

  labelOf(name: string): string {
    const label = this.labels.get(name) ?? serviceLabel(name)
    this.labels.set(name, label)
    return label
  }

  isDeployed(name: string): boolean {
    return this.services.get(name)?.remote === false
  }

  /** The port inside the container. */
  portOf(service: Service): number {
    const kind = this.kinds.get(service.kind)!
    const own = kind.container === null ? service.declared.port : undefined
    return own ?? variantOf(kind, service.platform)?.port ?? kind.call.port
  }

  /** Base URL for who calls a service itself: without the path of its flow endpoint. It may hold references. */
  urlOf(name: string): string {
    const service = this.services.get(name)!
    const { login, call } = this.kinds.get(service.kind)!
    const { protocol, endpoint, url } = call
    if (!service.remote) return `${protocol}://${this.labelOf(name)}:${this.portOf(service)}`
    // who is told user and password by themselves does not want them in the URL as well
    const written = service.endpoint!.replace(login && url === undefined ? USER_INFO : /^$/, '//')
    const remote = this.seenFromInside(written)
    return endpoint && remote.endsWith(endpoint)
      ? remote.slice(0, -endpoint.length)
      : remote.replace(/\/+$/, '')
  }

  /** A URL, or a host, with "on my host" as it is seen from where the callers run; its references may say so too. */
  seenFromInside(url: string): string {
    return url.replace(LOCAL_HOST, `$1${this.localHost()}`)
  }

  /** It may hold references. */
  hostOf(name: string): string {
    const remote = this.remoteOf(this.services.get(name)!)
    return remote ? this.seenFromInside(remote.host) : this.labelOf(name)
  }

  /** Does it run on the host, which containers know by another name? */
  isOnHost(name: string): boolean {
    return this.target !== 'python' && this.remoteOf(this.services.get(name)!)?.isLocal === true
  }

  portFor(name: string): number {
    const service = this.services.get(name)!
    return this.remoteOf(service)?.port ?? this.portOf(service)
  }

  /** The parts of a remote service's URL; null for deployed ones, and for URLs that cannot be taken apart. */
  remoteOf(service: Service): Remote | null {
    if (!service.remote) return null
    const written = service.endpoint!
    const kind = this.kinds.get(service.kind)!
    const whole = URL_PARTS.exec(written)
    const [, scheme, user, password, host, port, path] = whole ?? URL_PARTS.exec(withDefaults(written)) ?? []
    if (scheme === undefined) return null
    const protocol = scheme.toLowerCase()
    return {
      protocol,
      user: user || null,
      password: password || null,
      host: host!,
      port: port ? Number(withDefaults(port)) : (DEFAULT_PORTS[protocol] ?? kind.call.port),
      path: path === undefined ? '/' : withDefaults(path),
      isLocal: LOCAL.test(withDefaults(host!)),
      isLiteral: whole !== null && !host!.includes('${'),
    }
  }

  /** "On my host" from inside a container; outside of containers it is just that. */
  private localHost(): string {
    return this.target === 'python' ? 'localhost' : HOST_OF_CONTAINERS
  }
}

/** Tells of names that had to be changed for the target, and of those that became one. */
export function reportNames(
  deployed: readonly Service[],
  application: Application,
  addresses: Addresses,
): Finding[] {
  const owners = new Map([[application.name, application.name]])
  return deployed.flatMap(({ name, path }): Finding[] => {
    const label = addresses.labelOf(name)
    const owner = owners.get(label)
    owners.set(label, name)
    if (owner !== undefined) {
      const message = `\`${name}\` and \`${owner}\` would both be called \`${label}\` in the network.`
      return [
        { code: 'name-clash', severity: 'error', message, hint: 'Rename one of them.', path, part: 'key' },
      ]
    }
    if (label === name) return []
    const reason =
      label.length === 63
        ? 'a host name has at most 63 characters'
        : label === `s-${name}`
          ? 'a host name begins with a letter'
          : 'host names have no `_`, `.` or capitals'
    const message = `\`${name}\` is called \`${label}\` in the network, because ${reason}.`
    return [{ code: 'name-derived', severity: 'info', message, path, part: 'key' }]
  })
}
