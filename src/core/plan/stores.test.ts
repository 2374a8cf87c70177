// What retriever and dataprep are told of the store that they share, and the store of them: everything agrees.

import { load } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { dedent } from '../../fixtures/drawn'
import { CATALOG } from '../catalog/catalog'
import { emit } from '../emit'

type Services = Record<string, { environment: Record<string, string>; volumes?: string[] }>

function exported(services: string) {
  const inside = dedent(services).trimEnd().replace(/^/gm, '  ')
  const text = `opea_micro_services:\n${inside}\nopea_mega_service: { name: app, mega_flow: [retriever] }\n`
  const { files, diagnostics } = emit(text, 'compose')
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  // the words after `:?` are for whoever starts it
  const named = (path: string) =>
    files.find((file) => file.path === path)!.text.replaceAll(/:\?[^{}\n]*\}/g, ':?}')
  const [compose, env] = ['compose.yaml', '.env.example'].map(named)
  return { services: (load(compose!) as { services: Services }).services, compose: compose!, env: env! }
}

function told(services: Services, name: string): Record<string, string> {
  const all = Object.entries(services[name]?.environment ?? {})
  const isOwn = ([key]: [string, unknown]) =>
    !/^(<<|HF_TOKEN|.*_proxy|TEI_EMBEDDING_ENDPOINT|EMBED_MODEL)$/.test(key)
  return Object.fromEntries(all.filter(isOwn)) as Record<string, string>
}

const both = (store: string, more = '') =>
  exported(`
      retriever: { uses: [store] }
      dataprep: { uses: [store] }
      store: { kind: ${store}${more} }
  `)

const PG = 'postgresql+psycopg2://testuser:${POSTGRES_PASSWORD:-testpwd}@store:5432/vectordb'
const MARIA = 'mariadb+mariadbconnector://dbuser:${MARIADB_PASSWORD:-password}@store:3306/vectordb'
const GAUSS = 'opengauss+psycopg2://gaussdb:${GS_PASSWORD:-openGauss-123}@store:5432/postgres'
const OPENSEARCH = {
  OPENSEARCH_URL: 'https://store:9200',
  OPENSEARCH_INITIAL_ADMIN_PASSWORD: '${OPENSEARCH_INITIAL_ADMIN_PASSWORD:-strongOpea0!}',
}
const NEO4J = {
  NEO4J_USERNAME: 'neo4j',
  NEO4J_PASSWORD: '${NEO4J_PASSWORD:-neo4jtest}',
  TGI_LLM_ENDPOINT: 'http://vllm:80',
  LLM_MODEL_ID: '${LLM_MODEL_ID:-meta-llama/Meta-Llama-3-8B-Instruct}',
}
const ARANGO = {
  ARANGO_URL: 'http://store:8529',
  ARANGO_USERNAME: 'root',
  ARANGO_PASSWORD: '${ARANGO_PASSWORD:-test}',
  ARANGO_DB_NAME: '_system',
  ARANGO_GRAPH_NAME: '${ARANGO_GRAPH_NAME:-GRAPH}',
}

/** Store → what the retriever is told, what dataprep is, what the store itself is. */
const TOLD: Record<string, [object, object | null, object]> = {
  'redis-vector-db': [
    { REDIS_URL: 'redis://store:6379', INDEX_NAME: '${INDEX_NAME:-rag-redis}' },
    { REDIS_URL: 'redis://store:6379', INDEX_NAME: '${INDEX_NAME:-rag-redis}' },
    {},
  ],
  milvus: [
    { MILVUS_HOST: 'store', MILVUS_PORT: '19530', COLLECTION_NAME: '${INDEX_NAME:-rag_milvus}' },
    { MILVUS_HOST: 'store', MILVUS_PORT: '19530', COLLECTION_NAME: '${INDEX_NAME:-rag_milvus}' },
    {
      ETCD_ENDPOINTS: 'etcd:2379',
      MINIO_ADDRESS: 'minio:9000',
      MINIO_ACCESS_KEY_ID: 'minioadmin',
      MINIO_SECRET_ACCESS_KEY: '${MINIO_SECRET_KEY:-minioadmin}',
    },
  ],
  qdrant: [
    { QDRANT_HOST: 'store', QDRANT_PORT: '6333', QDRANT_INDEX_NAME: '${INDEX_NAME:-rag-qdrant}' },
    { QDRANT_HOST: 'store', QDRANT_PORT: '6333', COLLECTION_NAME: '${INDEX_NAME:-rag-qdrant}' },
    {},
  ],
  pgvector: [
    { PG_CONNECTION_STRING: PG, PG_INDEX_NAME: '${INDEX_NAME:-rag-pgvector}' },
    { PG_CONNECTION_STRING: PG, INDEX_NAME: '${INDEX_NAME:-rag-pgvector}' },
    {
      POSTGRES_DB: 'vectordb',
      POSTGRES_USER: 'testuser',
      POSTGRES_PASSWORD: '${POSTGRES_PASSWORD:-testpwd}',
    },
  ],
  mariadb: [
    { MARIADB_CONNECTION_URL: MARIA, MARIADB_COLLECTION_NAME: '${INDEX_NAME:-rag_mariadbvector}' },
    { MARIADB_CONNECTION_URL: MARIA, MARIADB_COLLECTION_NAME: '${INDEX_NAME:-rag_mariadbvector}' },
    {
      MARIADB_DATABASE: 'vectordb',
      MARIADB_USER: 'dbuser',
      MARIADB_PASSWORD: '${MARIADB_PASSWORD:-password}',
      MARIADB_RANDOM_ROOT_PASSWORD: '1',
    },
  ],
  opengauss: [
    { GS_CONNECTION_STRING: GAUSS, GS_INDEX_NAME: '${INDEX_NAME:-idx-langchain_docs_embedding}' },
    { GS_CONNECTION_STRING: GAUSS, INDEX_NAME: '${INDEX_NAME:-idx-langchain_docs_embedding}' },
    { GS_PASSWORD: '${GS_PASSWORD:-openGauss-123}' },
  ],
  elasticsearch: [
    { ES_CONNECTION_STRING: 'http://store:9200', ES_INDEX_NAME: '${INDEX_NAME:-rag-elastic}' },
    { ES_CONNECTION_STRING: 'http://store:9200', INDEX_NAME: '${INDEX_NAME:-rag-elastic}' },
    {
      ES_JAVA_OPTS: '-Xms1g -Xmx1g',
      'discovery.type': 'single-node',
      'xpack.security.enabled': 'false',
      'bootstrap.memory_lock': 'false',
    },
  ],
  opensearch: [
    { ...OPENSEARCH, OPENSEARCH_INDEX_NAME: '${INDEX_NAME:-rag-opensearch}' },
    { ...OPENSEARCH, INDEX_NAME: '${INDEX_NAME:-rag-opensearch}' },
    {
      'cluster.name': 'opensearch-cluster',
      'node.name': 'opensearch-vector-db',
      'discovery.type': 'single-node',
      'bootstrap.memory_lock': 'false',
      OPENSEARCH_JAVA_OPTS: '-Xms512m -Xmx512m',
      OPENSEARCH_INITIAL_ADMIN_PASSWORD: '${OPENSEARCH_INITIAL_ADMIN_PASSWORD:-strongOpea0!}',
    },
  ],
  vdms: [
    {
      VDMS_HOST: 'store',
      VDMS_PORT: '55555',
      DISTANCE_STRATEGY: 'IP',
      SEARCH_ENGINE: 'FaissFlat',
      VDMS_INDEX_NAME: '${INDEX_NAME:-rag-vdms}',
    },
    {
      VDMS_HOST: 'store',
      VDMS_PORT: '55555',
      DISTANCE_STRATEGY: 'IP',
      SEARCH_ENGINE: 'FaissFlat',
      COLLECTION_NAME: '${INDEX_NAME:-rag-vdms}',
    },
    {},
  ],
  neo4j: [
    { NEO4J_URI: 'bolt://store:7687', ...NEO4J },
    { NEO4J_URL: 'bolt://store:7687', ...NEO4J },
    {
      NEO4J_AUTH: 'neo4j/${NEO4J_PASSWORD:-neo4jtest}',
      NEO4J_PLUGINS: '["apoc"]',
      NEO4J_apoc_export_file_enabled: 'true',
      NEO4J_apoc_import_file_enabled: 'true',
      NEO4J_apoc_import_file_use__neo4j__config: 'true',
      NEO4J_dbms_security_procedures_unrestricted: 'apoc.\\*',
    },
  ],
  arangodb: [
    ARANGO,
    { ...ARANGO, VLLM_ENDPOINT: 'http://vllm:80', VLLM_MODEL_ID: NEO4J.LLM_MODEL_ID },
    { ARANGO_ROOT_PASSWORD: '${ARANGO_PASSWORD:-test}' },
  ],
  pathway: [
    { PATHWAY_HOST: 'store', PATHWAY_PORT: '8666' },
    null,
    { PATHWAY_HOST: '0.0.0.0', PATHWAY_PORT: '8666' },
  ],
  pinecone: [
    {
      PINECONE_API_KEY: '${PINECONE_API_KEY:?}',
      PINECONE_INDEX_NAME: '${PINECONE_INDEX_NAME:-rag-pinecone}',
    },
    {
      PINECONE_API_KEY: '${PINECONE_API_KEY:?}',
      PINECONE_INDEX_NAME: '${PINECONE_INDEX_NAME:-rag-pinecone}',
    },
    {},
  ],
}

describe('each store', () => {
  test('stands in the table', () => {
    const retriever = CATALOG.find(({ id }) => id === 'retriever')!
    expect(Object.keys(TOLD).sort()).toEqual([...retriever.slots[0]!.kinds].sort())
  })

  test.each(Object.entries(TOLD))('%s', (store, [retriever, dataprep, own]) => {
    const { services } = dataprep
      ? both(store)
      : exported(`
          retriever: { uses: [store] }
          store: { kind: ${store} }
        `)
    const { RETRIEVER_COMPONENT_NAME: _, ...asked } = told(services, 'retriever')
    expect(asked).toEqual(retriever)
    if (dataprep) {
      const { DATAPREP_COMPONENT_NAME: _, ...filled } = told(services, 'dataprep')
      expect(filled).toEqual(dataprep)
    }
    expect(told(services, 'store')).toEqual(own)
  })
})

test('chat history and its like share a store, each with a part of its own', () => {
  const services = (store: string) =>
    exported(`
      retriever:
      chathistory: { uses: [records] }
      prompt-registry: { uses: [records] }
      feedback: { uses: [records] }
      records: { kind: ${store} }
    `).services
  const mongo = services('mongodb')
  expect(told(mongo, 'chathistory')).toEqual({
    OPEA_STORE_NAME: 'mongodb',
    MONGO_HOST: 'records',
    MONGO_PORT: '27017',
    DB_NAME: 'OPEA',
    COLLECTION_NAME: 'ChatHistory',
  })
  expect(told(mongo, 'feedback')).toMatchObject({ COLLECTION_NAME: 'Feedback' })
  expect(told(services('redis-kv-store'), 'prompt-registry')).toEqual({
    OPEA_STORE_NAME: 'redis',
    REDIS_URL: 'redis://records:6379',
    INDEX_NAME: 'opea:Prompt',
    DOC_PREFIX: 'Prompt:',
  })
  expect(told(services('arangodb'), 'feedback')).toEqual({
    OPEA_STORE_NAME: 'arangodb',
    ARANGODB_HOST: 'http://records:8529',
    ARANGODB_USERNAME: 'root',
    ARANGODB_PASSWORD: '${ARANGO_PASSWORD:-test}',
    ARANGODB_COLLECTION_NAME: 'Feedback',
  })
})

describe('what the document says', () => {
  test('at the store is told to its callers', () => {
    const { services } = both('pgvector', ', environment: { POSTGRES_USER: ann, POSTGRES_PASSWORD: "${PW}" }')
    const url = 'postgresql+psycopg2://ann:${PW:?}@store:5432/vectordb'
    expect(services.retriever!.environment.PG_CONNECTION_STRING).toBe(url)
    expect(services.dataprep!.environment.PG_CONNECTION_STRING).toBe(url)
    expect(services.store!.environment).toMatchObject({ POSTGRES_USER: 'ann', POSTGRES_PASSWORD: '${PW}' })
  })

  test('at one caller about the index is told to the other, by its own name', () => {
    const { services } = exported(`
      retriever: { uses: [store], environment: { QDRANT_INDEX_NAME: mine } }
      dataprep: { uses: [store] }
      store: { kind: qdrant }
    `)
    expect(services.dataprep!.environment.COLLECTION_NAME).toBe('mine')
  })

  test('two stores of a kind have passwords and volumes of their own', () => {
    const { services, compose } = exported(`
      retriever: { uses: [one] }
      other: { kind: retriever, uses: [two] }
      one: { kind: neo4j }
      two: { kind: neo4j }
      dataprep: { uses: [one] }
      more: { kind: dataprep, uses: [two] }
      vllm:
    `)
    expect(services.more!.environment.NEO4J_PASSWORD).toBe('${TWO_NEO4J_PASSWORD:-neo4jtest}')
    expect(services.two!.environment.NEO4J_AUTH).toBe('neo4j/${TWO_NEO4J_PASSWORD:-neo4jtest}')
    expect(compose).toContain('\nvolumes:\n')
    expect(services.two!.volumes).toEqual(['two-data:/data'])
  })
})

test('.env.example tells of passwords, and which are no secrets', () => {
  const known = 'The default is no secret: set your own before you publish its port.'
  const inUrl = 'It stands in a URL: letters, digits, - . _ and ~ alone.'
  expect(both('mariadb').env).toContain(
    `# Password of a store. ${known} ${inUrl}\n# MARIADB_PASSWORD=password\n`,
  )
  expect(both('neo4j').env).not.toContain(inUrl)
  const far = exported(`
    retriever: { uses: [store] }
    store: { kind: pgvector, endpoint: "postgresql://\${WHO}:\${PW}@db.example.com/docs" }
  `)
  expect(far.env).toContain(`# A password. ${inUrl}\nPW=\n`)
  expect(far.env).toContain('\nWHO=\n')
  expect(both('pinecone').env).toMatch(
    /# Needed:\n(?:.*\n)*# Password, or key, of the store\.\nPINECONE_API_KEY=\n/,
  )
})

describe('a store that runs elsewhere', () => {
  test.each([
    [
      'a URL with a login is a connection string as it stands',
      'kind: pgvector, endpoint: "postgresql://ann:${PW}@db.example.com:5433/docs"',
      { PG_CONNECTION_STRING: 'postgresql://ann:${PW:?}@db.example.com:5433/docs' },
    ],
    [
      'whose user may be a reference too, and need not be set',
      'kind: redis-vector-db, endpoint: "redis://${WHO}:${PW}@redis.example.com:6380"',
      { REDIS_URL: 'redis://${WHO}:${PW:?}@redis.example.com:6380' },
    ],
    [
      'a login is told by itself where the callers want it so',
      'kind: neo4j, endpoint: "bolt://ann:${PW}@graph.example.com"',
      { NEO4J_URI: 'bolt://graph.example.com', NEO4J_USERNAME: 'ann', NEO4J_PASSWORD: '${PW:?}' },
    ],
    [
      'without a login its password must be set: the default is that of our own',
      'kind: neo4j, endpoint: "bolt://graph.example.com"',
      { NEO4J_USERNAME: 'neo4j', NEO4J_PASSWORD: '${NEO4J_PASSWORD:?}' },
    ],
    ['a key is its password', 'kind: pinecone, api_key: "${MY_KEY}"', { PINECONE_API_KEY: '${MY_KEY:?}' }],
    [
      'the port of its kind counts where the URL has none',
      'kind: milvus, endpoint: "tcp://milvus.example.com"',
      { MILVUS_HOST: 'milvus.example.com', MILVUS_PORT: '19530' },
    ],
  ])('%s', (_, store, environment) => {
    const { services } = exported(`
      retriever: { uses: [store] }
      store: { ${store} }
    `)
    expect(services.retriever!.environment).toMatchObject(environment)
    expect(Object.keys(services)).not.toContain('store')
  })
})

test('GMC deploys Redis in its place, and what it needed stays away', () => {
  const text = `
opea_micro_services:
  embedding:
  retriever: { uses: [store] }
  store: { kind: milvus }
  llm:
opea_mega_service: { mega_flow: [embedding >> retriever >> llm] }
`
  const { files, diagnostics } = emit(text, 'gmc')
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(diagnostics.filter(({ code }) => code === 'substituted').map(({ message }) => message)).toEqual([
    'GMC cannot deploy `milvus`; `store` is a `redis-vector-db` there.',
  ])
  expect(files[0]!.text).toContain('VectorDB')
  for (const file of files) expect(file.text).not.toMatch(/etcd|minio|milvus/i)
})

test('in GMC a language model for the declared store is no fault, and none is deployed for its sake', () => {
  const text = `
opea_micro_services:
  embedding:
  retriever: { uses: [store, model] }
  store: { kind: neo4j }
  model: { kind: tgi, model: me/other }
opea_mega_service: { mega_flow: [embedding >> retriever] }
`
  expect(emit(text, 'compose').diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  const { files, diagnostics } = emit(text, 'gmc')
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  expect(files[0]!.text).not.toContain('me/other')
})
