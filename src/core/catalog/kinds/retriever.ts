// Vector to passages: looks up what dataprep has stored.

import type { Kind } from '../kind'
import { LOGFLAG, TOKEN_REQUIRED, WRAPPER_HEALTH } from './parts'
import { RETRIEVED } from './store-access'

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
        ...RETRIEVED,
        required: true,
        // the same service with another component, which reads words and no vector
        adapters: { neo4j: 'graph-retriever' },
      },
      {
        name: 'embedding',
        help: 'The embedding server whose model made the stored vectors.',
        kinds: ['tei-embedding', 'bridgetower', 'clip'],
        required: true,
        by: {
          'tei-embedding': [
            {
              name: 'TEI_EMBEDDING_ENDPOINT',
              value: '{url:embedding}',
              help: 'Base URL of the embedding server.',
            },
            // older ones load this model themselves while starting, whether TEI is there or not
            { name: 'EMBED_MODEL', value: '{model:embedding}', help: 'The model of the embedding server.' },
          ],
          bridgetower: [
            { name: 'BRIDGE_TOWER_EMBEDDING', value: 'true', help: 'true: vectors of texts and images.' },
          ],
          clip: [{ name: 'VDMS_USE_CLIP', value: '1', help: '1: vectors of videos, in VDMS.' }],
        },
      },
      {
        name: 'llm',
        help: 'The language model that sums up parts of the graph.',
        kinds: ['vllm', 'tgi'],
        required: true,
        only: { slot: 'store', kinds: ['neo4j'] },
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
