// Monaco with the parts, workers, languages and colours that are used. Only ever reached through an import().

import * as monaco from 'monaco-editor/editor'
import EditorWorker from 'monaco-editor/editor/editor.worker.js?worker'
import { takeBlocksWhole } from './blocks'
import './features'
import { registerLanguages } from './language'
import { followTheme } from './theme'
import { whenIdle } from './when-idle'
import YamlWorker from './yaml.worker?worker'
import { configureYaml } from './yaml-service'

export const DOCUMENT_URI = 'inmemory://megaflow/pipeline.yaml'

let done = false

export function setUp(): typeof monaco {
  if (!done) {
    done = true
    self.MonacoEnvironment = {
      getWorker: (_module, label) =>
        label === 'yaml' ? new YamlWorker({ name: 'yaml' }) : new EditorWorker({ name: 'editor' }),
    }
    registerLanguages()
    takeBlocksWhole()
    configureYaml(DOCUMENT_URI)
    // Monaco sorts a menu of its suggestions by it; what compares texts is loaded at the first call, for 10 ms and more
    whenIdle(() => 'a'.localeCompare('b'))
  }
  followTheme()
  return monaco
}

/** What every code view here has in common; the fallback in CSS has the same metrics. */
export const VIEW: monaco.editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  fontFamily: 'ui-monospace, "SF Mono", "Cascadia Code", Menlo, Consolas, "DejaVu Sans Mono", monospace',
  fontSize: 12,
  lineHeight: 19,
  padding: { top: 8, bottom: 8 },
  lineNumbersMinChars: 4,
  lineDecorationsWidth: 2,
  glyphMargin: false,
  folding: true,
  showFoldingControls: 'mouseover',
  minimap: { enabled: false },
  scrollBeyondLastLine: false,
  renderLineHighlight: 'none',
  renderFinalNewline: 'on',
  overviewRulerLanes: 0,
  hideCursorInOverviewRuler: true,
  wordBasedSuggestions: 'off',
  bracketPairColorization: { enabled: false },
  guides: { indentation: true, bracketPairs: false },
  unusualLineTerminators: 'off',
  fixedOverflowWidgets: true,
  smoothScrolling: false,
  scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, useShadows: false },
  stickyScroll: { enabled: false },
}

/** Above this what walks over all lines is switched off. */
const HEAVY_LENGTH = 1024 * 1024

export function isLightText(length: number): boolean {
  return length <= HEAVY_LENGTH
}

/** Options that follow the size of the text. */
export function optionsFor(light: boolean): monaco.editor.IEditorOptions {
  return {
    folding: light,
    // where the marks of folds would stand
    lineDecorationsWidth: light ? VIEW.lineDecorationsWidth! : 18,
    occurrencesHighlight: light ? 'singleFile' : 'off',
    selectionHighlight: light,
    matchBrackets: light ? 'near' : 'never',
    guides: { indentation: light, bracketPairs: false },
  }
}
