// monaco-yaml, for completion of keys and of the few values that the schema lists. Its validation and its hover are off: findings are
// ours alone, and so is the help, which knows the document.

import * as monaco from 'monaco-editor/editor'
import { configureMonacoYaml } from 'monaco-yaml'
import { jsonSchema } from '../../core/schema'
import { tidied } from './schema-items'

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
  const languages = { ...monaco.languages, registerCompletionItemProvider }
  configureMonacoYaml({ ...monaco, editor, languages } as never, {
    validate: false,
    completion: true,
    hover: false,
    format: { enable: false },
    enableSchemaRequest: false,
    schemas: [{ uri: 'inmemory://schema/pipeline.json', fileMatch: [file], schema: jsonSchema([]) as never }],
  })
}

const registerCompletionItemProvider: typeof monaco.languages.registerCompletionItemProvider = (
  selector,
  provider,
) =>
  monaco.languages.registerCompletionItemProvider(selector, {
    ...provider,
    async provideCompletionItems(...asked) {
      const list = await provider.provideCompletionItems(...asked)
      return list && { ...list, suggestions: tidied(list.suggestions) }
    },
  })

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
