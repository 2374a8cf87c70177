// Documents into a vector store. It runs beside the flow and is called by people, not by the megaservice.

import type { Kind } from '../kind'
import { LOGFLAG, TOKEN_REQUIRED } from './parts'
import { PREPARED } from './store-access'

export const DATAPREP = [
  {
    id: 'dataprep',
    title: 'Data preparation',
    role: 'side',
    family: 'side',
    icon: 'load',
    help: 'Takes files and links, cuts them into passages and stores them with their vectors, so that a retriever can find them. Upload to /v1/dataprep/ingest.',
    source: 'GenAIComps/comps/dataprep/src/opea_dataprep_microservice.py',
    aliases: ['data-prep', 'dataprep-redis-service'],
    primary: true,
    call: {
      protocol: 'http',
      port: 5000,
      endpoint: '/v1/dataprep/ingest',
      hostPort: 6007,
      input: [],
      output: [],
    },
    container: {
      image: 'opea/dataprep',
      environment: [
        // with TEI it stops at once when the token is empty
        TOKEN_REQUIRED,
        {
          name: 'SUMMARIZE_IMAGE_VIA_LVM',
          help: '1: describe pictures by a vision model, see LVM_ENDPOINT.',
        },
        { name: 'LVM_ENDPOINT', help: 'URL of the vision model, with its path /v1/lvm.' },
        LOGFLAG,
      ],
      health: { get: '/v1/health_check', with: 'curl', every: 10, timeout: 5, retries: 50 },
      restart: 'unless-stopped',
    },
    slots: [
      {
        name: 'store',
        help: 'The vector store it fills.',
        ...PREPARED,
        required: true,
      },
      {
        name: 'embedding',
        help: 'The embedding server that makes the vectors.',
        kinds: ['tei-embedding'],
        required: true,
        // its EMBED_MODEL is read only where there is no TEI
        environment: [
          {
            name: 'TEI_EMBEDDING_ENDPOINT',
            value: '{url:embedding}',
            help: 'Base URL of the embedding server.',
          },
        ],
      },
      {
        name: 'llm',
        help: 'The language model that draws the graph.',
        kinds: ['vllm', 'tgi'],
        required: true,
        only: { slot: 'store', kinds: ['neo4j', 'arangodb'] },
      },
    ],
    variants: {},
    gmc: {
      steps: { xeon: 'DataPrep', gaudi: 'DataPrep', nvidia: 'DataPrep' },
      port: 6007,
      // the path of opea/dataprep-redis, the image in GMC's manifest, which is older than /v1/dataprep/ingest
      endpoint: '/v1/dataprep',
      slots: { store: 'REDIS_URL', embedding: 'TEI_ENDPOINT' },
      index: 'INDEX_NAME',
    },
  },
] satisfies Kind[]
