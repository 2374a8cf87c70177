// Passages from the web: a search that reads the pages it finds.

import type { Kind } from '../kind'
import { LOGFLAG, TOKEN, WRAPPER_HEALTH } from './parts'

export const WEB = [
  {
    id: 'web-retriever',
    title: 'Web retriever',
    role: 'flow',
    family: 'retrieval',
    icon: 'find',
    help: 'Searches the web with Google and finds the passages that are nearest to a vector in what it reads there.',
    source: 'GenAIComps/comps/web_retrievers/src/opea_web_retrievers_microservice.py',
    aliases: ['web-retrieval'],
    call: {
      protocol: 'http',
      port: 7077,
      endpoint: '/v1/web_retrieval',
      hostPort: 7077,
      input: ['EmbedDoc'],
      output: ['RetrievedDocs'],
      adapter: 'web-retriever',
    },
    container: {
      image: 'opea/web-retriever',
      environment: [
        { name: 'GOOGLE_API_KEY', secret: true, required: true, help: 'Key of Google’s search.' },
        {
          name: 'GOOGLE_CSE_ID',
          required: true,
          secret: true,
          help: 'Id of a search engine of Google’s.',
        },
        TOKEN,
        LOGFLAG,
      ],
      health: { ...WRAPPER_HEALTH, with: 'curl' },
      restart: 'unless-stopped',
    },
    slots: [
      {
        name: 'embedding',
        help: 'The embedding server that reads what is found, with the model of the question’s vector.',
        kinds: ['tei-embedding'],
        required: true,
        environment: [
          {
            name: 'TEI_EMBEDDING_ENDPOINT',
            value: '{url:embedding}',
            help: 'Base URL of the embedding server.',
          },
        ],
      },
    ],
    variants: {},
    gmc: {
      steps: { xeon: 'WebRetriever', gaudi: 'WebRetriever', nvidia: 'WebRetriever' },
      port: 7077,
      endpoint: '/v1/web_retrieval',
      slots: { embedding: 'TEI_EMBEDDING_ENDPOINT' },
    },
  },
] satisfies Kind[]
