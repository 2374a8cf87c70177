// monaco-yaml, for completion of keys and kinds out of the schema. Its validation and its hover are off: findings are
// ours alone, and so is the help, which knows the document.

import * as monaco from 'monaco-editor/editor'
import { configureMonacoYaml } from 'monaco-yaml'
import { jsonSchema } from '../../core/schema'

type WorkerWish = {
  label?: string
  createData?: unknown
  // biome-ignore lint/complexity/noBannedTypes: Monaco's own type of what a worker may call
  host?: Record<string, Function>
  keepIdleModels?: boolean
}

/** `file`: the one model that the schema is for. */
export function configureYaml(file: string) {
  const editor = { ...monaco.editor, createWebWorker }
  configureMonacoYaml({ ...monaco, editor } as never, {
    validate: false,
    completion: true,
    hover: false,
    format: { enable: false },
    enableSchemaRequest: false,
    schemas: [{ uri: 'inmemory://schema/pipeline.json', fileMatch: [file], schema: jsonSchema() as never }],
  })
}

/** Monaco wants a worker that runs since 0.53; monaco-yaml still asks for one by name. */
function createWebWorker({ label = '', createData, host, keepIdleModels = false }: WorkerWish) {
  const worker = Promise.resolve(self.MonacoEnvironment!.getWorker!('', label)).then((started) => {
    // the first message wakes monaco-worker-manager, the second is what it starts with
    started.postMessage('ignore')
    started.postMessage(createData)
    return started
  })
  return monaco.editor.createWebWorker({ worker, keepIdleModels, ...(host ? { host } : {}) })
}
