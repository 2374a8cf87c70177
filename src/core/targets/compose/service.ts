// One container as a service of the compose file.

import type { Health } from '../../catalog/kind'
import type { Reference } from '../../pipeline/substitution'
import { HOST_OF_CONTAINERS } from '../../plan/addresses'
import { amountOf, BINARY } from '../../plan/amounts'
import { referencesOf } from '../../plan/environment'
import type { Plan, Unit } from '../../plan/plan'
import { alias, noted } from '../../yaml/print'
import type { References } from './interpolation'
import { portsOf } from './ports'
import type { ComposeService, Deploy, Healthcheck, Variables } from './spec'
import { volumeOf } from './volumes'

/** How a container on the host's own network name is made to resolve. */
export const EXTRA_HOSTS = [`${HOST_OF_CONTAINERS}:host-gateway`]

/** A unit of the plan in the keys of the Compose specification (compose-spec.io, 05-services.md). */
export function serviceOf(
  unit: Unit,
  plan: Plan,
  references: References,
  healthchecks: Healthchecks,
): ComposeService {
  const { label, port, published } = unit
  const proxied = unit.kind.call.protocol === 'http'
  const list = (words: readonly string[] | null) =>
    words?.length
      ? noted(
          words.map((word) => references.word(word)),
          { flow: true },
        )
      : undefined
  const word = (text: string | null | undefined) => (text ? references.word(text) : undefined)
  return {
    image: noted(references.write(unit.image), cause(unit, 'image')),
    runtime: unit.accelerator === 'gaudi' ? noted('habana', cause(unit, 'platform')) : undefined,
    entrypoint: list(unit.entrypoint),
    command: commandOf(unit, references),
    ports:
      published === null
        ? undefined
        : portsOf({ label, host: published, container: port, open: false }, cause(unit, 'port'), references),
    depends_on: dependencies(unit.needs, plan),
    environment: environmentOf(unit, proxied, references),
    extra_hosts: callsHost(unit, plan) ? noted(EXTRA_HOSTS, { flow: true }) : undefined,
    volumes: list(unit.volumes.map((volume) => volumeOf(unit, volume))),
    shm_size: word(unit.shm),
    devices: list(unit.devices),
    cap_add: list(unit.capabilities),
    group_add: list(unit.groups),
    security_opt: list(unit.security),
    ipc: word(unit.ipc),
    deploy: deployOf(unit),
    healthcheck: unit.health ? healthchecks.of(unit.health, port) : undefined,
    restart: word(unit.restart),
  }
}

/** The closest place for a line: the key, where the document has it. */
function cause({ service }: Unit, key: keyof Unit['service']['declared']): { cause?: (string | number)[] } {
  return service.declared[key] === undefined ? {} : { cause: [...service.path, key] }
}

function commandOf(unit: Unit, references: References) {
  if (unit.command.length === 0) return undefined
  const words = unit.command.map((word) => references.write(word))
  const isShort = words.join(' ').length < 90
  const own = unit.service.declared
  const path = own.args ? cause(unit, 'args') : own.model ? cause(unit, 'model') : {}
  return noted(words, { flow: isShort, ...path })
}

/** Who must be up first; who has a health check must be healthy. */
export function dependencies(labels: readonly string[], plan: Plan): ComposeService['depends_on'] {
  if (labels.length === 0) return undefined
  return Object.fromEntries(
    labels.map((label) => [label, plan.byLabel.get(label)?.health ? HEALTHY : STARTED]),
  )
}

const HEALTHY = noted({ condition: 'service_healthy' as const }, { flow: true })
const STARTED = noted({ condition: 'service_started' as const }, { flow: true })

function environmentOf(unit: Unit, proxied: boolean, references: References): Variables | undefined {
  const all: [string, Variables[string]][] = proxied ? [['<<', alias('proxy')]] : []
  for (const { name, value, required, help, path } of unit.environment) {
    if (value === null) {
      references.passedThrough(name, help)
      all.push([name, noted(null, { cause: path })])
    } else {
      const [first] = required ? referencesOf(value) : []
      const text = first ? references.required(first.variable, help) : references.write(value)
      // what the service itself caused has its cause from there
      all.push([name, path === unit.path ? text : noted(text, { cause: path })])
    }
  }
  return all.length > 0 ? Object.fromEntries(all) : undefined
}

/** Does it call something that runs on the host itself? */
export function callsHost({ calls, environment }: Unit, { addresses }: Plan): boolean {
  return (
    calls.some((name) => addresses.isOnHost(name)) ||
    environment.some(({ value }) => value?.some((part) => namesHost(part)))
  )
}

function namesHost(part: string | Reference): boolean {
  return (typeof part === 'string' ? part : (part.default ?? '')).includes(HOST_OF_CONTAINERS)
}

function deployOf(unit: Unit): Deploy | undefined {
  const { replicas, resources } = unit.service.declared
  const limits = {
    cpus: resources?.cpus === undefined ? undefined : String(resources.cpus),
    memory: resources?.memory === undefined ? undefined : byteValue(resources.memory),
  }
  const hasLimits = Object.values(limits).some((limit) => limit !== undefined)
  const devices =
    unit.accelerator === 'nvidia'
      ? [
          noted(
            { driver: 'nvidia', count: resources?.accelerators ?? 1, capabilities: ['gpu'] },
            { flow: true },
          ),
        ]
      : undefined
  if (replicas === undefined && !hasLimits && !devices) return undefined
  return {
    replicas: replicas === undefined ? undefined : noted(replicas, cause(unit, 'replicas')),
    resources:
      hasLimits || devices
        ? noted(
            { limits: hasLimits ? limits : undefined, reservations: devices ? { devices } : undefined },
            cause(unit, 'resources'),
          )
        : undefined,
  }
}

/** An amount in Kubernetes' words as compose's byte value, whose `k`, `m`, `g` and `t` are powers of 1024. */
function byteValue(amount: string): string {
  const { number, unit, bytes } = amountOf(amount)
  if (unit in BINARY && !number.includes('.')) return `${number}${unit[0]!.toLowerCase()}`
  return `${Math.round(bytes)}b`
}

/** Those of one file: containers of a kind on one port are asked alike, so they share one object. */
export class Healthchecks {
  private readonly references: References
  private readonly known = new Map<Health, Map<number, Healthcheck>>()

  constructor(references: References) {
    this.references = references
  }

  of(health: Health, port: number): Healthcheck {
    const byPort = this.known.get(health) ?? new Map<number, Healthcheck>()
    const healthcheck = byPort.get(port) ?? this.make(health, port)
    this.known.set(health, byPort.set(port, healthcheck))
    return healthcheck
  }

  private make(health: Health, port: number): Healthcheck {
    return {
      test: noted(
        testOf(health, port).map((word) => this.references.word(word)),
        { flow: true },
      ),
      interval: `${health.every}s`,
      timeout: `${health.timeout}s`,
      retries: health.retries,
      start_period: health.startAfter === undefined ? undefined : `${health.startAfter}s`,
    }
  }
}

/** Proxy variables are in the containers: a check of the container itself must not follow them. */
function testOf(health: Health, port: number): string[] {
  if ('run' in health) return health.run
  const url = `http://localhost:${port}${health.get}`
  if (health.with === 'curl') return ['CMD-SHELL', `curl --noproxy '*' -fs ${url} || exit 1`]
  const ask = `import urllib.request as u; u.build_opener(u.ProxyHandler({})).open('${url}', timeout=${health.timeout})`
  return ['CMD', 'python', '-c', ask]
}
