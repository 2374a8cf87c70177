// What compose makes of documents that no example is: names, remote services, references, resources.

import { load } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { dedent } from '../../../fixtures/drawn'
import { emit } from '../../../index'

type Service = Record<string, unknown> & { environment: Record<string, string | null> }

function exported(yaml: string) {
  const { files, diagnostics } = emit(dedent(yaml), 'compose')
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  const fileOf = (path: string) => files.find((file) => file.path === path)?.text
  const compose = fileOf('compose.yaml')
  const { services } = load(compose!) as { services: Record<string, Service> }
  const parts = Object.fromEntries(
    Object.entries(services).map(([name, { environment, ...rest }]) => {
      const { http_proxy: _h, https_proxy: _s, no_proxy: _n, '<<': _m, ...own } = environment ?? {}
      return [name, { ...rest, environment: own }]
    }),
  ) as Record<string, Service>
  return { services: parts, text: compose!, env: fileOf('.env.example')!, readme: fileOf('README.md')! }
}

test('names become labels and variables', () => {
  const { services } = exported(`
    opea_micro_services:
      Em.bed_1: { kind: embedding, port: 6001 }
      2nd: { kind: retriever }
    opea_mega_service: { name: app, mega_flow: [Em.bed_1 >> 2nd] }
  `)
  expect(Object.keys(services)).toEqual(['em-bed-1', 's-2nd', 'tei-embedding', 'redis-vector-db', 'app'])
  expect(services['em-bed-1']!.ports).toEqual(['127.0.0.1:${EM_BED_1_HOST_PORT:-6001}:6000'])
  expect(services['s-2nd']!.ports).toBeUndefined()
  expect(services.app!.environment).toMatchObject({
    EM_BED_1_SERVICE_HOST_IP: 'em-bed-1',
    EM_BED_1_SERVICE_PORT: '6000',
    S_2ND_SERVICE_HOST_IP: 's-2nd',
  })
})

test('environment is the text as it is written, and a lone $ means itself', () => {
  const { services, env } = exported(`
    opea_micro_services:
      llm:
        environment:
          VERSION: 1.10
          MODE: 0755
          ANSWER: no
          TIME: 12:30
          EMPTY: ""
          FROM_HOST:
          NULLED: ~
          PRICE: "$5 and $$6 and \${not a name}"
          REF: \${REF}
          BOTH: a\${A:-b}c\${B}
    opea_mega_service: { mega_flow: [llm] }
  `)
  expect(services.llm!.environment).toMatchObject({
    VERSION: '1.10',
    MODE: '0755',
    ANSWER: 'no',
    TIME: '12:30',
    EMPTY: '',
    FROM_HOST: null,
    NULLED: null,
    PRICE: '$$5 and $$$$6 and $${not a name}',
    REF: '${REF}',
    BOTH: 'a${A:-b}c${B}',
  })
  expect(env).toMatch(/# Needed:\n(?:.*\n)*REF=\nB=\n\n# Optional/)
  expect(env).toContain('# A=b\n')
})

describe('what runs elsewhere', () => {
  test('is not deployed, and is called where it is', () => {
    const { services, text } = exported(`
      opea_micro_services:
        retriever: { uses: [store] }
        store: { kind: redis-vector-db, endpoint: "redis://ann:\${PW}@store.example.com:6380" }
        llm: { endpoint: "https://far.example.com/v1/chat/completions", api_key: "\${FAR_KEY}" }
      opea_mega_service: { name: app, mega_flow: [retriever >> llm] }
    `)
    expect(Object.keys(services)).toEqual(['retriever', 'tei-embedding', 'app'])
    expect(services.retriever!.environment.REDIS_URL).toBe(
      'redis://ann:${PW:?see .env.example}@store.example.com:6380',
    )
    expect(services.app!.environment.FAR_KEY).toBe('${FAR_KEY:?see .env.example}')
    expect(services.app!.environment.LLM_SERVICE_HOST_IP).toBeUndefined()
    expect(text).toContain('protocol="https"')
    expect(text).toContain('host=os.getenv("LLM_SERVICE_HOST_IP", "far.example.com")')
  })

  test('on the host has another name inside', () => {
    const { services } = exported(`
      opea_micro_services:
        retriever: { uses: [store] }
        store: { kind: redis-vector-db, endpoint: "redis://localhost:6380" }
        llm: { endpoint: "http://127.0.0.1:9009/v1/chat/completions" }
      opea_mega_service: { name: app, mega_flow: [retriever >> llm] }
    `)
    expect(services.retriever).toMatchObject({
      extra_hosts: ['host.docker.internal:host-gateway'],
      environment: { REDIS_URL: 'redis://host.docker.internal:6380' },
    })
    expect(services.app).toMatchObject({
      extra_hosts: ['host.docker.internal:host-gateway'],
      environment: { LLM_SERVICE_HOST_IP: 'host.docker.internal' },
    })
  })

  test.each([
    ['${U:-http://localhost:9009/v1}', { U: '${U:-http://host.docker.internal:9009/v1}' }],
    ['${U}', { U: '${U:?see .env.example}' }],
    ['http://${H:-localhost}:80/v1', { H: '${H:-host.docker.internal}' }],
    ['https://${H}:${P:-8443}/v1', { H: '${H:?see .env.example}', P: '${P:-8443}' }],
    ['http://localhost:${P:-9009}/v1', { P: '${P:-9009}', LLM_SERVICE_HOST_IP: 'host.docker.internal' }],
  ])('where variables say: %s', (endpoint, environment) => {
    const { services } = exported(`
      opea_micro_services:
        llm: { endpoint: "${endpoint}" }
      opea_mega_service: { name: app, mega_flow: [llm] }
    `)
    expect(services.app!.environment).toEqual(environment)
  })
})

test('a custom service is an image with a port, and may use anything', () => {
  const { services, text } = exported(`
    opea_micro_services:
      mine: { image: me/mine:1, endpoint: /v1/mine, port: 7777, uses: [vllm, redis-vector-db] }
      quiet: { kind: custom, image: me/quiet }
      vllm:
      redis-vector-db:
    opea_mega_service: { name: app, mega_flow: [mine >> quiet] }
  `)
  expect(services.mine).toMatchObject({
    image: 'me/mine:1',
    ports: ['127.0.0.1:${MINE_HOST_PORT:-7777}:7777'],
  })
  expect(Object.keys(services.mine!.depends_on as object)).toEqual(['vllm', 'redis-vector-db'])
  expect(services.mine!.environment).toEqual({})
  expect(services.app!.environment).toMatchObject({ MINE_SERVICE_PORT: '7777' })
  expect(text).toContain('endpoint="/v1/mine"')
})

test('replicas, resources, image and arguments', () => {
  const { services } = exported(`
    opea_micro_services:
      llm: { uses: [tgi] }
      tgi:
        model: me/m
        image: registry.example.com/tgi:\${TGI_TAG:-2.4.0}
        args: [--max-total-tokens, "4096", "$x"]
        replicas: 2
        resources: { cpus: 0.5, memory: 64Gi }
    opea_mega_service: { registry: registry.example.com/opea, tag: 1.10, mega_flow: [llm] }
  `)
  expect(services.llm!.image).toBe('${REGISTRY:-registry.example.com/opea}/llm-textgen:${TAG:-1.10}')
  expect(services.tgi).toMatchObject({
    image: 'registry.example.com/tgi:${TGI_TAG:-2.4.0}',
    command: [
      '--model-id',
      '${LLM_MODEL_ID:-me/m}',
      '--cuda-graphs',
      '0',
      '--max-total-tokens',
      '4096',
      '$$x',
    ],
    deploy: { replicas: 2, resources: { limits: { cpus: '0.5', memory: '64g' } } },
  })
})

test('an argument that the kind has already is given once', () => {
  const { services } = exported(`
    opea_micro_services:
      llm: { uses: [tgi] }
      tgi: { platform: gaudi, args: [--max-total-tokens, "8192", --max-input-length=1024] }
    opea_mega_service: { mega_flow: [llm] }
  `)
  expect(services.tgi!.command).toEqual([
    '--model-id',
    '${LLM_MODEL_ID:-meta-llama/Meta-Llama-3-8B-Instruct}',
    '--num-shard',
    '${NUM_CARDS:-1}',
    '--max-total-tokens',
    '8192',
    '--max-input-length=1024',
  ])
})

test.each([
  ['64Gi', '64g'],
  ['512Mi', '512m'],
  ['2Ti', '2t'],
  ['100Ki', '100k'],
  ['1.5Gi', '1610612736b'],
  ['2G', '2000000000b'],
  ['500M', '500000000b'],
  ['1024', '1024b'],
])('memory of %s is %s to compose', (memory, limit) => {
  const { services } = exported(`
    opea_micro_services:
      llm: { resources: { memory: ${memory} } }
    opea_mega_service: { mega_flow: [llm] }
  `)
  expect(services.llm!.deploy).toEqual({ resources: { limits: { memory: limit } } })
})

test('the first model server keeps the well-known variable, further ones get their own', () => {
  const { services } = exported(`
    opea_micro_services:
      a: { kind: llm, model: me/a }
      b: { kind: llm, model: me/b }
      c: { kind: llm, model: "me/\${SIZE:-7b}-c" }
    opea_mega_service: { name: app, mega_flow: ["(a, b, c)"] }
  `)
  expect(services.vllm!.command).toContain('${LLM_MODEL_ID:-me/a}')
  expect(services['vllm-2']!.command).toContain('${VLLM_2_MODEL_ID:-me/b}')
  expect(services['vllm-3']!.command).toContain('me/${SIZE:-7b}-c')
  expect(services.app!.environment).toMatchObject({
    LLM_MODEL_ID: '${LLM_MODEL_ID:-me/a}',
    VLLM_2_MODEL_ID: '${VLLM_2_MODEL_ID:-me/b}',
    C_MODEL_ID: 'me/${SIZE:-7b}-c',
  })
})

test('so it is with the cards that a model is spread over', () => {
  const { services, env } = exported(`
    opea_micro_services:
      a: { kind: vllm-chat, model: me/a, resources: { accelerators: 2 } }
      b: { kind: vllm-chat, model: me/b, platform: rocm }
    opea_mega_service: { platform: gaudi, mega_flow: ["(a, b)"] }
  `)
  expect(services.a!.command).toContain('${NUM_CARDS:-2}')
  expect(services.b!.command).toContain('${B_NUM_CARDS:-4}')
  expect(env).toContain('# Over how many accelerator cards the model of b is spread.\n# B_NUM_CARDS=4\n')
})

test('index names agree between who writes a store and who reads it', () => {
  const { services } = exported(`
    opea_micro_services:
      retriever: { uses: [redis-vector-db], environment: { INDEX_NAME: mine } }
      dataprep: { uses: [redis-vector-db] }
      redis-vector-db:
    opea_mega_service: { mega_flow: [retriever] }
  `)
  expect(services.retriever!.environment.INDEX_NAME).toBe('mine')
  expect(services.dataprep!.environment.INDEX_NAME).toBe('mine')
})

test('kinds of one’s own', () => {
  const { services } = exported(`
    opea_micro_services:
      front: { kind: sum }
    opea_mega_service: { name: app, mega_flow: [front] }
    x-kinds:
      sum:
        call: { port: 9100, endpoint: /v1/sum }
        container:
          image: me/sum:1
          environment: [{ name: LLM_URL, value: "{url:server}" }]
        slots: [{ name: server, help: The server., kinds: [vllm], required: true }]
  `)
  expect(services.front).toMatchObject({
    image: 'me/sum:1',
    environment: { LLM_URL: 'http://vllm:80' },
    depends_on: { vllm: { condition: 'service_healthy' } },
  })
})

test('a default reads in .env as it is used, and a help ends no comment', () => {
  const { env } = exported(`
    opea_micro_services:
      a:
        kind: talker
        environment: { ONE: "\${QUOTED:-it's \\"a b\\"}", TWO: "\${SPACED:-a b #c}" }
    opea_mega_service: { name: app, mega_flow: [a] }
    x-kinds:
      talker:
        call: { port: 80, endpoint: /v1/a }
        container:
          image: me/a
          environment: [{ name: TALK, required: false, help: "one\\nLD_PRELOAD=x" }]
  `)
  expect(env).toContain(`# QUOTED="it's \\"a b\\""\n`)
  expect(env).toContain("# SPACED='a b #c'\n")
  expect(env).toContain('# one LD_PRELOAD=x\n# TALK=\n')
  expect(env).not.toMatch(/^[^#\n]/m)
})

test('the README says how to start, feed, ask and stop it', () => {
  const { readme } = exported(`
    opea_micro_services:
      retriever:
      dataprep: { port: 6010 }
      llm: { environment: { KEY: "\${MY_KEY}" } }
    opea_mega_service: { name: app, port: 80, endpoint: /ask, mega_flow: [retriever >> llm] }
  `)
  expect(readme).toContain('# then fill in HF_TOKEN, MY_KEY\n')
  expect(readme).toContain('http://localhost:6010/v1/dataprep/ingest')
  expect(readme).toContain('curl http://localhost:80/ask')
  expect(readme).toContain('`meta-llama/Meta-Llama-3-8B-Instruct` is gated')
})

test('a volume that docker keeps is each service’s own, a folder of the host is shared', () => {
  const { services, text } = exported(`
    opea_micro_services:
      a: { kind: keeper, uses: [b] }
      b: { kind: keeper }
      d: { kind: keeper, uses: [data] }
      data: { kind: keeper }
    opea_mega_service: { name: app, mega_flow: [a, d] }
    x-kinds:
      keeper:
        call: { port: 80, endpoint: /v1/keep, adapter: custom }
        provides: [keeper]
        container: { image: me/keeper, volumes: ["data:/data", "\${MODEL_CACHE:-./data}:/models"] }
        slots: [{ name: other, help: Another., kinds: [keeper], required: false }]
  `)
  expect(services.a!.volumes).toEqual(['a-data:/data', '${MODEL_CACHE:-./data}:/models'])
  expect(services.b!.volumes).toEqual(['b-data:/data', '${MODEL_CACHE:-./data}:/models'])
  expect(services.d!.volumes).toEqual(['d-data:/data', '${MODEL_CACHE:-./data}:/models'])
  expect(services.data!.volumes).toEqual(['data:/data', '${MODEL_CACHE:-./data}:/models'])
  expect(text).toContain('\nvolumes:\n  a-data:\n  b-data:\n  d-data:\n  data:\n')
})

test('a word of the catalog means what it says, `$` and all', () => {
  const { services } = exported(`
    opea_micro_services:
      a: { kind: pricey, model: "{m}\${X:-y}" }
    opea_mega_service: { name: app, mega_flow: [a] }
    x-kinds:
      pricey:
        call: { port: 80, endpoint: /v1/a }
        container:
          image: opea/a
          entrypoint: [sh, -c, "echo $HOME \${SHELL_OF:-sh}"]
          command: ["\${port}", "{port}"]
          environment: [{ name: WHO, value: "\${user}@{host}" }]
          health: { run: [CMD-SHELL, "test $USER"], every: 1, timeout: 1, retries: 1 }
  `)
  expect(services.a).toMatchObject({
    entrypoint: ['sh', '-c', 'echo $$HOME ${SHELL_OF:-sh}'],
    command: ['${port}', '80'],
    environment: { WHO: '${user}@a' },
    healthcheck: { test: ['CMD-SHELL', 'test $$USER'] },
  })
})
