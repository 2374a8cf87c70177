// Other servers of language models: on a PC, with models that are prepared beforehand, or at a provider.

import type { Kind } from '../kind'

/** One server for models of every sort; which it serves stands in a file beside the models. */
const ovms = (config: string) =>
  ({
    role: 'backing',
    family: 'servers',
    icon: 'srv',
    source: 'GenAIComps/comps/third_parties/ovms/deployment/docker_compose/compose.yaml',
    call: { protocol: 'http', port: 8000, endpoint: null, hostPort: 12000, input: [], output: [] },
    container: {
      image: 'openvino/model_server:2025.0',
      entrypoint: ['/ovms/bin/ovms', '--rest_port', '8000', '--config_path', `/models/${config}`],
      volumes: ['${MODELS_REPOSITORY:-./models}:/models'],
      shm: '1g',
      health: { get: '/v2/health/ready', with: 'curl', every: 10, timeout: 6, retries: 48 },
    },
    slots: [],
    variants: {},
  }) satisfies Partial<Kind>

export const LOCAL_SERVERS = [
  {
    id: 'ollama',
    title: 'Ollama server',
    role: 'backing',
    family: 'servers',
    icon: 'srv',
    help: 'Serves a small language model with Ollama, on a PC. The model is called as Ollama calls it.',
    source: 'GenAIExamples/ChatQnA/docker_compose/intel/cpu/aipc/compose.yaml',
    call: { protocol: 'http', port: 11434, endpoint: null, hostPort: 11434, input: [], output: [] },
    container: {
      image: 'ollama/ollama:latest',
      entrypoint: ['bash', '-c'],
      // the shell takes the model from the environment: it is no part of the command
      command: ['ollama serve & sleep 10 && ollama run "$OLLAMA_MODEL" & wait'],
      environment: [{ name: 'OLLAMA_MODEL', value: '{model}', help: 'The model that is fetched and run.' }],
      volumes: ['ollama:/root/.ollama'],
      health: {
        run: ['CMD-SHELL', 'ollama list >/dev/null 2>&1 || exit 1'],
        every: 10,
        timeout: 10,
        retries: 30,
      },
    },
    model: { variable: 'OLLAMA_MODEL', default: 'llama3.2' },
    slots: [],
    variants: {},
  },
  {
    id: 'ovms',
    title: 'OpenVINO model server',
    help: 'Serves a language model with OpenVINO on Intel hardware. The model is exported into the folder MODELS_REPOSITORY beforehand.',
    ...ovms('config_llm.json'),
    model: { variable: 'LLM_MODEL_ID', default: 'Qwen/Qwen2-7B-Instruct' },
  },
  {
    id: 'ovms-embedding',
    title: 'OpenVINO embedding server',
    help: 'Serves an embedding model with OpenVINO on Intel hardware. The model is exported into the folder MODELS_REPOSITORY beforehand.',
    ...ovms('config_embeddings.json'),
    // that of TEI: the stored vectors are made by it
    model: { variable: 'EMBEDDING_MODEL_ID', default: 'BAAI/bge-base-en-v1.5' },
  },
  {
    id: 'ovms-reranking',
    title: 'OpenVINO reranking server',
    help: 'Serves a reranking model with OpenVINO on Intel hardware. The model is exported into the folder MODELS_REPOSITORY beforehand.',
    ...ovms('config_reranking.json'),
    model: { variable: 'RERANK_MODEL_ID', default: 'BAAI/bge-reranker-base' },
  },
  {
    id: 'openai-compatible',
    title: 'OpenAI, or another provider',
    role: 'backing',
    family: 'servers',
    icon: 'srv',
    help: 'A language model at a provider that speaks OpenAI’s protocol: give the base URL, without /v1, as its endpoint.',
    source: 'GenAIExamples/ChatQnA/docker_compose/intel/cpu/xeon/compose_endpoint_openai.yaml',
    aliases: ['openai'],
    call: { protocol: 'https', port: 443, endpoint: null, hostPort: 443, input: [], output: [] },
    container: null,
    model: { variable: 'LLM_MODEL_ID', default: 'gpt-4o-mini' },
    slots: [],
    variants: {},
    login: { password: { variable: 'OPENAI_API_KEY' } },
  },
] satisfies Kind[]
