// Models that see: OPEA's wrapper, and the servers that it can talk to.

import type { Container, Kind } from '../kind'
import { GAUDI, HABANA, LOGFLAG, TOKEN_REQUIRED, WRAPPER_HEALTH } from './parts'
import { VLLM, VLLM_MEMORY, VLLM_VARIANTS } from './servers'
import { TGI, TGI_MEMORY, TGI_VARIANTS } from './tgi'

const MODEL = {
  // the default of OPEA's VisualQnA: it has a chat template of its own, as vLLM wants it
  variable: 'LVM_MODEL_ID',
  default: 'llava-hf/llava-v1.6-mistral-7b-hf',
} satisfies Kind['model']

const HEALTH = {
  get: '/health',
  with: 'curl',
  every: 30,
  timeout: 6,
  retries: 20,
} satisfies Container['health']

const component = (value: string) => [
  { name: 'LVM_COMPONENT_NAME', value, help: 'Which kind of server it talks to.' },
]

const backing = {
  role: 'backing',
  family: 'servers',
  icon: 'srv',
  slots: [],
  variants: {},
} satisfies Partial<Kind>

const called = (port: number, hostPort: number): Kind['call'] => ({
  protocol: 'http',
  port,
  endpoint: null,
  hostPort,
  input: [],
  output: [],
})

export const VISION = [
  {
    id: 'lvm',
    title: 'Vision model',
    role: 'flow',
    family: 'media',
    icon: 'image',
    help: 'Answers a question about an image, or about frames and videos that were found. It asks a model server, which runs beside it.',
    source: 'GenAIComps/comps/lvms/src/opea_lvm_microservice.py',
    call: {
      protocol: 'http',
      port: 9399,
      endpoint: '/v1/lvm',
      hostPort: 9399,
      input: ['Text', 'Image', 'RetrievedDocs', 'RankedDocs'],
      output: ['Text'],
      adapter: 'lvm',
    },
    container: {
      image: 'opea/lvm',
      environment: [
        { name: 'MAX_IMAGES', help: 'How many images of a conversation are used: 1 if it is not set.' },
        LOGFLAG,
      ],
      health: WRAPPER_HEALTH,
      restart: 'unless-stopped',
    },
    slots: [
      {
        name: 'server',
        help: 'The server that runs the vision model.',
        kinds: ['vllm-lvm', 'tgi-lvm', 'llava', 'llama-vision', 'video-llama', 'predictionguard'],
        required: true,
        model: true,
        environment: [{ name: 'LVM_ENDPOINT', value: '{url:server}', help: 'Base URL of the server.' }],
        by: {
          'vllm-lvm': [
            ...component('OPEA_VLLM_LVM'),
            { name: 'LLM_MODEL_ID', value: '{model:server}', help: 'The model of the server.' },
          ],
          'tgi-lvm': component('OPEA_TGI_LLAVA_LVM'),
          llava: component('OPEA_LLAVA_LVM'),
          'llama-vision': component('OPEA_LLAMA_VISION_LVM'),
          'video-llama': component('OPEA_VIDEO_LLAMA_LVM'),
          predictionguard: component('OPEA_PREDICTION_GUARD_LVM'),
        },
      },
    ],
    variants: {},
  },
  {
    ...backing,
    id: 'vllm-lvm',
    title: 'vLLM vision server',
    help: 'Serves a vision model with vLLM.',
    source: 'GenAIExamples/VisualQnA/docker_compose/intel/cpu/xeon/compose.yaml',
    call: called(80, 9009),
    container: VLLM,
    model: MODEL,
    memory: VLLM_MEMORY,
    variants: VLLM_VARIANTS,
  },
  {
    ...backing,
    id: 'tgi-lvm',
    title: 'TGI vision server',
    help: 'Serves a LLaVA model with Text Generation Inference.',
    source: 'GenAIExamples/VisualQnA/docker_compose/intel/cpu/xeon/compose_tgi.yaml',
    call: called(80, 9009),
    container: TGI,
    model: MODEL,
    memory: TGI_MEMORY,
    variants: TGI_VARIANTS,
  },
  {
    ...backing,
    id: 'llava',
    title: 'LLaVA server',
    help: 'Runs LLaVA on the CPU, as MultimodalQnA has it.',
    source: 'GenAIComps/comps/third_parties/llava/deployment/docker_compose/compose.yaml',
    aliases: ['lvm-llava'],
    call: called(8399, 5028),
    container: { image: 'opea/lvm-llava', health: HEALTH, restart: 'unless-stopped' },
  },
  {
    ...backing,
    id: 'llama-vision',
    title: 'Llama 3.2 Vision server',
    help: 'Runs Llama 3.2 Vision, on Gaudi alone.',
    source: 'GenAIComps/comps/third_parties/llama-vision/deployment/docker_compose/compose.yaml',
    aliases: ['lvm-llama-vision'],
    call: called(9399, 9399),
    container: {
      image: 'opea/lvm-llama-vision',
      environment: [TOKEN_REQUIRED, { name: 'LLAMA_VISION_MODEL_ID', help: 'Another model of the family.' }],
      health: HEALTH,
      restart: 'unless-stopped',
    },
    platforms: ['gaudi'],
    variants: {
      gaudi: {
        ...GAUDI,
        environment: HABANA,
        source: 'GenAIComps/comps/third_parties/llama-vision/deployment/docker_compose/compose.yaml',
      },
    },
  },
  {
    ...backing,
    id: 'video-llama',
    title: 'Video-LLaMA server',
    help: 'Runs Video-LLaMA, which answers about a part of a video, as VideoQnA has it.',
    source: 'GenAIComps/comps/third_parties/video-llama/deployment/docker_compose/compose.yaml',
    aliases: ['lvm-video-llama'],
    call: called(9009, 9009),
    container: {
      image: 'opea/lvm-video-llama',
      environment: [{ name: 'llm_download', help: 'True, the default: it downloads its models.' }],
      health: HEALTH,
      restart: 'unless-stopped',
    },
  },
  {
    ...backing,
    id: 'predictionguard',
    title: 'Prediction Guard vision proxy',
    help: 'Asks a vision model of Prediction Guard, over the network.',
    source: 'GenAIComps/comps/third_parties/predictionguard/deployment/docker_compose/compose.yaml',
    aliases: ['lvm-predictionguard'],
    call: called(9399, 9399),
    container: {
      image: 'opea/lvm-predictionguard',
      environment: [
        {
          name: 'PREDICTIONGUARD_API_KEY',
          secret: true,
          required: true,
          help: 'Key of Prediction Guard, where the model runs.',
        },
      ],
      health: HEALTH,
      restart: 'unless-stopped',
    },
  },
] satisfies Kind[]
