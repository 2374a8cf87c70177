// What picks among videos that were found.

import type { Kind } from '../kind'
import { LOGFLAG, WRAPPER_HEALTH } from './parts'

export const VIDEOS = [
  {
    id: 'video-reranking',
    title: 'Video reranking',
    role: 'flow',
    family: 'retrieval',
    icon: 'rank',
    help: 'Picks the best of the videos that were found, and the part of it to look at. It asks nobody.',
    source: 'GenAIComps/comps/rerankings/src/integrations/videos.py',
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
      environment: [
        {
          name: 'RERANK_COMPONENT_NAME',
          value: 'OPEA_VIDEO_RERANKING',
          help: 'Which kind of reranking it does.',
        },
        {
          name: 'FILE_SERVER_ENDPOINT',
          required: false,
          help: 'URL of the server that the vision model fetches videos from: dataprep’s /v1/dataprep/get.',
        },
        { name: 'CHUNK_DURATION', help: 'Seconds of the part to look at; 10 when unset.' },
        LOGFLAG,
      ],
      health: WRAPPER_HEALTH,
      restart: 'unless-stopped',
    },
    slots: [],
    variants: {},
  },
] satisfies Kind[]
