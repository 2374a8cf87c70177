// The catalog against the facts gathered from OPEA's repositories, where these lie beside the project
// (../shared/reference). Each deliberate difference is listed with its reason.

import { describe, expect, it } from 'vitest'
import { DIFFERENT, NO_FACT, NO_KIND, OURS, STILL_MISSING, UNSET } from '../../fixtures/opea-differences'
import { type EnvFact, FACTS, type Fact, present } from '../../fixtures/opea-facts'
import { CATALOG } from './catalog'
import type { Kind, Platform, Variable } from './kind'

function expectFact(what: string, ours: unknown, theirs: unknown): void {
  const different = DIFFERENT[what]
  if (different) {
    expect(theirs, `${what}: the difference is listed with a fact that is none any more`).toEqual(
      different[0],
    )
    expect(ours, `${what}: is listed as different but equal`).not.toEqual(theirs)
  } else expect(ours, what).toEqual(theirs)
}

const known = CATALOG.filter(({ id }) => !(id in NO_FACT))
const source = (kind: Kind) => FACTS.get(kind.id)!
/** A direct kind's container is its server's. */
const serverOf = (kind: Kind) => FACTS.get(kind.provides?.[0] ?? kind.id)!

describe.skipIf(!present)('opea-catalog.json (skipped without ../shared/reference)', () => {
  it('knows every kind but those that are listed', () => {
    expect(known.filter(({ id }) => !FACTS.has(id))).toEqual([])
  })

  it('tells of nothing that is no kind, but what is listed', () => {
    const ids = new Set(CATALOG.map(({ id }) => id))
    expect([...FACTS.keys()].filter((id) => !ids.has(id)).sort()).toEqual(
      [...STILL_MISSING, ...Object.keys(NO_KIND)].sort(),
    )
  })

  it.each(known.map((kind) => [kind.id, kind] as const))('%s: image, ports, endpoint, role', (id, kind) => {
    const fact = source(kind)
    expectFact(`${id} image`, kind.container?.image, fact.image)
    expectFact(`${id} port`, kind.call.port, fact.port ?? fact.containerPort)
    expectFact(`${id} endpoint`, kind.call.endpoint, fact.endpoint ?? null)
    expectFact(`${id} role`, kind.role, fact.role ?? 'backing')
    // no usual port on the host for wrappers: their own
    const hostPort = fact.hostPort ?? fact.usualHostPort ?? serverOf(kind).hostPort ?? fact.port
    expectFact(`${id} host port`, kind.call.hostPort, hostPort)
  })

  it.each(known.map((kind) => [kind.id, kind] as const))('%s: health check', (id, kind) => {
    const { healthcheck, healthTool } = serverOf(kind)
    if (kind.container === null) return expect(healthcheck ?? null).toBeNull()
    const { health } = kind.container
    if (healthcheck?.path !== undefined) {
      expect(health).toMatchObject({ get: healthcheck.path, with: healthTool })
      return
    }
    expect([`${health!.every}s`, `${health!.timeout}s`, health!.retries]).toEqual([
      healthcheck!.interval,
      healthcheck!.timeout,
      healthcheck!.retries,
    ])
    const { startAfter } = health!
    const start = startAfter === undefined ? undefined : `${startAfter}s`
    expectFact(`${id} start`, start, healthcheck!.start_period)
    const test = healthcheck!.test!.map((word) => word.replaceAll('$$', '$'))
    if ('run' in health!) expectFact(`${id} health`, health.run, test)
    else expect(test[1]).toContain(`curl --noproxy '*' -fs http://localhost:${kind.call.port}${health!.get}`)
  })

  it.each(known.filter(({ model }) => model).map((kind) => [kind.id, kind] as const))(
    '%s: model',
    (_, kind) => {
      const { modelEnv, modelDefault } = serverOf(kind)
      expect(kind.model).toMatchObject({ variable: modelEnv, default: modelDefault })
    },
  )

  it.each(known.map((kind) => [kind.id, kind] as const))('%s: variables', (_, kind) => {
    // the guardrail server has the variables of vllm, whose contract it shares
    const known = kind.id === 'vllm-guardrails' ? [serverOf(kind), FACTS.get('vllm')!] : [serverOf(kind)]
    const theirs = new Map(known.flatMap(envOf).map((env) => [env.name, env]))
    const ours = variablesOf(kind)
    for (const { name, secret = false, value } of ours) {
      const what = `${kind.id} ${name}`
      const env = theirs.get(name)
      if (what in OURS) {
        expect(env, `${what}: is no addition of ours any more`).toBeUndefined()
        continue
      }
      expect(env, what).toBeDefined()
      expect(secret, what).toBe(env!.secret)
      // of what stands for one store alone, facts-stores.test.ts tells
      const isForAll = serverOf(kind).env.includes(env!) && !kind.slots.some(({ by }) => namedIn(by, name))
      if (value !== undefined && isForAll && !/\{[a-z:]+\}/.test(value)) expectFact(what, value, env!.default)
    }
    const set = ours.filter(({ value, required }) => value !== undefined || required).map(({ name }) => name)
    const needed = serverOf(kind).env.filter(({ name, required }) => required && !(name in UNSET))
    expect(set).toEqual(expect.arrayContaining(needed.map(({ name }) => name)))
  })

  it.each(
    known.flatMap((kind) => Object.keys(kind.variants).map((platform) => [kind.id, platform, kind] as const)),
  )('%s on %s', (_, platform, kind) => {
    const fact = serverOf(kind).variants![platform === 'xeon' ? 'cpu' : platform]!
    const variant = kind.variants[platform as Platform]!
    const id = kind.provides?.[0] ?? kind.id
    expectFact(`${id} ${platform} image`, variant.image ?? kind.container!.image, fact.image)
    const port = variant.port ?? kind.call.port
    expect(port).toBe(fact.containerPort ?? kind.call.port)
    const command = fact.command ?? (platform === 'nvidia' ? null : serverOf(kind).command!)
    if (command !== null) {
      const ours = (variant.command ?? kind.container!.command)!.join(' ')
      expectFact(`${id} ${platform} command`, ours, general(String(command), kind, port))
    }
    expect(variant.capabilities).toEqual(fact.cap_add)
    expect(variant.devices).toEqual(fact.devices)
    expect(variant.groups).toEqual(fact.group_add)
    expect(variant.security).toEqual(fact.security_opt)
    expect(variant.ipc).toEqual(fact.ipc)
    if (fact.volumes) expect(variant.volumes ?? kind.container!.volumes).toEqual(fact.volumes)
    if (fact.healthRetries) expect(variant.health?.retries).toBe(fact.healthRetries)
    const set = new Map(variant.environment?.map(({ name, value }) => [name, value]))
    for (const [name, value] of Object.entries(fact.env ?? {})) {
      // ours is the default of theirs
      if (!(name in UNSET)) expect(set.get(name), name).toBe(value.replace(/^\$\{\w+:-(.*)\}$/, '$1'))
    }
  })

  it('leaves out only variants that are none', () => {
    for (const kind of known) {
      for (const [platform, { image }] of Object.entries(serverOf(kind).variants ?? {})) {
        if (platform === 'cpu' || platform in kind.variants) continue
        expect(image, `${kind.id} ${platform}`).toBe(kind.container!.image)
      }
    }
  })
})

/** A command of the facts with our placeholders in it, words unquoted. */
function general(command: string, { model }: Kind, port: number): string {
  return command
    .replace(new RegExp(`\\$\\{${model!.variable}(:-[^}]*)?\\}`), '{model}')
    .replace(`--port ${port}`, '--port {port}')
    .replaceAll('"', '')
}

function namedIn(by: Record<string, Variable[]> | undefined, name: string): boolean {
  return Object.values(by ?? {}).some((variables) => variables.some((variable) => variable.name === name))
}

/** All variables that the facts know of, whatever they depend on. */
function envOf({ env, implementations = {}, variants = {} }: Fact): EnvFact[] {
  const ofVariants = Object.values(variants).flatMap((variant) => Object.keys(variant.env ?? {}))
  return [
    ...ofVariants.map((name) => ({ name, default: null, required: false, secret: false })),
    ...Object.values(implementations).flatMap((implementation) => implementation.env),
    ...env,
  ]
}

function variablesOf({ container, slots, variants }: Kind): Variable[] {
  return [
    ...(container?.environment ?? []),
    ...Object.values(variants).flatMap(({ environment = [] }) => environment),
    ...slots.flatMap(({ environment = [], by = {} }) => [...environment, ...Object.values(by).flat()]),
  ]
}
