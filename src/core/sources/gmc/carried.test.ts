// What a GMConnector says that a pipeline cannot say in the same way: findings in the file, comments in the document.

import { describe, expect, test } from 'vitest'
import { imported } from '../../../fixtures/check'
import { read } from '../../read'

test('configuration: secrets, variables of Kubernetes, servers that are not there, steps without a kind', () =>
  imported(
    `
    apiVersion: gmc.opea.io/v1alpha3
    kind: GMConnector
    metadata: {name: app, namespace: app}
    spec:
      routerConfig: {name: router, serviceName: router-service}
      nodes:
        root:
          routerType: Sequence
          steps:
            - name: Llm
              internalService:
                serviceName: app
              # ^^^^^^^^^^^^^^^^→19:27 info import-renamed: "app" is called "app-2" here: that name is taken, or cannot be one.
                config:
                  endpoint: /v1/chat/completions
                  TGI_LLM_ENDPOINT: https://far.example.com
                  #                 ^^^^^^^^^^^^^^^^^^^^^^^ error gmc-controller: "TGI_LLM_ENDPOINT" names the service of a downstream step in the same node, and "https://far.example.com" is none of "root".
                  HF_TOKEN: hf_abcdefghijklmnopqrstuvw
                  #         ^^^^^^^^^^^^^^^^^^^^^^^^^^ warning import-secret: The value of "HF_TOKEN" looks like a secret, so it was replaced by the reference \${HF_TOKEN}.
                  #         hint: For GMC put it into the ConfigMap extra-env-config of the namespace.
                  SELF: a$$(B)
                  HOST: $(HOSTNAME)
                  #     ^^^^^^^^^^^ warning import-variable: Kubernetes puts other variables into the value of "HOST"; here "$(…)" means itself.
                  BRACES: \${D}
                  #       ^^^^ warning import-variable: In the value of "BRACES" "\${…}" means itself in a cluster; here it refers to a variable.
            - {name: Router, data: $response, externalService: 'http://me:hidden@there.example.com/x'}
            #                                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning import-secret: The password in this URL was replaced by a reference.
            - {name: Foo, internalService: {serviceName: foo, isDownstreamService: true}}
            #        ^^^ error gmc-webhook: GMC knows no step "Foo".
            #        hint: A service that it has no step for can be called by its URL, as "externalService" of a step named "Router".
            #        ^^^ warning import-no-kind: "foo" is deployed by GMC’s step "Foo", for which there is no kind here: it is left out.
            - {name: DataPrep, internalService: {serviceName: prep, isDownstreamService: true, config: {endpoint: /v1/dataprep/ingest}}}
            #                                                                                                     ^^^^^^^^^^^^^^^^^^^ info import-endpoint: GMC’s own image answers on /v1/dataprep, not on /v1/dataprep/ingest; exported to GMC again, the former is written.
    `,
    `
    # From the GMConnector app.
    opea_micro_services:
      # app is called app-2 here: that name is taken, or cannot be one.
      # GMC takes no URL for TGI_LLM_ENDPOINT; here it is that of tgi.
      # The value of HF_TOKEN looks like a secret, so it was replaced by the reference \${HF_TOKEN}.
      # Kubernetes puts other variables into the value of HOST; here $(…) means itself.
      # In the value of BRACES \${…} means itself in a cluster; here it refers to a variable.
      app-2:
        kind: llm
        uses: [tgi]
        environment:
          HF_TOKEN: \${HF_TOKEN}
          SELF: a$(B)
          HOST: $(HOSTNAME)
          BRACES: \${D}
      tgi:
        endpoint: https://far.example.com
      # The password in this URL was replaced by a reference.
      there:
        endpoint: http://me:\${THERE_PASSWORD}@there.example.com/x
      # GMC’s own image answers on /v1/dataprep, not on /v1/dataprep/ingest; exported to GMC again, the
      # former is written.
      prep:
        endpoint: /v1/dataprep/ingest

    # foo is deployed by GMC’s step Foo, for which there is no kind here: it is left out.
    opea_mega_service:
      name: app
      platform: xeon
      mega_flow:
        - app-2 >> there
    `,
  ))

test('a step without a kind that the flow calls stays, and so does what it uses', () => {
  const { text } = read([
    {
      path: 'file',
      text: `kind: GMConnector
metadata: {name: x, namespace: x}
spec:
  nodes:
    root:
      routerType: Sequence
      steps:
        - {name: Foo, internalService: {serviceName: foo, config: {BAR: bar}}}
        - {name: Bar, internalService: {serviceName: bar, isDownstreamService: true}}
---
kind: Service
metadata: {name: helper}
`,
    },
  ])
  expect(text).toContain('  foo:\n    uses: [bar]\n')
  expect(text).toContain('  bar:\n')
  expect(text).toContain('# Left out: the Service helper.')
})

test('no secret is in what is made of it, nor in what is said', () => {
  const { text, diagnostics } = read([
    {
      path: 'file',
      text: `kind: GMConnector
metadata: {name: x, namespace: x}
spec:
  nodes:
    root:
      routerType: Sequence
      steps:
        - name: Retriever
          internalService: {serviceName: r, config: {REDIS_URL: 'redis://:hidden@there:6379', API_TOKEN: hidden}}
        - {name: Router, condition: 'a', externalService: 'http://u:hidden@there.example.com/'}
`,
    },
  ])
  expect(text).toContain('REDIS_VECTOR_DB_PASSWORD')
  expect(text + JSON.stringify(diagnostics)).not.toContain('hidden')
})

test('keys of GMC’s first version mean what they meant, and it is told that nobody reads them now', () =>
  imported(
    `
    apiVersion: gmc.opea.io/v1alpha3
    kind: GMConnector
    metadata: {name: app, namespace: app}
    spec:
      routerConfig: {name: router, serviceName: router-service}
      nodes:
        root:
          routerType: Sequence
          steps:
            - {name: Embedding, internalService: {serviceName: e, config: {endpoint: /v1/embeddings}}}
            #                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning import-soft-link: Nothing tells "e" where "t" is: "TEI_EMBEDDING_ENDPOINT" is missing. Here it uses it.
            - {name: Reranking, internalService: {serviceName: r, config: {endpoint: /v1/reranking, tei_reranking_endpoint: s}}, data: $response}
            #                                                                                                               ^ warning import-soft-link: GMC hands "tei_reranking_endpoint" on as it stands, so "r" would not find "s"; here it uses it.
            #                                                                                                               hint: GMC’s own key is "TEI_RERANKING_ENDPOINT".
            - {name: TeiEmbedding, internalService: {serviceName: t, isDownstreamService: true, config: {modelId: some/model, hostPath: /data}}}
            #                                                                                                     ^^^^^^^^^^ warning import-former-key: "modelId", "hostPath": GMC has no such keys any more, and makes variables of them that nobody reads. The model is kept.
            - {name: TeiReranking, internalService: {serviceName: s, isDownstreamService: true}}
    `,
    `
    # From the GMConnector app.
    opea_micro_services:
      # Nothing tells e where t is: TEI_EMBEDDING_ENDPOINT is missing. Here it uses it.
      e:
        kind: embedding
        uses: [t]
      # modelId, hostPath: GMC has no such keys any more, and makes variables of them that nobody reads. The
      # model is kept.
      t:
        kind: tei-embedding
        model: some/model
      # GMC hands tei_reranking_endpoint on as it stands, so r would not find s; here it uses it.
      r:
        kind: reranking
        uses: [s]
      s:
        kind: tei-reranking
        model: BAAI/bge-reranker-base

    opea_mega_service:
      name: app
      platform: xeon
      mega_flow:
        - e >> r
    `,
  ))

test('a key for a server that the service does not call is left out with a word', () =>
  imported(
    `
    apiVersion: gmc.opea.io/v1alpha3
    kind: GMConnector
    metadata: {name: app, namespace: app}
    spec:
      routerConfig: {name: router, serviceName: router-service}
      nodes:
        root:
          routerType: Sequence
          steps:
            - {name: Llm, internalService: {serviceName: llm, config: {endpoint: /v1/chat/completions, TGI_LLM_ENDPOINT: tgi, TEI_RERANKING_ENDPOINT: ranks}}}
            - {name: Tgi, internalService: {serviceName: tgi, isDownstreamService: true}}
            - {name: TeiReranking, internalService: {serviceName: ranks, isDownstreamService: true}}
    `,
    `
    # From the GMConnector app.
    opea_micro_services:
      # TEI_RERANKING_ENDPOINT is left out: llm calls no such server.
      llm:
        uses: [tgi]
      tgi:
        model: Intel/neural-chat-7b-v3-3
      ranks:
        kind: tei-reranking
        model: BAAI/bge-reranker-base

    opea_mega_service:
      name: app
      platform: xeon
      mega_flow:
        - llm
    `,
  ))

test('a list, other objects, one connector too many, and what it says of itself', () =>
  imported(
    `
    apiVersion: v1
    kind: List
    items:
      - apiVersion: v1
        kind: Secret
        #     ^^^^^^ info import-left-out: Left out: the Secret "tokens".
        metadata: {name: tokens}
      - apiVersion: gmc.opea.io/v1alpha3
        kind: GMConnector
        metadata:
          name: my.pipe
        # ^^^^^^^^^^^^^→11:43 info import-left-out: It names no namespace; exported again it gets "my-pipe".
          #     ^^^^^^^ info import-left-out: "my.pipe" cannot name an application; here it is "my-pipe".
          labels: {team: a, gmc/platform: tpu}
          #       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ info import-left-out: Left out are the labels team.
          #                               ^^^ info import-left-out: GMC has no platform "tpu"; its steps are those of gaudi.
        spec:
          routerConfig: {name: r, serviceName: my-router}
          #                                    ^^^^^^^^^ info import-left-out: The router’s Service is called "my-router"; exported again it is "router-service".
          nodes:
            root:
              routerType: Sequence
              steps:
                - {name: Llm, internalService: {serviceName: llm, config: {endpoint: /v1/chat/completions, TGI_LLM_ENDPOINT: tgi}}}
                - {name: TgiGaudi, internalService: {serviceName: tgi, isDownstreamService: true}}
      - {apiVersion: gmc.opea.io/v1alpha3, kind: GMConnector, metadata: {name: second}}
      # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning import-several: "second" is one more GMConnector, and a document holds one pipeline: it is not read.
    `,
    `
    # From the GMConnector my.pipe.
    # Left out: the Secret tokens.
    opea_micro_services:
      llm:
        uses: [tgi]
      tgi:
        model: Intel/neural-chat-7b-v3-3

    # my.pipe cannot name an application; here it is my-pipe.
    # It names no namespace; exported again it gets my-pipe.
    # The router’s Service is called my-router; exported again it is router-service.
    # Left out are the labels team.
    # GMC has no platform tpu; its steps are those of gaudi.
    opea_mega_service:
      name: my-pipe
      platform: gaudi
      mega_flow:
        - llm >> tgi
    `.replace('llm >> tgi', 'llm'),
  ))

describe('files that are none', () => {
  const said = (text: string) => {
    const made = read([{ path: 'file', text }])
    const found = made.diagnostics.map(
      ({ line, column, severity, code, message }) => `${line}:${column} ${severity} ${code} ${message}`,
    )
    return { text: made.text, found }
  }

  test('a connector without steps', () => {
    const { text, found } = said('kind: GMConnector\nspec: {nodes: {root: {routerType: Sequence}}}\n')
    expect(text).toBe('')
    expect(found.join()).toContain(
      '2:7 error import-empty This GMConnector calls no service, so there is nothing to make a pipeline of.',
    )
  })

  test('YAML with a fault', () => {
    const { text, found } = said('apiVersion: gmc.opea.io/v1alpha3\nkind: GMConnector\nspec: [\n')
    expect(text).toBe('')
    expect(found).toEqual(['4:1 error yaml-indent A `[` above is not closed: its `]` is missing.'])
  })

  test('another format', () => {
    expect(said('services: {}\n').found).toEqual([
      '1:1 error unknown-format This looks like a docker compose file, which is not imported.',
    ])
    const talk = '# kind: GMConnector\nkind: Pod\napiVersion: v1\n'
    expect(said(talk).found).toEqual([
      '1:1 error unknown-format This looks like a Kubernetes manifest, which is not imported.',
    ])
    expect(said('hello').found).toEqual(['1:1 error unknown-format This is nothing that can be imported.'])
  })

  test('a pipeline stays as it is', () => {
    const pipeline = '\uFEFF# mine\r\nopea_micro_services: {}\r\n'
    expect(said(pipeline)).toEqual({ text: pipeline, found: [] })
  })
})
