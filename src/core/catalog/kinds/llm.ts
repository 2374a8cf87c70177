// Large language models: OPEA's wrapper, vLLM called straight from the flow, and vLLM as a server.

import type { Kind } from '../kind'
import { LOGFLAG, OAUTH, TOKEN, WRAPPER_HEALTH } from './parts'
import { VLLM, VLLM_MEMORY, VLLM_VARIANTS } from './servers'

export const LLM_MODEL = {
  variable: 'LLM_MODEL_ID',
  default: 'meta-llama/Meta-Llama-3-8B-Instruct',
  gated: true,
} satisfies Kind['model']

export const LLM = [
  {
    id: 'llm',
    title: 'Text generation',
    role: 'flow',
    family: 'models',
    icon: 'llm',
    help: 'Answers with a language model, using the passages it is given. It asks a model server, which runs beside it.',
    source: 'GenAIComps/comps/llms/src/text-generation/opea_llm_microservice.py',
    aliases: ['textgen', 'llm-textgen'],
    primary: true,
    call: {
      protocol: 'http',
      port: 9000,
      endpoint: '/v1/chat/completions',
      hostPort: 9000,
      input: ['Text', 'RetrievedDocs', 'RankedDocs'],
      output: ['Text'],
      adapter: 'llm',
    },
    container: {
      image: 'opea/llm-textgen',
      environment: [
        TOKEN,
        { name: 'OPENAI_API_KEY', secret: true, help: 'Key for a model server that asks for one.' },
        ...OAUTH,
        {
          name: 'MODEL_CONFIGS',
          help: 'JSON list of models and their endpoints, to choose the model by the request.',
        },
        LOGFLAG,
      ],
      health: WRAPPER_HEALTH,
      restart: 'unless-stopped',
    },
    slots: [
      {
        name: 'server',
        help: 'The server that runs the model.',
        kinds: ['vllm', 'tgi', 'ollama', 'ovms', 'openai-compatible'],
        required: true,
        model: true,
        environment: [
          {
            name: 'LLM_COMPONENT_NAME',
            value: 'OpeaTextGenService',
            help: 'Which kind of server it talks to.',
          },
          // without /v1: the wrapper appends it
          { name: 'LLM_ENDPOINT', value: '{url:server}', help: 'Base URL of the server.' },
          { name: 'LLM_MODEL_ID', value: '{model:server}', help: 'The model of the server.' },
        ],
        by: {
          ovms: [
            {
              name: 'LLM_COMPONENT_NAME',
              value: 'OpeaTextGenOVMS',
              help: 'Which kind of server it talks to.',
            },
            { name: 'MODEL_ID', value: '{model:server}', help: 'The model of the server.' },
          ],
          'openai-compatible': [
            {
              name: 'OPENAI_API_KEY',
              value: '{password:server}',
              secret: true,
              help: 'Key of the provider.',
            },
          ],
        },
      },
    ],
    variants: {},
    gmc: {
      steps: { xeon: 'Llm', gaudi: 'Llm', nvidia: 'Llm' },
      port: 9000,
      endpoint: '/v1/chat/completions',
      slots: { server: 'TGI_LLM_ENDPOINT' },
    },
  },
  {
    id: 'vllm-chat',
    title: 'vLLM chat (direct)',
    role: 'flow',
    family: 'models',
    icon: 'llm',
    help: 'Answers with a language model, calling vLLM straight from the flow: one container fewer than with the wrapper. With a remote endpoint, any OpenAI-compatible server.',
    source: 'GenAIExamples/ChatQnA/chatqna.py',
    call: {
      protocol: 'http',
      port: 80,
      endpoint: '/v1/chat/completions',
      hostPort: 9009,
      input: ['Text', 'RetrievedDocs', 'RankedDocs'],
      output: ['Text'],
      // what the wrapper takes and gives is the same protocol
      adapter: 'llm',
    },
    container: VLLM,
    model: LLM_MODEL,
    memory: VLLM_MEMORY,
    slots: [],
    provides: ['vllm'],
    variants: VLLM_VARIANTS,
    // GMC has no vLLM: there it is the wrapper with TGI
    realisedAs: { gmc: 'llm' },
  },
  {
    id: 'vllm',
    title: 'vLLM server',
    role: 'backing',
    family: 'servers',
    icon: 'srv',
    help: 'Serves a language model with vLLM, through the OpenAI protocol.',
    source: 'GenAIExamples/ChatQnA/docker_compose/intel/cpu/xeon/compose.yaml',
    aliases: ['vllm-service'],
    call: { protocol: 'http', port: 80, endpoint: null, hostPort: 9009, input: [], output: [] },
    container: VLLM,
    model: LLM_MODEL,
    memory: VLLM_MEMORY,
    slots: [],
    variants: VLLM_VARIANTS,
  },
] satisfies Kind[]
