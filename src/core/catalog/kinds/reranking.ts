// The best passages first: OPEA's wrapper, TEI called straight from the flow, TEI as a server behind callers.

import type { Kind } from '../kind'
import { LOGFLAG, TOKEN, WRAPPER_HEALTH } from './parts'
import { TEI, TEI_VARIANTS } from './servers'

const MODEL = { variable: 'RERANK_MODEL_ID', default: 'BAAI/bge-reranker-base' } satisfies Kind['model']

const component = (value: string) => ({
  name: 'RERANK_COMPONENT_NAME',
  value,
  help: 'Which kind of reranking it does.',
})

export const RERANKING = [
  {
    id: 'reranking',
    title: 'Reranking',
    role: 'flow',
    family: 'retrieval',
    icon: 'rank',
    help: 'Orders the retrieved passages by how well they answer the question and keeps the best. It asks a reranking server, which runs beside it.',
    source: 'GenAIComps/comps/rerankings/src/opea_reranking_microservice.py',
    aliases: ['rerank', 'reranker'],
    primary: true,
    call: {
      protocol: 'http',
      port: 8000,
      endpoint: '/v1/reranking',
      hostPort: 8000,
      input: ['RetrievedDocs'],
      output: ['RankedDocs'],
      adapter: 'reranking',
    },
    container: {
      image: 'opea/reranking',
      environment: [TOKEN, LOGFLAG],
      health: WRAPPER_HEALTH,
      restart: 'unless-stopped',
    },
    slots: [
      {
        name: 'server',
        help: 'The server that scores the passages.',
        kinds: ['tei-reranking', 'ovms-reranking'],
        required: true,
        model: true,
        by: {
          'tei-reranking': [
            component('OPEA_TEI_RERANKING'),
            { name: 'TEI_RERANKING_ENDPOINT', value: '{url:server}', help: 'Base URL of the server.' },
          ],
          'ovms-reranking': [
            component('OPEA_OVMS_RERANKING'),
            { name: 'OVMS_RERANKING_ENDPOINT', value: '{url:server}', help: 'Base URL of the server.' },
            { name: 'MODEL_ID', value: '{model:server}', help: 'The model, as the server calls it.' },
          ],
        },
      },
    ],
    variants: {},
    gmc: {
      steps: { xeon: 'Reranking', gaudi: 'Reranking', nvidia: 'Reranking' },
      port: 8000,
      endpoint: '/v1/reranking',
      slots: { server: 'TEI_RERANKING_ENDPOINT' },
    },
  },
  {
    id: 'tei-rerank',
    title: 'TEI reranking (direct)',
    role: 'flow',
    family: 'retrieval',
    icon: 'rank',
    help: 'Orders the retrieved passages, calling Text Embeddings Inference straight from the flow: one container fewer than with the wrapper.',
    source: 'GenAIExamples/ChatQnA/chatqna.py',
    call: {
      protocol: 'http',
      port: 80,
      endpoint: '/rerank',
      hostPort: 8808,
      input: ['RetrievedDocs'],
      output: ['RankedDocs'],
      adapter: 'tei-rerank',
    },
    container: TEI,
    model: MODEL,
    memory: [25, 30],
    slots: [],
    provides: ['tei-reranking'],
    variants: TEI_VARIANTS,
    // GMC calls TEI only behind the wrapper
    realisedAs: { gmc: 'reranking' },
  },
  {
    id: 'tei-reranking',
    title: 'TEI reranking server',
    role: 'backing',
    family: 'servers',
    icon: 'srv',
    help: 'Serves a reranking model with Text Embeddings Inference.',
    source: 'GenAIExamples/ChatQnA/docker_compose/intel/cpu/xeon/compose.yaml',
    aliases: ['tei-reranking-service'],
    call: { protocol: 'http', port: 80, endpoint: null, hostPort: 8808, input: [], output: [] },
    container: TEI,
    model: MODEL,
    memory: [25, 30],
    slots: [],
    variants: TEI_VARIANTS,
    gmc: {
      // the one step there is; the samples for Gaudi and NVIDIA take it too
      steps: { xeon: 'TeiReranking', gaudi: 'TeiReranking', nvidia: 'TeiReranking' },
      port: 80,
      endpoint: '/rerank',
      model: 'MODEL_ID',
    },
  },
] satisfies Kind[]
