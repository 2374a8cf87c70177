// Web pages for people who use an application. They run beside the flow, and a browser calls the application from them.

import type { Kind } from '../kind'

export const PAGES = [
  {
    id: 'ui',
    title: 'Chat page',
    role: 'side',
    family: 'side',
    icon: 'flow',
    help: 'A web page for chats with this application. It asks for answers that are streamed, and uploads documents where it uses a dataprep.',
    source: 'GenAIExamples/ChatQnA/ui/svelte',
    aliases: ['chatqna-ui'],
    call: { protocol: 'http', port: 5173, endpoint: '/', hostPort: 5173, input: [], output: [] },
    container: {
      image: 'opea/chatqna-ui',
      environment: [
        { name: 'CHAT_BASE_URL', value: '{reached}', help: 'URL of the application, for the browser.' },
      ],
      // as in OPEA's compose files: nothing waits for it
      health: null,
      restart: 'unless-stopped',
    },
    slots: [
      {
        name: 'dataprep',
        help: 'The service that takes in what people upload.',
        kinds: ['dataprep'],
        required: false,
        // as in GenAIExamples/ChatQnA/docker_compose/amd/gpu/rocm/set_env.sh
        environment: [
          {
            name: 'UPLOAD_FILE_BASE_URL',
            value: '{reached:dataprep}/v1/dataprep/ingest',
            help: 'Where the browser uploads documents.',
          },
          {
            name: 'GET_FILE',
            value: '{reached:dataprep}/v1/dataprep/get',
            help: 'Where the browser gets the list of documents.',
          },
          {
            name: 'DELETE_FILE',
            value: '{reached:dataprep}/v1/dataprep/delete',
            help: 'Where the browser removes documents.',
          },
        ],
      },
    ],
    variants: {},
    gmc: {
      steps: { xeon: 'UI', gaudi: 'UI', nvidia: 'UI' },
      port: 5174,
      endpoint: '/',
    },
  },
] satisfies Kind[]
