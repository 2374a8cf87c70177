// The sample pipelines, which are the fixtures of the golden tests as well.

import chatqna from '../../public/examples/chatqna.yaml?raw'
import guardrails from '../../public/examples/chatqna-guardrails.yaml?raw'
import wrappers from '../../public/examples/chatqna-wrappers.yaml?raw'
import rfc from '../../public/examples/rfc-chatqna.yaml?raw'

export type Template = { name: string; title: string; help: string; text: string }

/** In the order in which they are shown. */
export const TEMPLATES: readonly Template[] = [
  {
    name: 'chatqna',
    title: 'ChatQnA',
    help: 'Questions about your own documents, model servers in the flow.',
    text: chatqna,
  },
  {
    name: 'chatqna-wrappers',
    title: 'ChatQnA with microservices',
    help: 'The same by OPEA’s microservices, each with its server.',
    text: wrappers,
  },
  {
    name: 'chatqna-guardrails',
    title: 'ChatQnA with a guardrail',
    help: 'Unsafe questions are refused before they reach the model.',
    text: guardrails,
  },
  {
    name: 'rfc-chatqna',
    title: 'The RFC’s example',
    help: 'Four microservices in a row, everything else implied.',
    text: rfc,
  },
]
