// Text to vectors: OPEA's wrapper, TEI called straight from the flow, and TEI as a server behind callers.

import type { Kind } from '../kind'
import { LOGFLAG, OAUTH, TOKEN, WRAPPER_HEALTH } from './parts'
import { TEI, TEI_VARIANTS } from './servers'

const MODEL = { variable: 'EMBEDDING_MODEL_ID', default: 'BAAI/bge-base-en-v1.5' } satisfies Kind['model']

const component = (value: string) => ({
  name: 'EMBEDDING_COMPONENT_NAME',
  value,
  help: 'Which kind of server it talks to.',
})

export const EMBEDDING = [
  {
    id: 'embedding',
    title: 'Embedding',
    role: 'flow',
    family: 'retrieval',
    icon: 'vec',
    help: 'Turns text into a vector, so that passages of similar meaning can be found. It asks an embedding server, which runs beside it.',
    source: 'GenAIComps/comps/embeddings/src/opea_embedding_microservice.py',
    aliases: ['embeddings', 'embedder'],
    primary: true,
    call: {
      protocol: 'http',
      port: 6000,
      endpoint: '/v1/embeddings',
      hostPort: 6000,
      input: ['Text'],
      output: ['EmbedDoc'],
      adapter: 'embedding',
    },
    container: {
      image: 'opea/embedding',
      environment: [TOKEN, ...OAUTH, LOGFLAG],
      health: WRAPPER_HEALTH,
      restart: 'unless-stopped',
    },
    slots: [
      {
        name: 'server',
        help: 'The server that computes the vectors.',
        kinds: ['tei-embedding', 'ovms-embedding', 'clip', 'predictionguard-api'],
        required: true,
        model: true,
        by: {
          'tei-embedding': [
            component('OPEA_TEI_EMBEDDING'),
            { name: 'TEI_EMBEDDING_ENDPOINT', value: '{url:server}', help: 'Base URL of the server.' },
          ],
          'ovms-embedding': [
            component('OPEA_OVMS_EMBEDDING'),
            { name: 'OVMS_EMBEDDING_ENDPOINT', value: '{url:server}', help: 'Base URL of the server.' },
            { name: 'MODEL_ID', value: '{model:server}', help: 'The model, as the server calls it.' },
          ],
          clip: [
            component('OPEA_CLIP_EMBEDDING'),
            { name: 'CLIP_EMBEDDING_ENDPOINT', value: '{url:server}', help: 'Base URL of the server.' },
          ],
          'predictionguard-api': [
            component('OPEA_PREDICTIONGUARD_EMBEDDING'),
            { name: 'PG_EMBEDDING_MODEL_NAME', value: '{model:server}', help: 'The model.' },
            {
              name: 'PREDICTIONGUARD_API_KEY',
              value: '{password:server}',
              secret: true,
              required: true,
              help: 'Key of Prediction Guard.',
            },
          ],
        },
      },
    ],
    variants: {},
    gmc: {
      steps: { xeon: 'Embedding', gaudi: 'Embedding', nvidia: 'Embedding' },
      port: 6000,
      endpoint: '/v1/embeddings',
      slots: { server: 'TEI_EMBEDDING_ENDPOINT' },
    },
  },
  {
    id: 'tei-embed',
    title: 'TEI embedding (direct)',
    role: 'flow',
    family: 'retrieval',
    icon: 'vec',
    help: 'Turns text into a vector, calling Text Embeddings Inference straight from the flow: one container fewer than with the wrapper. Retriever and dataprep use the same one.',
    source: 'GenAIExamples/ChatQnA/chatqna.py',
    call: {
      protocol: 'http',
      port: 80,
      endpoint: '/embed',
      hostPort: 6006,
      input: ['Text'],
      output: ['EmbedDoc'],
      adapter: 'tei-embed',
    },
    container: TEI,
    model: MODEL,
    memory: [3, 4],
    slots: [],
    provides: ['tei-embedding'],
    variants: TEI_VARIANTS,
    // GMC calls TEI only behind the wrapper
    realisedAs: { gmc: 'embedding' },
  },
  {
    id: 'tei-embedding',
    title: 'TEI embedding server',
    role: 'backing',
    family: 'servers',
    icon: 'srv',
    help: 'Serves an embedding model with Text Embeddings Inference, for embedding, retriever and dataprep.',
    source: 'GenAIExamples/ChatQnA/docker_compose/intel/cpu/xeon/compose.yaml',
    aliases: ['tei-embedding-service'],
    call: { protocol: 'http', port: 80, endpoint: null, hostPort: 6006, input: [], output: [] },
    container: TEI,
    model: MODEL,
    memory: [3, 4],
    slots: [],
    variants: TEI_VARIANTS,
    gmc: {
      // the samples for NVIDIA take the CPU step: there is no other
      steps: { xeon: 'TeiEmbedding', gaudi: 'TeiEmbeddingGaudi', nvidia: 'TeiEmbedding' },
      port: 80,
      model: 'MODEL_ID',
    },
  },
] satisfies Kind[]
