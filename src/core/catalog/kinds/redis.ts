// Redis Stack, the usual store.

import type { Kind } from '../kind'

export const REDIS = [
  {
    id: 'redis-vector-db',
    title: 'Redis vector store',
    role: 'backing',
    family: 'stores',
    icon: 'db',
    help: 'Redis Stack as a vector store: dataprep fills an index in it, a retriever searches that index.',
    source: 'GenAIExamples/ChatQnA/docker_compose/intel/cpu/xeon/compose.yaml',
    aliases: ['redis', 'redis-stack'],
    call: { protocol: 'redis', port: 6379, endpoint: null, hostPort: 6379, input: [], output: [] },
    container: {
      image: 'redis/redis-stack:7.2.0-v9',
      volumes: ['data:/data'],
      health: { run: ['CMD', 'redis-cli', 'ping'], every: 5, timeout: 3, retries: 10 },
    },
    slots: [],
    variants: {},
    // the default of OPEA's set_env.sh and of GMC's manifests; the code's own is rag_redis
    index: { variable: 'INDEX_NAME', default: 'rag-redis' },
    gmc: {
      steps: { xeon: 'VectorDB', gaudi: 'VectorDB', nvidia: 'VectorDB' },
      port: 6379,
    },
  },
] satisfies Kind[]
