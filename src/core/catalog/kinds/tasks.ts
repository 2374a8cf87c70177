// Language models at a task of their own: OPEA's wrappers for summaries, FAQs and hearings, and agents.

import type { Kind, Slot } from '../kind'
import { LOGFLAG, OAUTH, TOKEN, WRAPPER_HEALTH } from './parts'

/** The component of a wrapper says which server it talks to. */
const serverSlot = (component: string, vllm: string, tgi: string): Slot => {
  const named = (value: string) => [{ name: component, value, help: 'Which kind of server it talks to.' }]
  return {
    name: 'server',
    help: 'The server that runs the model.',
    kinds: ['vllm', 'tgi'],
    required: true,
    model: true,
    environment: [
      // without /v1: the wrapper appends it
      { name: 'LLM_ENDPOINT', value: '{url:server}', help: 'Base URL of the server.' },
      { name: 'LLM_MODEL_ID', value: '{model:server}', help: 'The model of the server.' },
    ],
    by: { vllm: named(vllm), tgi: named(tgi) },
  }
}

const MODEL_CONFIGS = {
  name: 'MODEL_CONFIGS',
  help: 'JSON list of models and their endpoints, to choose the model by the request.',
}

const LENGTHS = [
  { name: 'MAX_INPUT_TOKENS', help: 'Longer texts are split: 2048 if it is not set.' },
  { name: 'MAX_TOTAL_TOKENS', help: 'Input and answer together: 4096 if it is not set.' },
]

export const TASKS = [
  {
    id: 'llm-docsum',
    title: 'Document summary',
    role: 'flow',
    family: 'models',
    icon: 'llm',
    help: 'Summarises a text of any length with a language model, also what was heard or found before it.',
    source: 'GenAIComps/comps/llms/src/doc-summarization/opea_docsum_microservice.py',
    aliases: ['docsum'],
    call: {
      protocol: 'http',
      port: 9000,
      endpoint: '/v1/docsum',
      hostPort: 9000,
      input: ['Text', 'RetrievedDocs', 'RankedDocs'],
      output: ['Text'],
      adapter: 'llm-docsum',
    },
    container: {
      image: 'opea/llm-docsum',
      environment: [
        TOKEN,
        { name: 'OPENAI_API_KEY', secret: true, help: 'Key for a model server that asks for one.' },
        ...OAUTH,
        MODEL_CONFIGS,
        ...LENGTHS,
        LOGFLAG,
      ],
      health: WRAPPER_HEALTH,
      restart: 'unless-stopped',
    },
    slots: [serverSlot('DocSum_COMPONENT_NAME', 'OpeaDocSumvLLM', 'OpeaDocSumTgi')],
    variants: {},
    gmc: {
      steps: { xeon: 'DocSum', gaudi: 'DocSum', nvidia: 'DocSum' },
      port: 9000,
      endpoint: '/v1/chat/docsum',
      slots: { server: 'TGI_LLM_ENDPOINT' },
    },
  },
  {
    id: 'llm-faqgen',
    title: 'FAQ generation',
    role: 'flow',
    family: 'models',
    icon: 'llm',
    help: 'Makes frequently asked questions, with their answers, of a text or of what was found before it.',
    source: 'GenAIComps/comps/llms/src/faq-generation/opea_faqgen_microservice.py',
    aliases: ['faqgen'],
    call: {
      protocol: 'http',
      port: 9000,
      endpoint: '/v1/faqgen',
      hostPort: 9000,
      input: ['Text', 'RetrievedDocs', 'RankedDocs'],
      output: ['Text'],
      adapter: 'llm-faqgen',
    },
    container: {
      image: 'opea/llm-faqgen',
      environment: [TOKEN, ...OAUTH, MODEL_CONFIGS, LOGFLAG],
      health: WRAPPER_HEALTH,
      restart: 'unless-stopped',
    },
    slots: [serverSlot('FAQGen_COMPONENT_NAME', 'OpeaFaqGenvLLM', 'OpeaFaqGenTgi')],
    variants: {},
  },
  {
    id: 'arb-post-hearing-assistant',
    title: 'Arbitration post-hearing assistant',
    role: 'flow',
    family: 'models',
    icon: 'llm',
    help: 'Reads the transcript of an arbitration hearing and answers who, when, what comes next, and the outcome.',
    source: 'GenAIComps/comps/arb_post_hearing_assistant/src/opea_arb_post_hearing_assistant_microservice.py',
    aliases: ['arb-post-hearing'],
    call: {
      protocol: 'http',
      port: 9000,
      endpoint: '/v1/arb-post-hearing',
      hostPort: 9000,
      input: ['Text', 'RetrievedDocs', 'RankedDocs'],
      output: ['Text'],
      adapter: 'arb-post-hearing-assistant',
    },
    container: {
      image: 'opea/arb-post-hearing-assistant',
      published: false,
      environment: [TOKEN, ...LENGTHS, LOGFLAG],
      health: WRAPPER_HEALTH,
      restart: 'unless-stopped',
    },
    slots: [
      serverSlot(
        'OPEA_ARB_POSTHEARING_ASSISTANT_COMPONENT_NAME',
        'OpeaArbPostHearingAssistantVllm',
        'OpeaArbPostHearingAssistantTgi',
      ),
    ],
    variants: {},
  },
  {
    id: 'agent',
    title: 'Agent',
    role: 'flow',
    family: 'models',
    icon: 'llm',
    help: 'Answers by thinking in steps, and calls tools by their URLs when it is given some. Edges of the flow are not its tools.',
    source: 'GenAIComps/comps/agent/src/agent.py',
    call: {
      protocol: 'http',
      port: 9090,
      endpoint: '/v1/chat/completions',
      hostPort: 9090,
      input: ['Text', 'RetrievedDocs', 'RankedDocs'],
      output: ['Text'],
      adapter: 'agent',
    },
    container: {
      image: 'opea/agent',
      environment: [
        TOKEN,
        {
          name: 'strategy',
          value: 'react_llama',
          help: 'How it thinks: react_llama, rag_agent_llama, sql_agent_llama, react_langgraph, …',
        },
        { name: 'tools', help: 'A YAML or Python file inside the container that describes its tools.' },
        { name: 'recursion_limit', help: 'How many steps it may take: 5 if it is not set.' },
        { name: 'max_new_tokens', help: 'The longest answer of the model: 1024 if it is not set.' },
        { name: 'temperature', help: '0.01 if it is not set.' },
        { name: 'with_memory', help: 'true, the default: it remembers a conversation by its thread_id.' },
        { name: 'custom_prompt', help: 'A Python file inside the container with its own prompts.' },
        { name: 'db_path', help: 'For sql_agent: the URL of the database.' },
        { name: 'db_name', help: 'For sql_agent: the name of the database.' },
        { name: 'use_hints', help: 'For sql_agent: true to use hints about the tables.' },
        { name: 'mcp_sse_server_url', help: 'A server of tools that speaks MCP.' },
        { name: 'LANGCHAIN_API_KEY', secret: true, help: 'Key for tracing with LangSmith.' },
      ],
      health: WRAPPER_HEALTH,
      restart: 'unless-stopped',
    },
    slots: [
      {
        name: 'server',
        help: 'The server that runs the model.',
        kinds: ['vllm', 'tgi', 'openai-compatible'],
        required: true,
        model: true,
        environment: [
          { name: 'llm_endpoint_url', value: '{url:server}', help: 'Base URL of the server.' },
          { name: 'model', value: '{model:server}', help: 'The model of the server.' },
        ],
        by: {
          vllm: [{ name: 'llm_engine', value: 'vllm', help: 'Which kind of server it talks to.' }],
          tgi: [{ name: 'llm_engine', value: 'tgi', help: 'Which kind of server it talks to.' }],
          // as openai it reads no llm_endpoint_url: LangChain's client takes URL and key from these
          'openai-compatible': [
            { name: 'llm_engine', value: 'openai', help: 'Which kind of server it talks to.' },
            { name: 'OPENAI_API_BASE', value: '{url:server}/v1', help: 'Where the provider is.' },
            {
              name: 'OPENAI_API_KEY',
              value: '{password:server}',
              secret: true,
              required: true,
              help: 'Key of the provider.',
            },
          ],
        },
      },
    ],
    variants: {},
  },
] satisfies Kind[]
