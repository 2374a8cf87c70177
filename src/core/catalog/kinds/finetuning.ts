// Training of models, beside a flow: jobs are started and watched through its own API.

import type { Kind } from '../kind'
import { GAUDI, HABANA, TOKEN, WRAPPER_HEALTH } from './parts'

export const FINETUNING = [
  {
    id: 'finetuning',
    title: 'Fine-tuning',
    role: 'side',
    family: 'side',
    icon: 'load',
    help: 'Trains a model on examples of your own. Upload them to /v1/files, then start a job by /v1/fine_tuning/jobs.',
    source: 'GenAIComps/comps/finetuning/src/opea_finetuning_microservice.py',
    aliases: ['fine-tuning'],
    call: {
      protocol: 'http',
      port: 8015,
      endpoint: '/v1/fine_tuning/jobs',
      hostPort: 8015,
      input: [],
      output: [],
    },
    container: {
      image: 'opea/finetuning',
      environment: [
        TOKEN,
        { name: 'FINETUNING_COMPONENT_NAME', value: 'OPEA_FINETUNING', help: 'How it trains.' },
      ],
      health: WRAPPER_HEALTH,
      restart: 'always',
    },
    slots: [],
    variants: {
      xeon: {},
      gaudi: { ...GAUDI, image: 'opea/finetuning-gaudi', environment: HABANA },
    },
  },
] satisfies Kind[]
