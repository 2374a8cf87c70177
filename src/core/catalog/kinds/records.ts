// What an application keeps about its users: chat history, prompts, feedback. They run beside the flow and are
// called by a user interface. Three of one make, over the same stores, each with a collection of its own.

import type { Kind, Variable } from '../kind'
import { LOGFLAG, WRAPPER_HEALTH } from './parts'

type Keeper = Pick<Kind, 'id' | 'title' | 'help' | 'source' | 'aliases'> & {
  image: string
  port: number
  endpoint: string
  /** Its part of a store that it shares with the others. */
  collection: string
}

const KEEPERS: Keeper[] = [
  {
    id: 'chathistory',
    title: 'Chat history',
    help: 'Keeps conversations by user. Stored by /v1/chathistory/create, read by /get, removed by /delete.',
    source: 'GenAIComps/comps/chathistory/src/opea_chathistory_microservice.py',
    aliases: ['chat-history'],
    image: 'opea/chathistory',
    port: 6012,
    endpoint: '/v1/chathistory/create',
    collection: 'ChatHistory',
  },
  {
    id: 'prompt-registry',
    title: 'Prompt registry',
    help: 'Keeps prompts that users want to use again. Stored by /v1/prompt/create, read by /get, removed by /delete.',
    source: 'GenAIComps/comps/prompt_registry/src/opea_prompt_microservice.py',
    aliases: ['promptregistry'],
    image: 'opea/promptregistry',
    port: 6018,
    endpoint: '/v1/prompt/create',
    collection: 'Prompt',
  },
  {
    id: 'feedback',
    title: 'Feedback',
    help: 'Keeps what users think of answers. Stored by /v1/feedback/create, read by /get, removed by /delete.',
    source: 'GenAIComps/comps/feedback_management/src/opea_feedback_microservice.py',
    aliases: ['feedback-management', 'feedbackmanagement'],
    image: 'opea/feedbackmanagement',
    port: 6016,
    endpoint: '/v1/feedback/create',
    collection: 'Feedback',
  },
]

const store = (value: string): Variable => ({
  name: 'OPEA_STORE_NAME',
  value,
  help: 'Which kind of store it talks to.',
})

function storedBy(collection: string): Record<string, Variable[]> {
  const help = 'Its own part of the store: the others have theirs.'
  return {
    mongodb: [
      store('mongodb'),
      { name: 'MONGO_HOST', value: '{host:store}', help: 'Host of the store.' },
      { name: 'MONGO_PORT', value: '{port:store}', help: 'Port of the store.' },
      { name: 'DB_NAME', value: 'OPEA', help: 'The database.' },
      { name: 'COLLECTION_NAME', value: collection, help },
    ],
    'redis-kv-store': [
      store('redis'),
      { name: 'REDIS_URL', value: '{url:store}', help: 'URL of the store.' },
      { name: 'INDEX_NAME', value: `opea:${collection}`, help },
      { name: 'DOC_PREFIX', value: `${collection}:`, help: 'Begins the keys of what that index holds.' },
    ],
    arangodb: [
      store('arangodb'),
      { name: 'ARANGODB_HOST', value: '{url:store}', help: 'URL of the store.' },
      { name: 'ARANGODB_USERNAME', value: '{user:store}', help: 'User of the store.' },
      {
        name: 'ARANGODB_PASSWORD',
        value: '{password:store}',
        secret: true,
        required: true,
        help: 'Password of the store.',
      },
      { name: 'ARANGODB_COLLECTION_NAME', value: collection, help },
    ],
  }
}

export const RECORD_KEEPERS: readonly Kind[] = KEEPERS.map(
  ({ image, port, endpoint, collection, ...identity }) => ({
    ...identity,
    role: 'side',
    family: 'side',
    icon: 'db',
    call: { protocol: 'http', port, endpoint, hostPort: port, input: [], output: [] },
    container: {
      image,
      environment: [
        { name: 'ENABLE_MCP', help: 'true: offered as a tool by the MCP protocol too.' },
        LOGFLAG,
      ],
      health: WRAPPER_HEALTH,
      restart: 'unless-stopped',
    },
    slots: [
      {
        name: 'store',
        help: 'The store it keeps them in.',
        kinds: ['mongodb', 'redis-kv-store', 'arangodb'],
        required: true,
        by: storedBy(collection),
      },
    ],
    variants: {},
  }),
)
