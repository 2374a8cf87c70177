// One pipeline per store of the catalog: it is searched, filled where a dataprep can, and histories are kept beside it.

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import { runFolder } from '../lib/machine.mjs'

/** As `variant` of lib/exports.mjs gives them. */
export function storePipelines(kinds) {
  const kindOf = (id) => kinds.find((kind) => kind.id === id)
  const storesOf = (id) => kindOf(id).slots.find(({ name }) => name === 'store').kinds
  // people call it, on its usual port
  const side = (id) => ({ uses: ['store'], port: kindOf(id).call.hostPort })
  const filled = new Set(storesOf('dataprep'))
  return [
    ...storesOf('retriever').map((store) =>
      pipeline(store, searched(store, filled.has(store) && side('dataprep'))),
    ),
    ...storesOf('chathistory').map((store) => pipeline(`records in ${store}`, records(store, side))),
  ]
}

function searched(store, dataprep) {
  return {
    embedding: { kind: 'tei-embed' },
    retriever: { uses: ['store', 'embedding'] },
    llm: { kind: 'vllm-chat' },
    ...(dataprep && { dataprep: { ...dataprep, uses: ['store', 'embedding'] } }),
    store: { kind: store },
  }
}

function records(store, side) {
  return {
    embedding: { kind: 'tei-embed' },
    retriever: {},
    llm: { kind: 'vllm-chat' },
    chathistory: side('chathistory'),
    'prompt-registry': side('prompt-registry'),
    feedback: side('feedback'),
    store: { kind: store },
  }
}

function pipeline(store, services) {
  const name = `store ${store}`
  const document = {
    opea_micro_services: services,
    opea_mega_service: { name: 'stores', mega_flow: ['embedding >> retriever >> llm'] },
  }
  const place = runFolder('exports', name.replaceAll(' ', '-'))
  const file = join(place, 'pipeline.yaml')
  writeFileSync(file, stringify(document))
  return { name, example: 'store', platform: 'xeon', file, place, document }
}
