// How retriever and dataprep reach each store, and which implementation they take for it (GenAIComps,
// comps/retrievers/src/integrations and comps/dataprep/src/integrations). The two call the same index by different
// variables: both columns stand here beside one another.

import type { Variable } from '../kind'

const hostAndPort = (prefix: string): Variable[] => [
  { name: `${prefix}_HOST`, value: '{host:store}', help: 'Host of the store.' },
  { name: `${prefix}_PORT`, value: '{port:store}', help: 'Port of the store.' },
]
const url = (name: string): Variable => ({ name, value: '{url:store}', help: 'URL of the store.' })
const index = (name: string): Variable => ({
  name,
  value: '{index:store}',
  help: 'The index: one name for who fills it and who searches it.',
})
const connection = (name: string): Variable => ({
  name,
  value: '{url:store}',
  secret: true,
  help: 'URL of the store, with user and password.',
})
const user = (name: string): Variable => ({ name, value: '{user:store}', help: 'User of the store.' })
const password = (name: string): Variable => ({
  name,
  value: '{password:store}',
  secret: true,
  required: true,
  help: 'Password, or key, of the store.',
})

// the graph of a text is drawn, and its communities are summed up, by a language model
const NEO4J_MODEL: Variable[] = [
  { name: 'TGI_LLM_ENDPOINT', value: '{url:llm}', help: 'Base URL of the language model, vLLM’s too.' },
  { name: 'LLM_MODEL_ID', value: '{model:llm}', help: 'The model that it serves.' },
]
// the code's defaults differ: inner product here, Euclid there
const VDMS: Variable[] = [
  ...hostAndPort('VDMS'),
  { name: 'DISTANCE_STRATEGY', value: 'IP', help: 'How near is measured: the same on both sides.' },
  { name: 'SEARCH_ENGINE', value: 'FaissFlat', help: 'How it searches: the same on both sides.' },
]
const ARANGO: Variable[] = [
  url('ARANGO_URL'),
  user('ARANGO_USERNAME'),
  password('ARANGO_PASSWORD'),
  { name: 'ARANGO_DB_NAME', value: '_system', help: 'The database: the same on both sides.' },
  index('ARANGO_GRAPH_NAME'),
]

type Access = { as: string; retriever?: Variable[]; dataprep?: Variable[]; multimodal?: Variable[] }

/** By store; `as` is the end of the component's name. The first one is the usual one. */
const ACCESS: Record<string, Access> = {
  'redis-vector-db': {
    as: 'REDIS',
    retriever: [url('REDIS_URL'), index('INDEX_NAME')],
    dataprep: [
      url('REDIS_URL'),
      index('INDEX_NAME'),
      { name: 'KEY_INDEX_NAME', help: 'Where it keeps the list of files; file-keys when unset.' },
    ],
    multimodal: [url('REDIS_URL'), index('INDEX_NAME')],
  },
  milvus: {
    as: 'MILVUS',
    retriever: [...hostAndPort('MILVUS'), index('COLLECTION_NAME')],
    dataprep: [...hostAndPort('MILVUS'), index('COLLECTION_NAME')],
    multimodal: [...hostAndPort('MILVUS'), index('COLLECTION_NAME')],
  },
  qdrant: {
    as: 'QDRANT',
    retriever: [
      ...hostAndPort('QDRANT'),
      index('QDRANT_INDEX_NAME'),
      { name: 'QDRANT_EMBED_DIMENSION', help: 'Length of the embedding model’s vectors; 768 when unset.' },
    ],
    dataprep: [...hostAndPort('QDRANT'), index('COLLECTION_NAME')],
  },
  pgvector: {
    as: 'PGVECTOR',
    retriever: [connection('PG_CONNECTION_STRING'), index('PG_INDEX_NAME')],
    dataprep: [connection('PG_CONNECTION_STRING'), index('INDEX_NAME')],
  },
  elasticsearch: {
    as: 'ELASTICSEARCH',
    retriever: [url('ES_CONNECTION_STRING'), index('ES_INDEX_NAME')],
    dataprep: [url('ES_CONNECTION_STRING'), index('INDEX_NAME')],
  },
  opensearch: {
    as: 'OPENSEARCH',
    retriever: [
      url('OPENSEARCH_URL'),
      password('OPENSEARCH_INITIAL_ADMIN_PASSWORD'),
      index('OPENSEARCH_INDEX_NAME'),
    ],
    dataprep: [url('OPENSEARCH_URL'), password('OPENSEARCH_INITIAL_ADMIN_PASSWORD'), index('INDEX_NAME')],
  },
  vdms: {
    as: 'VDMS',
    retriever: [...VDMS, index('VDMS_INDEX_NAME')],
    dataprep: [...VDMS, index('COLLECTION_NAME')],
    multimodal: [...VDMS, index('INDEX_NAME')],
  },
  mariadb: {
    as: 'MARIADBVECTOR',
    retriever: [connection('MARIADB_CONNECTION_URL'), index('MARIADB_COLLECTION_NAME')],
    dataprep: [connection('MARIADB_CONNECTION_URL'), index('MARIADB_COLLECTION_NAME')],
  },
  opengauss: {
    as: 'OPENGAUSS',
    retriever: [connection('GS_CONNECTION_STRING'), index('GS_INDEX_NAME')],
    dataprep: [connection('GS_CONNECTION_STRING'), index('INDEX_NAME')],
  },
  pinecone: {
    as: 'PINECONE',
    retriever: [password('PINECONE_API_KEY'), index('PINECONE_INDEX_NAME')],
    dataprep: [password('PINECONE_API_KEY'), index('PINECONE_INDEX_NAME')],
  },
  neo4j: {
    as: 'NEO4J',
    retriever: [url('NEO4J_URI'), user('NEO4J_USERNAME'), password('NEO4J_PASSWORD'), ...NEO4J_MODEL],
    dataprep: [url('NEO4J_URL'), user('NEO4J_USERNAME'), password('NEO4J_PASSWORD'), ...NEO4J_MODEL],
  },
  arangodb: {
    as: 'ARANGODB',
    retriever: ARANGO,
    dataprep: [
      ...ARANGO,
      { name: 'VLLM_ENDPOINT', value: '{url:llm}', help: 'Base URL of the language model.' },
      { name: 'VLLM_MODEL_ID', value: '{model:llm}', help: 'The model that it serves.' },
    ],
  },
  pathway: { as: 'PATHWAY', retriever: hostAndPort('PATHWAY') },
}

function storesOf(caller: 'retriever' | 'dataprep' | 'multimodal', component: (as: string) => Variable) {
  const entries = Object.entries(ACCESS).flatMap(([kind, access]) => {
    const variables = access[caller]
    return variables ? [[kind, [component(access.as), ...variables]]] : []
  })
  const by: Record<string, Variable[]> = Object.fromEntries(entries)
  return { kinds: Object.keys(by), by }
}

const WHICH = 'Which kind of store it talks to.'

export const RETRIEVED = storesOf('retriever', (as) => ({
  name: 'RETRIEVER_COMPONENT_NAME',
  value: `OPEA_RETRIEVER_${as}`,
  help: WHICH,
}))

export const PREPARED = storesOf('dataprep', (as) => ({
  name: 'DATAPREP_COMPONENT_NAME',
  value: `OPEA_DATAPREP_${as === 'NEO4J' ? 'NEO4J_LLAMAINDEX' : as}`,
  help: WHICH,
}))

export const MULTIMODAL_STORES = storesOf('multimodal', (as) => ({
  name: 'DATAPREP_COMPONENT_NAME',
  value: `OPEA_DATAPREP_MULTIMODAL${as}`,
  help: WHICH,
}))
