// Vector to passages: looks up what dataprep has stored.

import type { Kind } from '../kind'
import { LOGFLAG, TOKEN_REQUIRED, WRAPPER_HEALTH } from './parts'

export const RETRIEVER = [
  {
    id: 'retriever',
    title: 'Retriever',
    role: 'flow',
    family: 'retrieval',
    icon: 'find',
    help: 'Finds the stored passages that are nearest to a vector. It finds only what dataprep has put into the same index.',
    source: 'GenAIComps/comps/retrievers/src/opea_retrievers_microservice.py',
    aliases: ['retrieval', 'retrievers'],
    call: {
      protocol: 'http',
      port: 7000,
      endpoint: '/v1/retrieval',
      hostPort: 7000,
      input: ['EmbedDoc'],
      output: ['RetrievedDocs'],
      adapter: 'retriever',
    },
    container: {
      image: 'opea/retriever',
      environment: [TOKEN_REQUIRED, LOGFLAG],
      health: WRAPPER_HEALTH,
      restart: 'unless-stopped',
    },
    slots: [
      {
        name: 'store',
        help: 'The vector store it searches.',
        kinds: ['redis-vector-db'],
        required: true,
        by: {
          'redis-vector-db': [
            {
              name: 'RETRIEVER_COMPONENT_NAME',
              value: 'OPEA_RETRIEVER_REDIS',
              help: 'Which kind of store it talks to.',
            },
            { name: 'REDIS_URL', value: '{url:store}', help: 'URL of the store.' },
            { name: 'INDEX_NAME', value: '{index:store}', help: 'The index: the same as for dataprep.' },
          ],
        },
      },
      {
        name: 'embedding',
        help: 'The embedding server whose model made the stored vectors.',
        kinds: ['tei-embedding'],
        required: true,
        environment: [
          {
            name: 'TEI_EMBEDDING_ENDPOINT',
            value: '{url:embedding}',
            help: 'Base URL of the embedding server.',
          },
          // the redis retriever loads this model itself while starting, whether TEI is there or not
          { name: 'EMBED_MODEL', value: '{model:embedding}', help: 'The model of the embedding server.' },
        ],
      },
    ],
    variants: {},
    gmc: {
      steps: { xeon: 'Retriever', gaudi: 'Retriever', nvidia: 'Retriever' },
      port: 7000,
      endpoint: '/v1/retrieval',
      slots: { store: 'REDIS_URL', embedding: 'TEI_EMBEDDING_ENDPOINT' },
      index: 'INDEX_NAME',
    },
  },
] satisfies Kind[]
