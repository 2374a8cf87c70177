// What monaco-editor ships without types: the token rules of two languages, parts of the editor that are imported for
// what they register, and how it reads token rules.

declare module 'monaco-editor/languages/definitions/*.js' {
  import type { languages } from 'monaco-editor/editor'
  export const conf: languages.LanguageConfiguration
  export const language: languages.IMonarchLanguage
}

declare module 'monaco-editor/editor/browser/*.js'
declare module 'monaco-editor/editor/common/*.js'
declare module 'monaco-editor/editor/contrib/*.js'
declare module 'monaco-editor/editor/standalone/*.js'
