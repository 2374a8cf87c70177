// Texts, pictures and videos in one space of vectors: BridgeTower behind OPEA's wrapper, CLIP straight in the flow,
// and the dataprep that fills a store for them.

import type { Container, Kind } from '../kind'
import { GAUDI, LOGFLAG, TOKEN, WRAPPER_HEALTH } from './parts'
import { MULTIMODAL_STORES } from './store-access'

const CLIP = {
  image: 'opea/embedding-multimodal-clip',
  environment: [LOGFLAG],
  health: { get: '/v1/health_check', with: 'python', every: 10, timeout: 10, retries: 30 },
  restart: 'unless-stopped',
} satisfies Container

/** One object for the direct kind and its server. */
const EVERYWHERE: Kind['variants'] = {}

export const MULTIMODAL = [
  {
    id: 'embedding-multimodal',
    title: 'Multimodal embedding',
    role: 'flow',
    family: 'retrieval',
    icon: 'vec',
    help: 'Turns a text, an image or both into one vector. It asks a BridgeTower server, which runs beside it.',
    source: 'GenAIComps/comps/embeddings/src/opea_multimodal_embedding_microservice.py',
    aliases: ['multimodal-embedding'],
    call: {
      protocol: 'http',
      port: 6000,
      endpoint: '/v1/embeddings',
      hostPort: 6000,
      input: ['Text', 'Image'],
      output: ['EmbedDoc'],
      adapter: 'embedding-multimodal',
    },
    container: {
      image: 'opea/embedding',
      environment: [
        { name: 'MULTIMODAL_EMBEDDING', value: 'true', help: 'true: images too.' },
        { name: 'MM_EMBEDDING_PORT_MICROSERVICE', value: '{port}', help: 'Where it listens.' },
        LOGFLAG,
      ],
      health: WRAPPER_HEALTH,
      restart: 'unless-stopped',
    },
    slots: [
      {
        name: 'server',
        help: 'The server that computes the vectors.',
        kinds: ['bridgetower'],
        required: true,
        model: true,
        environment: [
          {
            name: 'EMBEDDING_COMPONENT_NAME',
            value: 'OPEA_MULTIMODAL_EMBEDDING_BRIDGETOWER',
            help: 'Which kind of server it talks to.',
          },
          { name: 'MMEI_EMBEDDING_ENDPOINT', value: '{url:server}', help: 'Base URL of the server.' },
        ],
      },
    ],
    variants: {},
  },
  {
    id: 'bridgetower',
    title: 'BridgeTower server',
    role: 'backing',
    family: 'servers',
    icon: 'srv',
    help: 'Serves BridgeTower, a model that gives a vector to a text, an image or both.',
    source: 'GenAIComps/comps/third_parties/bridgetower/deployment/docker_compose/compose.yaml',
    aliases: ['multimodal-bridgetower-embedding-serving', 'embedding-multimodal-bridgetower'],
    call: { protocol: 'http', port: 8080, endpoint: null, hostPort: 12400, input: [], output: [] },
    container: {
      image: 'opea/embedding-multimodal-bridgetower',
      // behind the entrypoint of the image, which says the device
      command: ['--model_name_or_path', '{model}'],
      environment: [{ name: 'PORT', value: '{port}', help: 'Where it listens.' }],
      health: {
        get: '/v1/health_check',
        with: 'curl',
        every: 10,
        timeout: 6,
        retries: 18,
        startAfter: 30,
      },
      restart: 'unless-stopped',
    },
    model: { variable: 'EMBEDDING_MODEL_ID', default: 'BridgeTower/bridgetower-large-itm-mlm-itc' },
    slots: [],
    variants: {
      xeon: {},
      gaudi: {
        ...GAUDI,
        image: 'opea/embedding-multimodal-bridgetower-gaudi',
        environment: [
          {
            name: 'HABANA_VISIBLE_DEVICES',
            value: 'all',
            help: 'Which Gaudi cards the service may take: "all", or module ids such as "0,1".',
          },
        ],
      },
    },
  },
  {
    id: 'embedding-clip',
    title: 'CLIP embedding (direct)',
    role: 'flow',
    family: 'retrieval',
    icon: 'vec',
    help: 'Turns a text into a vector of CLIP, to find videos by what is seen in them. The service holds its model itself.',
    source: 'GenAIComps/comps/third_parties/clip/src/clip_server.py',
    aliases: ['embedding-multimodal-clip', 'clip-embedding'],
    call: {
      protocol: 'http',
      port: 6990,
      endpoint: '/v1/embeddings',
      hostPort: 6990,
      input: ['Text'],
      output: ['EmbedDoc'],
      adapter: 'embedding-clip',
    },
    container: CLIP,
    slots: [],
    provides: ['clip'],
    variants: EVERYWHERE,
  },
  {
    id: 'clip',
    title: 'CLIP server',
    role: 'backing',
    family: 'servers',
    icon: 'srv',
    help: 'Serves CLIP, a model that gives vectors to texts and images, for the embedding service.',
    source: 'GenAIComps/comps/third_parties/clip/deployment/docker_compose/compose_intel_cpu.yaml',
    aliases: ['clip-server'],
    call: { protocol: 'http', port: 6990, endpoint: null, hostPort: 6990, input: [], output: [] },
    container: CLIP,
    slots: [],
    variants: EVERYWHERE,
  },
  {
    id: 'dataprep-multimodal',
    title: 'Multimodal data preparation',
    role: 'side',
    family: 'side',
    icon: 'load',
    help: 'Takes images, videos and documents and stores them with their vectors, so that a retriever can find them. Upload to /v1/dataprep/ingest, videos for VDMS to /v1/dataprep/ingest_videos.',
    source: 'GenAIComps/comps/dataprep/src/opea_dataprep_multimodal_microservice.py',
    aliases: ['multimodal-dataprep'],
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
        { name: 'MULTIMODAL_DATAPREP', value: 'true', help: 'true: images and videos too.' },
        { name: 'WHISPER_MODEL', help: 'Size of the model that writes down what is said; small when unset.' },
        TOKEN,
        LOGFLAG,
      ],
      health: { get: '/v1/health_check', with: 'curl', every: 10, timeout: 5, retries: 50 },
      restart: 'unless-stopped',
    },
    slots: [
      {
        name: 'store',
        help: 'The vector store it fills.',
        ...MULTIMODAL_STORES,
        required: true,
      },
      {
        name: 'embedding',
        help: 'The server whose model makes the vectors: it loads the same one.',
        kinds: ['bridgetower'],
        required: true,
        // with VDMS it takes CLIP, which it brings along
        only: { slot: 'store', kinds: ['redis-vector-db', 'milvus'] },
        environment: [
          { name: 'EMBEDDING_MODEL_ID', value: '{model:embedding}', help: 'The model of the server.' },
        ],
      },
      {
        name: 'lvm',
        help: 'The vision model that writes captions.',
        kinds: ['lvm'],
        required: false,
        environment: [
          {
            name: 'LVM_ENDPOINT',
            value: '{url:lvm}/v1/lvm',
            help: 'URL of the vision model, with its path.',
          },
        ],
      },
    ],
    variants: {},
  },
  {
    id: 'predictionguard-api',
    title: 'Prediction Guard (hosted)',
    role: 'backing',
    family: 'servers',
    icon: 'srv',
    help: 'Embedding models that run at Prediction Guard: they need a key from there.',
    source: 'GenAIComps/comps/embeddings/src/integrations/predictionguard.py',
    call: { protocol: 'https', port: 443, endpoint: null, hostPort: 443, input: [], output: [] },
    container: null,
    model: { variable: 'PG_EMBEDDING_MODEL_NAME', default: 'bridgetower-large-itm-mlm-itc' },
    slots: [],
    variants: {},
    login: { password: { variable: 'PREDICTIONGUARD_API_KEY' } },
    hosted: 'https://api.predictionguard.com',
  },
] satisfies Kind[]
