// Text on its way to or from a model: its language, its prompt, and which model is to have it.

import type { Kind } from '../kind'
import { TOKEN_REQUIRED, WRAPPER_HEALTH } from './parts'

export const PROMPTS = [
  {
    id: 'language-detection',
    title: 'Language detection',
    role: 'flow',
    family: 'other',
    icon: 'find',
    help: 'Tells the languages of question and answer, and makes a prompt that translates the answer back.',
    source: 'GenAIComps/comps/language_detection/src/opea_language_detection_microservice.py',
    call: {
      protocol: 'http',
      port: 8069,
      endpoint: '/v1/language_detection',
      hostPort: 8069,
      input: ['Text'],
      output: ['PromptTemplate'],
      adapter: 'language-detection',
    },
    container: {
      image: 'opea/language-detection',
      environment: [
        {
          name: 'LANG_DETECT_STANDALONE',
          help: 'True: it takes a text and a target_language of the request, instead of question and answer.',
        },
      ],
      health: WRAPPER_HEALTH,
      restart: 'unless-stopped',
    },
    slots: [],
    variants: {},
  },
  {
    id: 'prompt-template',
    title: 'Prompt template',
    role: 'flow',
    family: 'other',
    icon: 'pencil',
    help: 'Fills question and found passages into a template of your own, for the model after it.',
    source: 'GenAIComps/comps/prompt_template/src/opea_prompt_template_microservice.py',
    call: {
      protocol: 'http',
      port: 7900,
      endpoint: '/v1/prompt_template',
      hostPort: 7900,
      input: ['Text', 'PromptTemplate', 'RetrievedDocs', 'RankedDocs'],
      output: ['Text'],
      adapter: 'prompt-template',
    },
    container: { image: 'opea/prompt-template', health: WRAPPER_HEALTH, restart: 'unless-stopped' },
    slots: [],
    variants: {},
  },
  {
    id: 'router',
    title: 'Model router',
    role: 'flow',
    family: 'other',
    icon: 'flow',
    help: 'Chooses a weak or a strong model for a question and answers with its URL. It forwards nothing itself.',
    source: 'GenAIComps/comps/router/src/opea_router_microservice.py',
    call: {
      protocol: 'http',
      port: 6000,
      endpoint: '/v1/route',
      hostPort: 6000,
      input: ['Text'],
      output: ['Url'],
      adapter: 'router',
    },
    container: {
      image: 'opea/router',
      environment: [
        TOKEN_REQUIRED,
        {
          name: 'CONFIG_PATH',
          value: '/app/configs/router.yaml',
          help: 'The file inside the container that names the models.',
        },
        { name: 'CONTROLLER_TYPE', help: 'How it chooses: routellm, the default, or semantic_router.' },
        { name: 'WEAK_ENDPOINT', required: true, help: 'URL of the weak model.' },
        { name: 'STRONG_ENDPOINT', required: true, help: 'URL of the strong model.' },
        { name: 'WEAK_MODEL_ID', help: 'The weak model.' },
        { name: 'STRONG_MODEL_ID', help: 'The strong model.' },
        { name: 'OPENAI_API_KEY', secret: true, help: 'Key for the models, where they ask for one.' },
      ],
      health: WRAPPER_HEALTH,
      restart: 'unless-stopped',
    },
    slots: [],
    variants: {},
  },
] satisfies Kind[]
