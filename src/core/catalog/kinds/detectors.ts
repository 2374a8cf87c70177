// Guardrails for one thing each. Most bring their own small model; Prediction Guard's are asked over the network.

import type { Kind, Slot, Variable } from '../kind'
import { LOGFLAG, TOKEN, TOKEN_REQUIRED, WRAPPER_HEALTH } from './parts'

const KEY = {
  name: 'PREDICTIONGUARD_API_KEY',
  secret: true,
  help: 'Key of Prediction Guard, where the text is judged.',
} satisfies Variable

type Detector = {
  id: string
  title: string
  help: string
  source: string
  image: string
  port: number
  endpoint: string
  /** How the Python megaservice calls it, where it is not as the guardrail of OPEA. */
  adapter?: string
  environment: Variable[]
  slots?: Slot[]
}

const detector = (each: Detector) =>
  ({
    id: `guardrails-${each.id}`,
    title: each.title,
    role: 'flow',
    family: 'guardrails',
    icon: 'guard',
    help: each.help,
    source: `GenAIComps/comps/guardrails/src/${each.source}_microservice.py`,
    aliases: [each.id],
    call: {
      protocol: 'http',
      port: each.port,
      endpoint: each.endpoint,
      hostPort: each.port,
      input: ['Text'],
      output: ['Text'],
      adapter: each.adapter ?? `guardrails-${each.id}`,
    },
    container: {
      image: `opea/guardrails-${each.image}`,
      environment: [...each.environment, LOGFLAG],
      health: WRAPPER_HEALTH,
      restart: 'unless-stopped',
    },
    slots: each.slots ?? [],
    variants: {},
  }) satisfies Kind

export const DETECTORS = [
  detector({
    id: 'toxicity-detection',
    title: 'Toxicity guard',
    help: 'Stops a text that is toxic. It brings its own small model.',
    source: 'toxicity_detection/opea_toxicity_detection',
    image: 'toxicity-predictionguard',
    port: 9090,
    endpoint: '/v1/toxicity',
    environment: [
      TOKEN,
      { name: 'TOXICITY_DETECTION_MODEL', help: 'Intel/toxic-prompt-roberta if it is not set.' },
    ],
  }),
  detector({
    id: 'bias-detection',
    title: 'Bias guard',
    help: 'Stops a text that is biased. It brings its own small model.',
    source: 'bias_detection/opea_bias_detection',
    image: 'bias-detection',
    port: 9092,
    endpoint: '/v1/bias',
    environment: [
      TOKEN,
      { name: 'BIAS_DETECTION_MODEL', help: 'valurank/distilroberta-bias if it is not set.' },
    ],
  }),
  detector({
    id: 'prompt-injection',
    title: 'Prompt injection guard',
    help: 'Stops a question that tries to talk the model out of its instructions.',
    source: 'prompt_injection/opea_prompt_injection',
    image: 'injection-predictionguard',
    port: 9085,
    endpoint: '/v1/injection',
    environment: [
      // its own model, meta-llama/Prompt-Guard-86M, is gated
      TOKEN_REQUIRED,
      { name: 'USE_SMALLER_PROMPT_GUARD_MODEL', help: 'True: the model with 22 million parameters.' },
      KEY,
    ],
  }),
  detector({
    id: 'pii-detection',
    title: 'Personal data guard',
    help: 'Stops a text with personal data in it: names, addresses, numbers. It brings its own small model.',
    source: 'pii_detection/opea_pii_detection',
    image: 'pii-predictionguard',
    port: 9080,
    endpoint: '/v1/pii',
    environment: [TOKEN, KEY],
  }),
  detector({
    id: 'factuality-alignment',
    title: 'Factuality guard',
    help: 'Stops an answer that the found passages do not support. It asks Prediction Guard, over the network.',
    source: 'factuality_alignment/opea_factuality_alignment',
    image: 'factuality-predictionguard',
    port: 9075,
    endpoint: '/v1/factuality',
    environment: [{ ...KEY, required: true }, TOKEN],
  }),
  detector({
    id: 'hallucination-detection',
    title: 'Hallucination guard',
    help: 'Has a language model compare an answer with the found passages, and stops it where they disagree.',
    source: 'hallucination_detection/opea_hallucination_detection',
    image: 'hallucination-detection',
    port: 9000,
    endpoint: '/v1/hallucination_detection',
    environment: [TOKEN],
    slots: [
      {
        name: 'server',
        help: 'The server that runs the judging model.',
        kinds: ['vllm'],
        required: true,
        model: true,
        environment: [
          // without /v1: the wrapper appends it
          { name: 'vLLM_ENDPOINT', value: '{url:server}', help: 'Base URL of the server.' },
          { name: 'LLM_MODEL', value: '{model:server}', help: 'The model of the server.' },
        ],
      },
    ],
  }),
] satisfies Kind[]
