// Is this text safe? OPEA's wrapper, and vLLM with a Llama Guard model behind it. GMC has neither.

import type { Kind } from '../kind'
import { LOGFLAG, TOKEN, WRAPPER_HEALTH } from './parts'
import { VLLM, VLLM_VARIANTS } from './servers'

export const GUARDRAILS = [
  {
    id: 'guardrails',
    title: 'Guardrails',
    role: 'flow',
    family: 'guardrails',
    icon: 'guard',
    help: 'Checks a question or an answer against a safety policy. Safe text passes unchanged; unsafe text ends the flow with a refusal.',
    source: 'GenAIComps/comps/guardrails/src/guardrails/opea_guardrails_microservice.py',
    aliases: ['guardrail'],
    call: {
      protocol: 'http',
      port: 9090,
      endpoint: '/v1/guardrails',
      hostPort: 9090,
      input: ['Text'],
      output: ['Text'],
      adapter: 'guardrails',
    },
    container: {
      image: 'opea/guardrails',
      environment: [TOKEN, LOGFLAG],
      health: WRAPPER_HEALTH,
      restart: 'unless-stopped',
    },
    slots: [
      {
        name: 'server',
        help: 'The server that runs the safety model.',
        kinds: ['vllm-guardrails'],
        required: true,
        model: true,
        environment: [
          {
            name: 'GUARDRAILS_COMPONENT_NAME',
            value: 'OPEA_LLAMA_GUARD',
            help: 'The family of the safety model: OPEA_LLAMA_GUARD or OPEA_WILD_GUARD.',
          },
          // without /v1: the wrapper appends it
          { name: 'SAFETY_GUARD_ENDPOINT', value: '{url:server}', help: 'Base URL of the server.' },
          { name: 'SAFETY_GUARD_MODEL_ID', value: '{model:server}', help: 'The model of the server.' },
        ],
      },
    ],
    variants: {},
  },
  {
    id: 'vllm-guardrails',
    title: 'vLLM safety model server',
    role: 'backing',
    family: 'servers',
    icon: 'srv',
    help: 'Serves a safety model such as Llama Guard with vLLM, for guardrails.',
    source: 'GenAIExamples/ChatQnA/docker_compose/intel/hpu/gaudi/compose_guardrails.yaml',
    aliases: ['vllm-guardrails-service'],
    call: { protocol: 'http', port: 80, endpoint: null, hostPort: 8088, input: [], output: [] },
    container: { ...VLLM, health: { ...VLLM.health, retries: 150 } },
    model: {
      // OPEA's file spells it GURADRAILS_MODEL_ID, and no script of it sets that
      variable: 'GUARDRAILS_MODEL_ID',
      default: 'meta-llama/Meta-Llama-Guard-2-8B',
      gated: true,
    },
    // the weights of vllm's figure, and the cache below
    memory: [24, 24],
    slots: [],
    // OPEA runs it on Gaudi alone; on the CPU it is the contract of vllm. No GPU variant: it would want the
    // card that the language model has filled already.
    variants: {
      xeon: {
        shm: '128g',
        environment: [
          {
            name: 'VLLM_CPU_KVCACHE_SPACE',
            // 8192 tokens, the model's longest input, take 1 GiB
            value: '4',
            help: 'GiB of memory for the KV cache, beside the weights.',
          },
        ],
        source: 'The contract of vllm; OPEA has no compose file for it on CPU',
      },
      gaudi: {
        ...VLLM_VARIANTS.gaudi,
        source: 'GenAIExamples/ChatQnA/docker_compose/intel/hpu/gaudi/compose_guardrails.yaml',
      },
    },
  },
] satisfies Kind[]
