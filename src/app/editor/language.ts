// The languages of the code views. Outputs have a YAML language of their own, so that completion and hover of the
// document stay away from them.

import * as monaco from 'monaco-editor/editor'
import { language as python, conf as pythonConf } from 'monaco-editor/languages/definitions/python/python.js'
import { conf as yamlConf } from 'monaco-editor/languages/definitions/yaml/yaml.js'
import { yamlTokens } from './yaml-tokens'

const OUTPUT_YAML = 'yaml-output'
const VARIABLES = 'variables'

const variables: monaco.languages.IMonarchLanguage = {
  tokenPostfix: '',
  tokenizer: {
    root: [
      [/^\s*#.*$/, 'comment'],
      [/^(\w+)(=)(.*)$/, ['type', 'operators', 'string']],
    ],
  },
}

export function registerLanguages() {
  monaco.languages.register({ id: 'yaml', extensions: ['.yaml', '.yml'], aliases: ['YAML'] })
  for (const id of [OUTPUT_YAML, 'python', VARIABLES]) monaco.languages.register({ id })
  for (const id of ['yaml', OUTPUT_YAML]) {
    monaco.languages.setLanguageConfiguration(id, yamlConf)
    monaco.languages.setMonarchTokensProvider(id, yamlTokens)
  }
  monaco.languages.setLanguageConfiguration('python', pythonConf)
  monaco.languages.setMonarchTokensProvider('python', python)
  monaco.languages.setMonarchTokensProvider(VARIABLES, variables)
}

/** The language of an output file, by its name. */
export function languageOf(path: string): string {
  if (/\.ya?ml$/.test(path)) return OUTPUT_YAML
  if (path.endsWith('.py')) return 'python'
  return /(?:^|[/.])env(?:$|\.)/.test(path) ? VARIABLES : 'plaintext'
}
