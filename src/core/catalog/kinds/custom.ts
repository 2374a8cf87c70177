// Whatever the catalog does not know: a plain HTTP microservice.

import type { Kind } from '../kind'

export const CUSTOM = [
  {
    id: 'custom',
    title: 'Custom microservice',
    role: 'flow',
    family: 'other',
    icon: 'srv',
    help: 'Your own HTTP microservice: it takes JSON by POST and answers JSON. Give it an image, or the URL where it runs.',
    source: 'GenAIComps/comps/cores/mega/micro_service.py (its default port is 8080)',
    call: {
      protocol: 'http',
      port: 8080,
      endpoint: null,
      hostPort: 8080,
      input: [],
      output: [],
      adapter: 'custom',
    },
    container: null,
    slots: [],
    variants: {},
  },
] satisfies Kind[]
