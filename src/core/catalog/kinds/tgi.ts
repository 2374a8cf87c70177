// Text Generation Inference: called straight from the flow, and as a server behind callers.

import type { Container, Kind } from '../kind'
import { LLM_MODEL } from './llm'
import { GAUDI, HABANA, HUB, ROCM, TOKEN_REQUIRED } from './parts'
import { NVIDIA_COMPOSE } from './servers'

export const TGI = {
  image: 'ghcr.io/huggingface/text-generation-inference:2.4.0-intel-cpu',
  command: ['--model-id', '{model}', '--cuda-graphs', '0'],
  environment: [TOKEN_REQUIRED, ...HUB],
  volumes: ['${MODEL_CACHE:-./data}:/data'],
  shm: '1g',
  health: { get: '/health', with: 'curl', every: 10, timeout: 10, retries: 100 },
} satisfies Container

/** GiB that the default model takes on a CPU (GenAIInfra/helm-charts/chatqna/cpu-tgi-values.yaml). */
export const TGI_MEMORY: Kind['memory'] = [65, 70]

export const TGI_VARIANTS = {
  xeon: { source: 'GenAIExamples/ChatQnA/docker_compose/intel/cpu/xeon/compose_tgi.yaml' },
  gaudi: {
    ...GAUDI,
    image: 'ghcr.io/huggingface/tgi-gaudi:2.3.1',
    command: [
      '--model-id',
      '{model}',
      '--num-shard',
      '${NUM_CARDS:-1}',
      '--max-input-length',
      '2048',
      '--max-total-tokens',
      '4096',
    ],
    environment: [
      ...HABANA,
      { name: 'ENABLE_HPU_GRAPH', value: 'true' },
      { name: 'LIMIT_HPU_GRAPH', value: 'true' },
      { name: 'USE_FLASH_ATTENTION', value: 'true' },
      { name: 'FLASH_ATTENTION_RECOMPUTE', value: 'true' },
    ],
    source: 'GenAIExamples/ChatQnA/docker_compose/intel/hpu/gaudi/compose_tgi.yaml',
  },
  nvidia: {
    image: 'ghcr.io/huggingface/text-generation-inference:2.4.1',
    command: ['--model-id', '{model}'],
    accelerator: 'nvidia',
    ipc: 'host',
    source: NVIDIA_COMPOSE,
  },
  rocm: {
    ...ROCM,
    image: 'ghcr.io/huggingface/text-generation-inference:2.3.1-rocm',
    command: ['--model-id', '{model}'],
    source: 'GenAIExamples/ChatQnA/docker_compose/amd/gpu/rocm/compose.yaml',
  },
} satisfies Kind['variants']

export const TGI_KINDS = [
  {
    id: 'tgi-chat',
    title: 'TGI chat (direct)',
    role: 'flow',
    family: 'models',
    icon: 'llm',
    help: 'Answers with a language model, calling TGI straight from the flow: one container fewer than with the wrapper.',
    source: 'GenAIExamples/ChatQnA/docker_compose/intel/cpu/xeon/compose_tgi.yaml',
    call: {
      protocol: 'http',
      port: 80,
      endpoint: '/v1/chat/completions',
      hostPort: 9009,
      input: ['Text', 'RetrievedDocs', 'RankedDocs'],
      output: ['Text'],
      adapter: 'llm',
    },
    container: TGI,
    model: LLM_MODEL,
    memory: TGI_MEMORY,
    slots: [],
    provides: ['tgi'],
    variants: TGI_VARIANTS,
    // GMC's Tgi speaks /generate alone: there it is the wrapper with TGI
    realisedAs: { gmc: 'llm' },
  },
  {
    id: 'tgi',
    title: 'TGI server',
    role: 'backing',
    family: 'servers',
    icon: 'srv',
    help: 'Serves a language model with Text Generation Inference, through the OpenAI protocol. The one language model server that GMC deploys.',
    source: 'GenAIExamples/ChatQnA/docker_compose/intel/cpu/xeon/compose_tgi.yaml',
    aliases: ['tgi-service', 'text-generation-inference'],
    call: { protocol: 'http', port: 80, endpoint: null, hostPort: 9009, input: [], output: [] },
    container: TGI,
    model: LLM_MODEL,
    memory: TGI_MEMORY,
    slots: [],
    variants: TGI_VARIANTS,
    gmc: {
      steps: { xeon: 'Tgi', gaudi: 'TgiGaudi', nvidia: 'TgiNvidia' },
      port: 80,
      endpoint: '/generate',
      model: 'MODEL_ID',
    },
  },
] satisfies Kind[]
