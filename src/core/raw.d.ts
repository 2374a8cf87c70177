// Files taken as text into the bundle.
declare module '*?raw' {
  const text: string
  export default text
}

interface ImportMeta {
  /** Vite's: the files that fit a pattern, by their paths; here as text, when the module is loaded. */
  glob(pattern: string, options: { query: '?raw'; import: 'default'; eager: true }): Record<string, string>
}
