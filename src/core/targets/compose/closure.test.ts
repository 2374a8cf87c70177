// The proof that an export needs nothing but what comes with it: broken on purpose, by a document where one can.

import { describe, expect, test } from 'vitest'
import { check, mend } from '../../../fixtures/check'
import { emit } from '../../../index'
import { noted } from '../../yaml/print'
import { closureOf } from './closure'
import type { Ground } from './closure-texts'
import type { ComposeFile } from './spec'

describe('in documents', () => {
  test('hosts that nobody has', () => {
    check(
      `
      opea_micro_services:
        llm:
          environment:
            STORE_URL: redis://redis-vector-bd:6379/0
            #          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error unknown-host: "STORE_URL" of "llm" names "redis-vector-bd", and no service of the file is called so. Did you mean "redis-vector-db"?
            #          hint: A host of your own network needs its full name, with a dot, or a reference such as "\${NAME}".
            #          fix: Change to redis-vector-db
            MY_HOST: my_store
            #        ^^^^^^^^ error unknown-host: "MY_HOST" of "llm" names "my_store", and no service of the file is called so. Did you mean "my-store"?
            #        hint: A host of your own network needs its full name, with a dot, or a reference such as "\${NAME}".
            #        fix: Change to my-store
            SELF_URL: http://localhost:6379
            #         ^^^^^^^^^^^^^^^^^^^^^ error unknown-host: "SELF_URL" of "llm" names "localhost:6379", which is the container itself, and it does not listen there.
            #         hint: To a container your own machine is "host.docker.internal".
            #         fix: Change to host.docker.internal
            LIST: "\${SCHEME:-http}://\${A:-gone}:80/\${PART:-x}"
            #     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error unknown-host: "LIST" of "llm" names "gone", and no service of the file is called so.
            #     hint: A host of your own network needs its full name, with a dot, or a reference such as "\${NAME}".
            ENDPOINTS: a.example.com:80,qdrant:6333
            #          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error unknown-host: "ENDPOINTS" of "llm" names "qdrant", and no service of the file is called so.
            #          hint: A host of your own network needs its full name, with a dot, or a reference such as "\${NAME}".
        vllm: { args: [--otlp, "http://collector:4317"] }
      # ^^^^ info gated-model: meta-llama/Meta-Llama-3-8B-Instruct is gated: its terms have to be accepted on Hugging Face with the account of HF_TOKEN.
        #             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error unknown-host: An argument of "vllm" names "collector", and no service of the file is called so.
        #             hint: A host of your own network needs its full name, with a dot, or a reference such as "\${NAME}".
        retriever: { uses: [redis-vector-db] }
        redis-vector-db:
        my_store: { kind: redis-vector-db, image: me/store }
      # ^^^^^^^^ info name-derived: "my_store" is called "my-store" in the network, because host names have no "_", "." or capitals.
        front: { image: me/front, uses: [my_store] }
      opea_mega_service: { mega_flow: [front >> retriever >> llm] }
      #^^^^^^^^^^^^^^^^ info needs: It needs about 63–64 GiB of memory: "vllm" 60, "tei-embedding" 3–4. What the others need is not known.
    `,
      'compose',
    )
    mend(
      `
      opea_micro_services:
        llm: { environment: { SEEN: "http://vlm:80/v1" } }
        vllm:
      opea_mega_service: { mega_flow: [llm] }
    `,
      'Change to vllm',
      `
      opea_micro_services:
        llm: { environment: { SEEN: "http://vllm:80/v1" } }
        vllm:
      opea_mega_service: { mega_flow: [llm] }
    `,
      'compose',
    )
  })

  test('ports that nobody listens on', () =>
    check(
      `
      opea_micro_services:
        llm:
      # ^^^ info gated-model: meta-llama/Meta-Llama-3-8B-Instruct is gated: its terms have to be accepted on Hugging Face with the account of HF_TOKEN.
          environment:
            MODEL_CONFIGS: '[{"endpoint": "http://vllm:8000"}]'
            #              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ error wrong-port: "MODEL_CONFIGS" of "llm" names "vllm:8000", but that listens on 80.
            VLLM_HOST: vllm
            #          ^^^^ error wrong-port: "VLLM_HOST" of "llm" names "vllm:8008", but that listens on 80.
            VLLM_PORT: 8008
      opea_mega_service: { mega_flow: [llm] }
      #^^^^^^^^^^^^^^^^ info needs: It needs about 60 GiB of memory: "vllm" 60. What the others need is not known.
    `,
      'compose',
    ))

  test('addresses among arguments', () => {
    const { diagnostics } = emit(
      `
opea_micro_services:
  mine:
    { kind: custom, image: me/mine, port: 80, uses: [redis], args: [--broker=kafka:9092, --server, "stream:9",
      --at, "redis:6380", --ok, "redis:6379", --ratio, "a:4", --host, 0.0.0.0, --port, "8"] }
  redis: { kind: redis-vector-db }
opea_mega_service: { mega_flow: [mine] }
`,
      'compose',
    )
    const told = diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message)
    expect(told).toEqual([
      'An argument of `mine` names `kafka`, and no service of the file is called so.',
      'An argument of `mine` names `stream`, and no service of the file is called so.',
      'An argument of `mine` names `redis:6380`, but that listens on 6379.',
    ])
  })

  test('a file that a kind mounts', () =>
    check(
      `
      opea_micro_services:
        mine: { kind: mine }
        #     ^^^^^^^^^^^^^^ error missing-file: "\${WHERE}" is mounted into "mine", and nothing of that name comes with the export.
        #     ^^^^^^^^^^^^^^ error missing-file: "./init.sql" is mounted into "mine", and nothing of that name comes with the export.
        #     ^^^^^^^^^^^^^^ error missing-file: "/srv/mine.yaml" is mounted into "mine", and nothing of that name comes with the export.
      opea_mega_service: { mega_flow: [mine] }
      x-kinds:
        mine:
          call: { port: 80, endpoint: /v1/mine }
          container:
            image: me/mine
            volumes:
              - ./init.sql:/init.sql
              - \${MINE_CONFIG:-/srv/mine.yaml}:/etc/mine.yaml
              - \${WHERE}:/where
              - ./data:/data
              - kept:/kept
              - /var/run/docker.sock:/var/run/docker.sock
              - /tmp
    `,
      'compose',
    ))

  test('what is told rightly is let alone', () => {
    const { files, diagnostics } = emit(
      `
opea_micro_services:
  vllm:
  llm:
    uses: [vllm]
    environment:
      A_URL: http://VLLM/v1
      B_URL: https://far.example.com:8443
      C_URL: redis://redis-vector-db
      D_HOST: "0.0.0.0"
      E_URL: http://localhost:9000/v1/health_check
      F_URL: http://redis-vector-db:8001
      G_URL: \${G_URL}
      H_URL: "http://\${H}:\${P:-1}"
      I_HOST: \${I}
      J_URL: http://my-lan:1234/x
      K_URL: http://host.docker.internal:5555
      L_URL: http://mine:1234
      IMAGE: "redis:7"
      PROMPT: "Say a:b, http: or //vllm."
      PRICE: $5
      http_proxy: http://proxy:3128
  retriever: { uses: [mine] }
  mine: { kind: tei-embedding, image: me/tei }
  far: { kind: vllm-chat, endpoint: "http://my-lan:1234/v1/chat/completions" }
opea_mega_service: { mega_flow: [retriever >> llm, retriever >> far] }
`,
      'compose',
    )
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    // whoever names the host of the containers can reach it
    expect(files[0]!.text).toContain('extra_hosts: [host.docker.internal:host-gateway]')
    expect(files[0]!.text).toMatch(/no_proxy: .*,host\.docker\.internal\n/)
  })
})

describe('in files that no document leads to', () => {
  const base = (): ComposeFile => ({
    name: 'app',
    'x-proxy': { no_proxy: '${no_proxy:-}' },
    services: noted(
      {
        a: noted(
          {
            image: 'me/a:${TAG:-1}',
            ports: noted(['127.0.0.1:${A_HOST_PORT:-80}:80'], { cause: ['a', 'port'] }),
            depends_on: { b: noted({ condition: 'service_healthy' }, { cause: ['a', 'uses', 0] }) },
            environment: { KEY: '${KEY:?see .env.example}', OTHER: '$$5', B_URL: 'http://b:9' },
          },
          { cause: ['a'] },
        ),
        b: noted({ ports: ['81:80'], healthcheck: HEALTHY }, { cause: ['b'] }),
      },
      {},
    ),
    configs: { program: { content: 'a $$ sign' } },
  })
  const HEALTHY = { test: ['CMD', 'true'], interval: '1s', timeout: '1s', retries: 1 }
  const ground: Ground = {
    variables: new Set(['KEY']),
    files: new Set(),
    listening: new Map([
      ['a', null],
      ['b', { port: 9, protocol: 'http' }],
    ]),
    forBrowsers: new Set(['B_HOST_PORT']),
    elsewhere: new Set(),
  }
  type Mutable = { services: { value: Record<string, { value: Record<string, unknown> }> } }
  /** The finding where one thing of the good file is different. */
  function broken(change: (services: Record<string, Record<string, unknown>>, file: ComposeFile) => void) {
    const file = base()
    const { value } = (file as unknown as Mutable).services
    change(Object.fromEntries(Object.entries(value).map(([name, one]) => [name, one.value])), file)
    return closureOf(file, ground).map(({ code, message, path }) => ({ code, message, path }))
  }

  test('the good one', () => expect(broken(() => {})).toEqual([]))

  test.each(['${GONE}', '${GONE:?see}', 'x ${KEY} ${GONE} y'])(
    'a variable that nobody tells of: %s',
    (text) =>
      expect(broken(({ a }) => (a!.image = text))).toEqual([
        {
          code: 'unset-variable',
          message: '`GONE` has no default, and .env.example does not tell of it.',
          path: ['a'],
        },
      ]),
  )

  test.each(['costs $', '$GONE', '${1}', '${A', '${A:-{}}'])(
    'a `$` that compose would stumble over: %s',
    (text) =>
      expect(broken((_, file) => (file.configs = { program: { content: text } }))).toEqual([
        {
          code: 'unset-variable',
          message: `A \`$\` that begins no reference stands in \`${text}\`.`,
          path: [],
        },
      ]),
  )

  test('who waits for nobody, or for the health of one that has no check', () => {
    expect(broken(({ a }) => (a!.depends_on = { c: { condition: 'service_started' } }))).toEqual([
      {
        code: 'waits-in-vain',
        message: '`a` waits for `c`, which is no service of the file.',
        path: ['a'],
      },
    ])
    expect(broken(({ b }) => delete b!.healthcheck)).toEqual([
      {
        code: 'waits-in-vain',
        message: '`a` waits for `b`, which has no health check.',
        path: ['a', 'uses', 0],
      },
    ])
  })

  test('two on one port of the host', () =>
    expect(broken(({ b }) => (b!.ports = ['${B_HOST_PORT:-80}:80']))).toEqual([
      {
        code: 'host-port-clash',
        message: '`b` and `a` would both be published on port 80 of the host.',
        path: ['b'],
      },
    ]))

  test('a config and a volume that nobody declares', () =>
    expect(
      broken(({ a }) => {
        a!.configs = [{ source: 'gone', target: '/x' }]
        a!.volumes = ['kept:/kept']
      }).map(({ message }) => message),
    ).toEqual([
      '`kept` is mounted into `a`, and nothing of that name comes with the export.',
      '`gone` is mounted into `a`, and nothing of that name comes with the export.',
    ]))
})
