// What gmconnector.yaml says, in the places where that was decided; whole files are in the golden folders.

import { describe, expect, it } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { emit } from '../../../index'
import { TEMPLATES } from '../../templates'

type Step = { name: string; internalService?: { serviceName: string; config?: Record<string, string> } }

function documentsOf(text: string) {
  const { files, diagnostics } = emit(text, 'gmc')
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  return parseAllDocuments(files[0]!.text, { version: '1.1' }).map((document) => document.toJS())
}

const nodesOf = (text: string) => documentsOf(text).at(-1).spec.nodes
const rootOf = (text: string): Step[] => nodesOf(text).root.steps
const configOf = (text: string, service: string) =>
  rootOf(text).find(({ internalService }) => internalService?.serviceName === service)!.internalService!
    .config

const template = (name: string) => TEMPLATES.find((one) => one.name === name)!.text

describe('the example of the RFC', () => {
  it('has the eight steps of its GMConnector, under the keys that are read today', () => {
    expect(rootOf(template('rfc-chatqna')).map(({ name }) => name)).toEqual([
      'Embedding',
      'TeiEmbedding',
      'Retriever',
      'VectorDB',
      'Reranking',
      'TeiReranking',
      'Llm',
      'Tgi',
    ])
    expect(configOf(template('rfc-chatqna'), 'retrieval')).toEqual({
      endpoint: '/v1/retrieval',
      REDIS_URL: 'redis-vector-db',
      INDEX_NAME: 'rag-redis',
      TEI_EMBEDDING_ENDPOINT: 'tei-embedding',
    })
    expect(configOf(template('rfc-chatqna'), 'tgi')).toEqual({
      MODEL_ID: 'meta-llama/Meta-Llama-3-8B-Instruct',
    })
  })
})

describe('documents', () => {
  it('are a Namespace and a GMConnector in it', () => {
    const [namespace, connector, ...others] = documentsOf(
      'opea_micro_services:\n  llm:\nopea_mega_service:\n  name: chat\n  namespace: talk\n  platform: gaudi\n  mega_flow: [llm]\n',
    )
    expect(others).toEqual([])
    expect(namespace).toEqual({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'talk' } })
    expect(Object.keys(connector)).toEqual(['apiVersion', 'kind', 'metadata', 'spec'])
    expect(connector.metadata).toEqual({
      labels: {
        'app.kubernetes.io/name': 'gmconnector',
        'app.kubernetes.io/managed-by': 'megaflow',
        'gmc/platform': 'gaudi',
      },
      name: 'chat',
      namespace: 'talk',
    })
    expect(connector.spec.routerConfig).toEqual({ name: 'router', serviceName: 'router-service' })
  })

  it('are sorted: root first, a service before its servers, dataprep last', () => {
    const steps = rootOf(template('chatqna-wrappers'))
    expect(steps.at(-1)!.name).toBe('DataPrep')
    expect(steps.slice(0, 2).map(({ name }) => name)).toEqual(['Embedding', 'TeiEmbedding'])
  })
})

describe('a server that several use', () => {
  const text = `opea_micro_services:
  embedding:
  wiki: { kind: retriever }
  books: { kind: retriever }
  join: { endpoint: http://join.example.com/v1 }
opea_mega_service:
  namespace: rag
  mega_flow: ["embedding >> (wiki, books) >> join"]
`
  it('stands in root with all who use it; those of other nodes are called by URL', () => {
    expect(rootOf(text).map(({ name }) => name)).toEqual([
      'Embedding',
      'TeiEmbedding',
      'Retriever',
      'Router',
      'Retriever',
      'VectorDB',
      'Retriever',
    ])
    expect(nodesOf(text)['parallel-1']).toEqual({
      routerType: 'Ensemble',
      steps: [
        {
          name: 'Retriever',
          externalService: 'http://wiki.rag.svc.cluster.local:7000/v1/retrieval',
          dependency: 'Hard',
        },
        {
          name: 'Router',
          externalService: 'http://books.rag.svc.cluster.local:7000/v1/retrieval',
          dependency: 'Hard',
        },
      ],
    })
  })

  it('counts in READY as calls elsewhere', () => {
    expect(emit(text, 'gmc').files[1]!.text).toContain('READY says 6/3/6')
  })
})

describe('a branch', () => {
  it('has a Sequence around it when it brings a server of its own', () => {
    const nodes = nodesOf(
      'opea_micro_services:\n  a: { kind: llm, model: x/a }\n  b: { kind: llm, model: x/b }\nopea_mega_service:\n  mega_flow: ["(a, b)"]\n',
    )
    expect(Object.keys(nodes)).toEqual(['root', 'parallel-1', 'branch-1', 'branch-2'])
    expect(nodes['parallel-1'].steps).toEqual([
      { name: 'Llm', nodeName: 'branch-1', dependency: 'Hard' },
      { name: 'Router', nodeName: 'branch-2', dependency: 'Hard' },
    ])
    expect(nodes['branch-2'].steps.map(({ name }: Step) => name)).toEqual(['Llm', 'Tgi'])
  })
})

describe('configuration', () => {
  const text = `opea_micro_services:
  retriever: { environment: { INDEX_NAME: docs, COST: $$5, PATH_LIKE: "$(HOME)", N: "017" } }
  dataprep:
opea_mega_service:
  mega_flow: [retriever]
`
  it('is text, and a `$` means itself', () => {
    const config = configOf(text, 'retriever')
    expect(config).toMatchObject({ COST: '$$$5', PATH_LIKE: '$$(HOME)', N: '017' })
  })

  it('names one index for who writes and who reads', () => {
    expect(configOf(text, 'dataprep')!.INDEX_NAME).toBe('docs')
  })

  it('has the path of GMC’s own image, unless the document says another than the usual', () => {
    expect(configOf(text, 'dataprep')!.endpoint).toBe('/v1/dataprep')
    const usual = text.replace('dataprep:', 'dataprep: { endpoint: /v1/dataprep/ingest }')
    expect(configOf(usual, 'dataprep')!.endpoint).toBe('/v1/dataprep')
    const own = text.replace('dataprep:', 'dataprep: { endpoint: /other }')
    expect(configOf(own, 'dataprep')!.endpoint).toBe('/other')
  })
})

describe('servers that run elsewhere', () => {
  it('are told by a ConfigMap of the namespace', () => {
    const documents = documentsOf(`opea_micro_services:
  embedding: { uses: [tei] }
  retriever: { uses: [tei, store] }
  tei: { kind: tei-embedding, endpoint: http://tei.example.com:8080/ }
  store: { kind: redis-vector-db, endpoint: redis://store.example.com:6379 }
opea_mega_service:
  mega_flow: [embedding >> retriever]
`)
    expect(documents.map(({ kind }) => kind)).toEqual(['Namespace', 'ConfigMap', 'GMConnector'])
    expect(documents[1].metadata).toEqual({ name: 'extra-env-config', namespace: 'megaservice' })
    expect(documents[1].data).toEqual({
      TEI_EMBEDDING_ENDPOINT: 'http://tei.example.com:8080',
      REDIS_URL: 'redis://store.example.com:6379',
    })
    const { steps } = documents[2].spec.nodes.root
    expect(steps).toHaveLength(2)
    expect(steps[1].internalService.config).toEqual({ endpoint: '/v1/retrieval', INDEX_NAME: 'rag-redis' })
  })
})

it('what only a service elsewhere uses is not deployed', () => {
  const steps = rootOf(`opea_micro_services:
  far: { kind: llm, endpoint: "http://far.example.com/v1/chat/completions", uses: [theirs] }
  near: { kind: llm, uses: [ours] }
  theirs: { kind: tgi }
  ours: { kind: tgi }
opea_mega_service:
  mega_flow: [far >> near]
`)
  expect(steps.map(({ internalService }) => internalService?.serviceName)).toEqual([
    undefined,
    'near',
    'ours',
  ])
})

it('each line knows what in the document caused it', () => {
  const { text, causes } = emit(template('chatqna'), 'gmc').files[0]!
  const lines = text.split('\n')
  const causeOf = (part: string) => causes?.[lines.findIndex((line) => line.includes(part))]?.join('.')
  expect(causes).toHaveLength(lines.length - 1)
  expect(causeOf('name: Retriever')).toBe('opea_micro_services.retriever')
  expect(causeOf('REDIS_URL:')).toBe('opea_micro_services.retriever.uses.0')
  expect(causeOf('MODEL_ID: meta')).toBe('opea_micro_services.llm.model')
  expect(causeOf('gmc/platform')).toBe('opea_mega_service.platform')
  expect(causeOf('routerType')).toBe('opea_mega_service.mega_flow')
})
