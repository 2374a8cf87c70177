// Containers of the model servers TEI and vLLM. A direct kind and the server that it stands for share
// one object, so that they never differ. What only the CPU needs stands under `xeon`: GPUs would inherit it.

import type { Container, Kind } from '../kind'
import { GAUDI, HABANA, HUB, ROCM, TOKEN, TOKEN_REQUIRED } from './parts'

const XEON_COMPOSE = 'GenAIExamples/ChatQnA/docker_compose/intel/cpu/xeon/compose.yaml'
const GAUDI_COMPOSE = 'GenAIExamples/ChatQnA/docker_compose/intel/hpu/gaudi/compose.yaml'
export const NVIDIA_COMPOSE = 'GenAIExamples/ChatQnA/docker_compose/nvidia/gpu/compose.yaml'

/** Since 1.7 TEI reads HF_TOKEN; its former HF_API_TOKEN must not be set beside it. curl is in since 1.6. */
export const TEI = {
  image: 'ghcr.io/huggingface/text-embeddings-inference:cpu-1.7',
  command: ['--model-id', '{model}', '--auto-truncate'],
  environment: [TOKEN],
  volumes: ['${MODEL_CACHE:-./data}:/data'],
  shm: '1g',
  health: { get: '/health', with: 'curl', every: 10, timeout: 10, retries: 60 },
} satisfies Container

/** No ROCm image of TEI exists: there it runs on the CPU, as in OPEA's own ROCm files. */
export const TEI_VARIANTS = {
  xeon: { source: XEON_COMPOSE },
  gaudi: {
    ...GAUDI,
    image: 'ghcr.io/huggingface/text-embeddings-inference:hpu-1.7',
    environment: [
      ...HABANA,
      {
        name: 'MAX_WARMUP_SEQUENCE_LENGTH',
        value: '512',
        help: 'Longest input, in tokens, that is prepared for while starting.',
      },
    ],
    source: GAUDI_COMPOSE,
  },
  nvidia: {
    // OPEA's file says 1.5, reported broken (GenAIExamples issue 2339); this is the CUDA tag of cpu-1.7
    image: 'ghcr.io/huggingface/text-embeddings-inference:1.7',
    accelerator: 'nvidia',
    source: NVIDIA_COMPOSE,
  },
} satisfies Kind['variants']

export const VLLM = {
  image: 'public.ecr.aws/q9t5s3a7/vllm-cpu-release-repo:v0.10.1',
  command: ['--model', '{model}', '--host', '0.0.0.0', '--port', '{port}'],
  environment: [
    TOKEN_REQUIRED,
    { name: 'HF_HUB_OFFLINE', help: '1: use only what is in the model cache, never the network.' },
    { name: 'VLLM_TORCH_PROFILER_DIR', help: 'A folder for traces; turns the profiler on.' },
  ],
  volumes: ['${MODEL_CACHE:-./data}:/root/.cache/huggingface/hub'],
  health: { get: '/health', with: 'curl', every: 10, timeout: 10, retries: 100 },
} satisfies Container

/** Of a model of 7 or 8 billion parameters: 40 of them for the cache (GenAIInfra/helm-charts/chatqna/cpu-values.yaml). */
export const VLLM_MEMORY: Kind['memory'] = [60, 60]

export const VLLM_VARIANTS = {
  xeon: {
    shm: '128g',
    environment: [
      {
        name: 'VLLM_CPU_KVCACHE_SPACE',
        value: '40',
        help: 'GiB of memory for the KV cache, beside the weights.',
      },
    ],
    source: XEON_COMPOSE,
  },
  gaudi: {
    ...GAUDI,
    image: 'opea/vllm-gaudi:1.22.0',
    command: [
      '--model',
      '{model}',
      '--tensor-parallel-size',
      '${NUM_CARDS:-1}',
      '--host',
      '0.0.0.0',
      '--port',
      '{port}',
      '--block-size',
      '128',
      '--max-num-seqs',
      '256',
      '--max-seq-len-to-capture',
      '2048',
    ],
    environment: [
      ...HABANA,
      { name: 'VLLM_SKIP_WARMUP', value: 'false', help: 'true: starts sooner, the first answers are slow.' },
    ],
    volumes: ['${MODEL_CACHE:-./data}:/data'],
    health: { retries: 150 },
    source: GAUDI_COMPOSE,
  },
  nvidia: {
    image: 'vllm/vllm-openai:v0.10.1',
    accelerator: 'nvidia',
    ipc: 'host',
    source: "vLLM's own image at the version of the CPU one; OPEA's NVIDIA file has TGI only",
  },
  rocm: {
    ...ROCM,
    image: 'opea/vllm-rocm',
    port: 8011,
    command: [
      '--model',
      '{model}',
      '--swap-space',
      '16',
      '--disable-log-requests',
      '--dtype',
      'float16',
      '--tensor-parallel-size',
      '${NUM_CARDS:-4}',
      '--host',
      '0.0.0.0',
      '--port',
      '{port}',
      '--num-scheduler-steps',
      '1',
      '--distributed-executor-backend',
      'mp',
    ],
    environment: [
      ...HUB,
      // spelt so in OPEA's files
      { name: 'WILM_USE_TRITON_FLASH_ATTENTION', value: '0' },
      { name: 'PYTORCH_JIT', value: '0' },
    ],
    volumes: ['${MODEL_CACHE:-./data}:/data'],
    shm: '128g',
    security: ['seccomp:unconfined', 'apparmor=unconfined'],
    source: 'GenAIExamples/ChatQnA/docker_compose/amd/gpu/rocm/compose_vllm.yaml',
  },
} satisfies Kind['variants']
