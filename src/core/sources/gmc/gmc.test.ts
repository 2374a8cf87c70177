// GMConnectors as they are opened: what is said of them at their places, and the pipelines that they become.

import { expect, test } from 'vitest'
import { imported } from '../../../fixtures/check'
import { read } from '../../read'

/** A connector of these nodes. */
const connector = (nodes: string) => `
apiVersion: gmc.opea.io/v1alpha3
kind: GMConnector
metadata: {name: app, namespace: app, labels: {gmc/platform: xeon}}
spec:
  routerConfig: {name: router, serviceName: router-service}
  nodes:${nodes}`

/** The pipeline that it becomes. `{@a` is a step that calls http://a.example.com/. */
const becomes = (nodes: string) => {
  const steps = nodes.replace(/\{@(\w+)/g, "{name: Router, externalService: 'http://$1.example.com/'")
  return read([{ path: 'file', text: connector(steps) }]).text
}

/** Its rules alone. */
const rules = (nodes: string) =>
  becomes(nodes).split('mega_flow:\n')[1]!.replace(/^ +- /gm, '').trimEnd().split('\n')

test('services stand in the order of the steps, wherever they run', () => {
  const names = [
    ...becomes(`
    root:
      routerType: Sequence
      steps:
        - {@first}
        - {name: Llm, data: $response, internalService: {serviceName: second}}
        - {@third, data: $response}
        - {name: Reranking, data: $response, internalService: {serviceName: fourth}}
`).matchAll(/^ {2}(\w+):$/gm),
  ].map(([, name]) => name)
  expect(names.slice(0, 4)).toEqual(['first', 'second', 'third', 'fourth'])
})

test('a row with servers: kinds by step names, servers as `uses`, models as GMC has them', () =>
  imported(
    connector(`
    root:
      routerType: Sequence
      steps:
        - name: Embedding
          internalService:
            serviceName: embedding-svc
            config: {endpoint: /v1/embeddings, TEI_EMBEDDING_ENDPOINT: tei-svc}
        - name: TeiEmbedding
          internalService: {serviceName: tei-svc, isDownstreamService: true}
        - name: Llm
          data: $response
          internalService:
            serviceName: llm
            config: {endpoint: /v1/chat/completions, TGI_LLM_ENDPOINT: tgi, LOGFLAG: "1"}
        - name: Tgi
          internalService: {serviceName: tgi, isDownstreamService: true, config: {endpoint: /generate, MODEL_ID: some/model}}
    `),
    `
    # From the GMConnector app.
    opea_micro_services:
      embedding-svc:
        kind: embedding
        uses: [tei-svc]
      tei-svc:
        kind: tei-embedding
        model: BAAI/bge-base-en-v1.5
      llm:
        uses: [tgi]
        environment:
          LOGFLAG: "1"
      tgi:
        model: some/model

    opea_mega_service:
      name: app
      platform: xeon
      mega_flow:
        - embedding-svc >> llm
    `,
  ))

test('nested nodes: rows and bundles, as few rules as the shape allows', () => {
  expect(
    rules(`
    root:
      routerType: Sequence
      steps: [{@a}, {name: Llm, data: $response, nodeName: both}, {name: Llm, data: $response, nodeName: row}]
    both:
      routerType: Ensemble
      steps: [{@b}, {name: Llm, nodeName: inner}]
    inner:
      routerType: Sequence
      steps: [{@c}, {@d, data: $response}]
    row:
      routerType: Sequence
      steps: [{@e}, {@f, data: $response}]`),
  ).toEqual(['a >> (b, c)', 'c >> d', '(b, d) >> e >> f'])
})

test('a step without `$response` begins anew, and the answer before goes nowhere', () => {
  const nodes = `
    root:
      routerType: Sequence
      steps: [{@a}, {@b, data: $response}, {@c}, {@d, data: $response}]`
  expect(rules(nodes)).toEqual(['a >> b', 'c >> d'])
  expect(rules('\n    root: {routerType: Sequence, steps: [{@a}, {@b}]}')).toEqual(['a', 'b'])
})

test('a node that is called twice with the same input is one; with another, its services are called again', () => {
  const twice = (data: string) => `
    root:
      routerType: ${data ? 'Sequence' : 'Ensemble'}
      steps: [{name: Llm, nodeName: first}, {name: Router, ${data}nodeName: second}]
    first:
      routerType: Sequence
      steps: [{name: Llm, nodeName: shared}, {@b, data: $response}]
    second:
      routerType: Sequence
      steps: [{name: Llm, nodeName: shared}, {@c, data: $response}]
    shared:
      routerType: Sequence
      steps: [{@a}]`
  expect(rules(twice(''))).toEqual(['a >> b', 'a >> c'])
  expect(becomes(twice(''))).toContain('gmc_join: recompute')
  expect(rules(twice('data: $response, '))).toEqual(['a >> b >> a-2 >> c'])
})

test('a service that stands in the flow a second time is called by its URL', () =>
  imported(
    connector(`
    root:
      routerType: Sequence
      steps:
        - {name: Llm, nodeName: again}
        - {name: Llm, data: $response, nodeName: again}
    again:
      routerType: Sequence
      steps:
        - {name: Llm, internalService: {serviceName: llm, config: {endpoint: /v1/chat/completions}}}
        # ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ warning import-again: "llm" runs a second time; here that is "llm-2", which is called where the first one runs in the cluster.
    `),
    `
    # From the GMConnector app.
    opea_micro_services:
      llm:
      # llm runs a second time; here that is llm-2, which is called where the first one runs in the cluster.
      llm-2:
        endpoint: http://llm.app.svc.cluster.local:9000/v1/chat/completions

    opea_mega_service:
      name: app
      platform: xeon
      mega_flow:
        - llm >> llm-2
    `,
  ))

test('a URL that leads to a downstream step is that service; variables for all lead to servers elsewhere', () => {
  const text = `${connector(`
    root:
      routerType: Sequence
      steps:
        - {name: Embedding, externalService: 'http://e.app.svc.cluster.local:6000/v1/embeddings'}
        - {name: Retriever, data: $response, internalService: {serviceName: retriever, config: {endpoint: /v1/retrieval, TEI_EMBEDDING_ENDPOINT: t}}}
        - {name: Embedding, internalService: {serviceName: e, isDownstreamService: true, config: {endpoint: /v1/embeddings, TEI_EMBEDDING_ENDPOINT: t}}}
        - {name: TeiEmbedding, internalService: {serviceName: t, isDownstreamService: true}}`)}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: extra-env-config, namespace: app}
data: {REDIS_URL: 'redis://there:6379'}
`
  const made = read([{ path: 'file', text }])
  expect(made.diagnostics).toEqual([])
  expect(made.text).toContain('  retriever:\n    uses: [t, redis-vector-db]\n')
  expect(made.text).toContain('  redis-vector-db:\n    endpoint: redis://there:6379\n')
  expect(made.text).toContain('    - e >> retriever\n')
})

test('a Switch becomes conditions, by branches however they interleave', () => {
  const nodes = `
    root:
      routerType: Sequence
      steps: [{name: Llm, nodeName: choice}, {@z, data: $response}]
    choice:
      routerType: Switch
      steps:
        - {@a, condition: size==large}
        - {@b, condition: size == small}
        - {@c, condition: size==large, data: $response}
        - {@d, condition: '[@this].#(model=="v.1")'}
        - {@e, condition: audio}
        - {@f, condition: '[@this].#([@this].#(size=="large")==~null)#|#([@this].#(size=="small")==~null)#|#([@this].#(model=="v.1")==~null)#|#(audio!=~*)'}`
  expect(rules(nodes)).toEqual(['a >> c', '(c, b, d, e, f) >> z'])
  const conditions = becomes(nodes).match(/(?<=condition: ).*/g)
  expect(conditions).toEqual(['size==large', 'size==small', 'model==v.1', 'audio', 'otherwise'])
})

test('a step without a condition in a Switch runs after the choice before it', () =>
  expect(
    rules(`
    root:
      routerType: Switch
      steps: [{@a}, {@b, condition: k==1, data: $response}, {@c, condition: k==2, data: $response}, {@d, data: $response}]`),
  ).toEqual(['a >> (b, c) >> d']))

test('of two steps of one condition the later answers alone, which a flow cannot say', () => {
  const nodes = `
    root:
      routerType: Switch
      steps: [{@a, condition: k==1}, {@b, condition: k==1}, {@c, condition: k==2}]`
  expect(rules(nodes)).toEqual(['a', 'b', 'c'])
  expect(becomes(nodes)).toContain('  # GMC drops its answer; here it is one of the flow’s.\n  a:\n')
})

test('a node that runs under a condition and without one keeps the condition, and that is told', () => {
  const nodes = `
    root:
      routerType: Ensemble
      steps: [{name: Router, nodeName: one}, {name: Asr, nodeName: two}]
    one:
      routerType: Switch
      steps: [{@a, condition: k==1}, {name: Asr, nodeName: two, condition: k==2}]
    two:
      routerType: Sequence
      steps: [{@b}, {@c, data: $response}]`
  expect(becomes(nodes)).toContain('  # GMC also runs it without this condition, by another step.\n  b:\n')
  const twice = nodes.replace('nodeName: two}]', 'nodeName: one}]')
  expect(becomes(twice)).not.toContain('without this condition')
})

test('a condition that the language has no words for is kept, and is an error until somebody changes it', () =>
  imported(
    connector(`
    root:
      routerType: Switch
      steps:
        - {name: Router, condition: 'arr.#(m=="2")', externalService: 'http://a.example.com/'}
        #                           ^^^^^^^^^^^^^^^ warning import-condition: The condition "arr.#(m=="2")" cannot be said of "a": the language has no words for it.
        - {name: Router, condition: 'm==', externalService: 'http://b.example.com/'}
        #                           ^^^^^ warning import-condition: The condition "m==" cannot be said of "b": the language has no words for it.
    `),
    `
    # From the GMConnector app.
    opea_micro_services:
      # The condition arr.#(m=="2") cannot be said of a: the language has no words for it.
      a:
        endpoint: http://a.example.com/
        condition: arr.#(m=="2")
      # The condition m== cannot be said of b: the language has no words for it.
      b:
        endpoint: http://b.example.com/
        condition: m==

    opea_mega_service:
      name: app
      platform: xeon
      mega_flow:
        - a
        - b
    `,
  ))

test('a server of another node is not found, by GMC and here', () => {
  const text = becomes(`
    root:
      routerType: Sequence
      steps:
        - {name: Llm, internalService: {serviceName: llm, config: {endpoint: /v1/chat/completions, TGI_LLM_ENDPOINT: tgi}}}
        - {name: Router, nodeName: other, data: $response}
    other:
      routerType: Sequence
      steps: [{@a}, {name: Tgi, internalService: {serviceName: tgi, isDownstreamService: true}}]`)
  expect(text).toContain('  # GMC finds no downstream step for TGI_LLM_ENDPOINT in this node.\n  llm:\n')
  expect(text).not.toContain('uses:')
})

test('a URL with a path that no step answers on is somewhere else', () => {
  const text = becomes(`
    root:
      routerType: Sequence
      steps:
        - {name: Llm, externalService: 'http://llm.app.svc.cluster.local:9000/v2/chat'}
        - {name: Llm, internalService: {serviceName: llm, isDownstreamService: true, config: {endpoint: /v1/chat/completions}}}`)
  expect(text).toContain('    endpoint: http://llm.app.svc.cluster.local:9000/v2/chat\n')
})

test('what Kubernetes takes for a text is one: `1:30` is no number to its reader', () => {
  const text = becomes(`
    root:
      routerType: Sequence
      steps:
        - {name: Llm, internalService: {serviceName: llm, config: {endpoint: /v1/chat/completions, TIMEOUT: 1:30}}}`)
  expect(text).toMatch(/TIMEOUT: "?1:30"?\n/)
})

test('a step of another platform than the rest keeps its own; `yes` is YAML 1.1 for true', () => {
  const text = becomes(`
    root:
      routerType: Sequence
      steps:
        - {name: Llm, internalService: {serviceName: llm, config: {endpoint: /v1/chat/completions, TGI_LLM_ENDPOINT: tgi}}}
        - {name: TgiGaudi, internalService: {serviceName: tgi, isDownstreamService: yes}}`)
  expect(text).toContain('  tgi:\n    model: Intel/neural-chat-7b-v3-3\n    platform: gaudi\n')
  expect(text).toMatch(/mega_flow:\n {4}- llm\n$/)
})
