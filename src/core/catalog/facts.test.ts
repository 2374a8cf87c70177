// The catalog against the facts gathered from OPEA's repositories, where these lie beside the project
// (../shared/reference). Each deliberate difference is listed with its reason.

import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CATALOG } from './catalog'
import type { Kind, Platform, Variable } from './kind'

const folder = new URL('../../../../shared/reference/', import.meta.url)
const present = existsSync(new URL('opea-catalog.json', folder))
if (!present)
  console.warn('skipped: ../shared/reference is not here, so the catalog was not compared with it')
const read = (file: string) => (present ? JSON.parse(readFileSync(new URL(file, folder), 'utf8')) : null)

type Env = { name: string; default: string | null; required: boolean; secret: boolean }
type Fact = {
  image: string
  port?: number
  containerPort?: number
  hostPort?: number
  usualHostPort?: number
  endpoint?: string
  role?: string
  healthTool?: string
  env: Env[]
  command?: string
  modelEnv?: string
  modelDefault?: string
  volumes?: string[]
  healthcheck?: { test?: string[]; interval?: string; timeout?: string; retries?: number; path?: string }
  implementations?: Record<string, { env: Env[] }>
  variants?: Record<string, VariantFact>
  direct?: boolean
}
type VariantFact = {
  image: string
  env?: Record<string, string>
  command?: string
  healthRetries?: number
  containerPort?: number
  cap_add?: string[]
  devices?: string[]
  group_add?: string[]
  security_opt?: string[]
  ipc?: string
  volumes?: string[]
}

const catalog: { microservices: (Fact & { type: string })[]; backends: (Fact & { id: string })[] } = read(
  'opea-catalog.json',
) ?? { microservices: [], backends: [] }
const facts = new Map<string, Fact>([
  ...catalog.backends.map((fact): [string, Fact] => [fact.id, fact]),
  ...catalog.microservices.map((fact): [string, Fact] => [fact.type, fact]),
])

/** Where we differ on purpose: "kind what" → [what the facts say, why not]. */
const DIFFERENT: Record<string, [unknown, string]> = {
  'vllm-guardrails image': [
    'opea/vllm-gaudi:1.22.0',
    'the CPU image is the base, Gaudi a variant, as for all kinds',
  ],
  'tei-embedding nvidia image': [
    'ghcr.io/huggingface/text-embeddings-inference:1.5',
    '1.5 is reported broken (GenAIExamples issue 2339); 1.7 is the CUDA tag of the CPU one',
  ],
  'tei-reranking nvidia image': [
    'ghcr.io/huggingface/text-embeddings-inference:1.5',
    '1.5 is reported broken (GenAIExamples issue 2339); 1.7 is the CUDA tag of the CPU one',
  ],
  'vllm nvidia image': ['vllm/vllm-openai', 'pinned to the version of the CPU image; no OPEA file uses it'],
  'vllm rocm command': [
    '--model {model} --swap-space 16 --disable-log-requests --dtype float16 --tensor-parallel-size 4 --host 0.0.0.0 --port {port} --num-scheduler-steps 1 --distributed-executor-backend mp',
    'NUM_CARDS as on Gaudi, with 4 as its default: not every machine has four cards',
  ],
}

/** Variables of the facts' variants that we do not set. */
const UNSET: Record<string, string> = {
  NUM_CARDS: 'stands in the arguments; the container reads it from nowhere else',
  VLLM_TORCH_PROFILER_DIR: 'offered without a value: it opens endpoints that nobody needs to serve',
}

function expectFact(what: string, ours: unknown, theirs: unknown): void {
  const different = DIFFERENT[what]
  if (different) {
    expect(theirs, `${what}: the difference is listed with a fact that is none any more`).toEqual(
      different[0],
    )
    expect(ours, `${what}: is listed as different but equal`).not.toEqual(theirs)
  } else expect(ours, what).toEqual(theirs)
}

const known = CATALOG.filter(({ id }) => id !== 'custom')
const source = (kind: Kind) => facts.get(kind.id)!
/** A direct kind's container is its server's. */
const serverOf = (kind: Kind) => facts.get(kind.provides?.[0] ?? kind.id)!

describe.skipIf(!present)('opea-catalog.json (skipped without ../shared/reference)', () => {
  it('knows every kind but custom', () => {
    expect(known.filter(({ id }) => !facts.has(id))).toEqual([])
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

  it.each(known.map((kind) => [kind.id, kind] as const))('%s: health check', (_, kind) => {
    const { healthcheck, healthTool } = serverOf(kind)
    const { health } = kind.container!
    if (healthcheck?.path !== undefined) {
      expect(health).toMatchObject({ get: healthcheck.path, with: healthTool })
      return
    }
    expect([`${health!.every}s`, `${health!.timeout}s`, health!.retries]).toEqual([
      healthcheck!.interval,
      healthcheck!.timeout,
      healthcheck!.retries,
    ])
    if ('run' in health!) expect(health.run).toEqual(healthcheck!.test)
    else expect(healthcheck!.test![1]).toContain(`curl --noproxy '*' -fs http://localhost:80${health!.get}`)
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
    const known = kind.id === 'vllm-guardrails' ? [serverOf(kind), facts.get('vllm')!] : [serverOf(kind)]
    const theirs = new Map(known.flatMap(envOf).map((env) => [env.name, env]))
    for (const variable of variablesOf(kind)) {
      const env = theirs.get(variable.name)
      expect(env, `${kind.id} ${variable.name}`).toBeDefined()
      expect(variable.secret ?? false, `${kind.id} ${variable.name}`).toBe(env!.secret)
    }
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
      expectFact(`${id} ${platform} command`, ours, general(command, kind, port))
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

describe.skipIf(!present)('gmc-steps.json (skipped without ../shared/reference)', () => {
  type Step = {
    stepName: string
    port: number
    defaultEndpointFromSamples: string | null
    endpointKeysConsumed?: string[]
    defaultEnv?: Record<string, string>
    webhookAccepts: boolean
    platform: string
  }
  const { steps, downstreamEndpointKeys }: { steps: Step[]; downstreamEndpointKeys: string[] } = read(
    'gmc-steps.json',
  ) ?? { steps: [], downstreamEndpointKeys: [] }
  const named = new Map(steps.map((step) => [step.stepName, step]))

  it.each(CATALOG.filter(({ gmc }) => gmc).map((kind) => [kind.id, kind.gmc!] as const))('%s', (_, gmc) => {
    for (const [platform, name] of Object.entries(gmc.steps)) {
      const step = named.get(name)!
      expect(step, name).toBeDefined()
      expect(step.webhookAccepts).toBe(true)
      expect(step.platform).toMatch(new RegExp(`any|special|${platform === 'xeon' ? 'cpu' : platform}`))
      expect(gmc.port).toBe(step.port)
      expect(gmc.endpoint ?? null).toBe(step.defaultEndpointFromSamples)
      expect(Object.values(gmc.slots ?? {}).sort()).toEqual([...(step.endpointKeysConsumed ?? [])].sort())
      expect(downstreamEndpointKeys).toEqual(expect.arrayContaining(Object.values(gmc.slots ?? {})))
      for (const key of [gmc.model, gmc.index]) if (key) expect(step.defaultEnv).toHaveProperty(key)
    }
  })

  it('agrees about the default index', () => {
    const store = CATALOG.find(({ index }) => index)!
    expect(named.get('Retriever')!.defaultEnv!.INDEX_NAME).toBe(store.index!.default)
  })
})

/** A command of the facts with our placeholders in it, words unquoted. */
function general(command: string, { model }: Kind, port: number): string {
  return command
    .replace(new RegExp(`\\$\\{${model!.variable}(:-[^}]*)?\\}`), '{model}')
    .replace(`--port ${port}`, '--port {port}')
    .replaceAll('"', '')
}

/** All variables that the facts know of, whatever they depend on. */
function envOf({ env, implementations = {}, variants = {} }: Fact): Env[] {
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
