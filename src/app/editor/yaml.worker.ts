// Completion from the schema. A file of ours, so that Vite finds a local entry behind `?worker`.

import './fast-alias'
import 'monaco-yaml/yaml.worker.js'
