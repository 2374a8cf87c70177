// The catalog against the facts gathered from OPEA's repositories, where these lie beside the project
// (../shared/reference). Each deliberate difference is listed with its reason.

import { describe, expect, it } from 'vitest'
import { DIFFERENT, NO_FACT, NO_KIND, OURS, SAME, UNSET } from '../../fixtures/opea-differences'
import { type EnvFact, FACTS, type Fact, present, type VariantFact } from '../../fixtures/opea-facts'
import { CATALOG } from './catalog'
import { type Kind, PLATFORMS, type Platform, type Variable } from './kind'
import { GAUDI, HABANA } from './kinds/parts'

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
const source = (kind: Kind) => FACTS.get(SAME[kind.id] ?? kind.id)!
/** A direct kind's container is its server's. */
const serverOf = (kind: Kind) => FACTS.get(SAME[kind.id] ?? kind.provides?.[0] ?? kind.id)!

/** Of OPEA's own images the facts know the other image alone; the rest of a platform is as for every service. */
function variantsOf(kind: Kind): Record<string, VariantFact> {
  const { variants, image, imageVariants } = serverOf(kind)
  if (variants && Object.keys(variants).length > 0) return variants
  const env = Object.fromEntries(HABANA.map(({ name, value }) => [name, value]))
  const ofGaudi = { cap_add: GAUDI.capabilities, ipc: GAUDI.ipc, env }
  const named = Object.entries(imageVariants ?? {}).filter(([name]) => PLATFORMS.includes(name as Platform))
  // an image for one platform alone
  if (kind.platforms && !variants) named.push(...kind.platforms.map((one): [string, string] => [one, image!]))
  const others = named.map(([platform, other]): [string, VariantFact] => [
    platform,
    { image: other, ...(platform === 'gaudi' ? ofGaudi : {}) },
  ])
  return others.length > 0 ? { cpu: { image: image! }, ...Object.fromEntries(others) } : {}
}

describe.skipIf(!present)('opea-catalog.json (skipped without ../shared/reference)', () => {
  it('knows every kind but those that are listed', () => {
    expect(known.filter(({ id }) => !FACTS.has(SAME[id] ?? id))).toEqual([])
  })

  it('tells of nothing that is no kind, but what is listed', () => {
    const ids = new Set(CATALOG.map(({ id }) => id))
    expect([...FACTS.keys()].filter((id) => !ids.has(id)).sort()).toEqual(Object.keys(NO_KIND).sort())
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

  it('knows which images nobody publishes', () => {
    const unpublished = known.filter(({ container }) => container?.published === false)
    const theirs = known.filter((kind) => source(kind).published === false)
    expect(unpublished.map(({ id }) => id)).toEqual(theirs.map(({ id }) => id))
  })

  it.each(known.map((kind) => [kind.id, kind] as const))('%s: health check', (id, kind) => {
    const { healthcheck, healthTool } = serverOf(kind)
    if (kind.container === null) return expect(healthcheck ?? null).toBeNull()
    const { health } = kind.container
    if (healthcheck?.path !== undefined) {
      expect(health).toMatchObject({ get: healthcheck.path, with: healthTool })
      return
    }
    const { interval, timeout, retries } = healthcheck!
    const timing = [`${health!.every}s`, `${health!.timeout}s`, health!.retries]
    expectFact(`${id} timing`, timing, [interval, timeout, retries])
    const { startAfter } = health!
    const start = startAfter === undefined ? undefined : `${startAfter}s`
    expectFact(`${id} start`, start, healthcheck!.start_period)
    const test = healthcheck!.test!.map((word) => word.replaceAll('$$', '$'))
    if ('run' in health!) expectFact(`${id} health`, health.run, test)
    else {
      const url = `http://localhost:${kind.call.port}${health!.get}`
      const asked = health!.with === 'curl' ? `curl --noproxy '*' -fs ${url}` : `open('${url}'`
      expect(test.join(' ')).toContain(asked)
    }
  })

  it.each(known.filter(({ model }) => model).map((kind) => [kind.id, kind] as const))(
    '%s: model',
    (_, kind) => {
      const { modelEnv, modelDefault, env } = serverOf(kind)
      if (kind.id in SAME) return expect(kind.model!.variable).not.toBe(modelEnv)
      if (modelEnv !== undefined)
        return expect(kind.model).toMatchObject({ variable: modelEnv, default: modelDefault })
      // a service of OPEA's that brings its model: the variable inside is the facts', outside it has a longer name
      const inside = kind.container!.environment?.find(({ value }) => value === '{model}')
      const fact = env.find(({ name }) => name === inside?.name)
      expectFact(`${kind.id} model`, kind.model!.default, fact?.default)
    },
  )

  it.each(known.map((kind) => [kind.id, kind] as const))('%s: variables', (_, kind) => {
    // the guardrail server has the variables of vllm, whose contract it shares
    const known = kind.id === 'vllm-guardrails' ? [serverOf(kind), FACTS.get('vllm')!] : [serverOf(kind)]
    const theirs = new Map(known.flatMap(envOf).map((env) => [env.name, env]))
    const ours = variablesOf(kind)
    const onPlatforms = new Set(Object.values(kind.variants).flatMap(({ environment = [] }) => environment))
    for (const variable of ours) {
      const { name, secret = false, value } = variable
      const what = `${kind.id} ${name}`
      const env = theirs.get(name)
      if (what in OURS) {
        expect(env, `${what}: is no addition of ours any more`).toBeUndefined()
        continue
      }
      expect(env, what).toBeDefined()
      expect(secret, what).toBe(env!.secret)
      // of what stands for one store alone, facts-stores.test.ts tells
      const isForAll =
        !onPlatforms.has(variable) &&
        serverOf(kind).env.includes(env!) &&
        !kind.slots.some(({ by }) => namedIn(by, name))
      if (value !== undefined && isForAll && !/\{[a-z:]+\}/.test(value)) expectFact(what, value, env!.default)
    }
    const set = ours.filter(({ value, required }) => value !== undefined || required).map(({ name }) => name)
    const needed = serverOf(kind).env.filter(({ name, required }) => required && !(name in UNSET))
    expect(set).toEqual(expect.arrayContaining(needed.map(({ name }) => name)))
  })

  it.each(
    known.flatMap((kind) => Object.keys(kind.variants).map((platform) => [kind.id, platform, kind] as const)),
  )('%s on %s', (_, platform, kind) => {
    const fact = variantsOf(kind)[platform === 'xeon' ? 'cpu' : platform]!
    const variant = kind.variants[platform as Platform]!
    const id = SAME[kind.id] ?? kind.provides?.[0] ?? kind.id
    expectFact(`${id} ${platform} image`, variant.image ?? kind.container!.image, fact.image)
    const port = variant.port ?? kind.call.port
    expect(port).toBe(fact.containerPort ?? kind.call.port)
    const command = fact.command ?? (platform === 'nvidia' ? null : serverOf(kind).command)
    if (command) {
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
      for (const [platform, { image }] of Object.entries(variantsOf(kind))) {
        if (platform === 'cpu' || platform in kind.variants) continue
        expectFact(`${kind.id} left out on ${platform}`, kind.container!.image, image)
      }
    }
  })
})

/** A command of the facts with our placeholders in it, words unquoted. */
function general(command: string, kind: Kind, port: number): string {
  return command
    .replace(new RegExp(`\\$\\{${serverOf(kind).modelEnv}(:-[^}]*)?\\}`), '{model}')
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
    ...[...ofVariants, ...HABANA.map(({ name }) => name)].map((name) => ({
      name,
      default: null,
      required: false,
      secret: false,
    })),
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
