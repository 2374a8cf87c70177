// Keys of the application.

import { test } from 'vitest'
import { gesture } from '../../fixtures/check'

test('keys of the application stand before the flow', () => {
  gesture(
    `
    opea_micro_services:
      llm:
    opea_mega_service:
      # how
      mega_flow: [llm]
  `,
    'configure',
    { key: 'platform', value: 'gaudi' },
    `
    opea_micro_services:
      llm:
    opea_mega_service:
      platform: gaudi
      # how
      mega_flow: [llm]
  `,
  )
  gesture(
    `
    opea_micro_services:
      llm:
  `,
    'configure',
    { key: 'port', value: '80' },
    `
    opea_micro_services:
      llm:
    opea_mega_service:
      port: 80
  `,
  )
  gesture(
    `
    opea_micro_services:
      llm:
    opea_mega_service: { tag: '1.2' }
  `,
    'configure',
    { key: 'tag', value: '1.3' },
    `
    opea_micro_services:
      llm:
    opea_mega_service: { tag: '1.3' }
  `,
  )
  gesture(
    `
    opea_micro_services:
      llm:
  `,
    'configure',
    { key: 'name', value: 'llm' },
    `
    opea_micro_services:
    #^^^^^^^^^^^^^^^^^^^→2:7 error name-clash: There is a service "llm" already.
      llm:
  `,
  )
  gesture(
    `
    opea_micro_services:
      llm:
  `,
    'configure',
    { key: 'mega_flow', value: 'a >> b' },
    `
    opea_micro_services:
    #^^^^^^^^^^^^^^^^^^^→2:7 error bad-argument: "mega_flow" is changed by "connect" and "disconnect".
      llm:
  `,
  )
})
