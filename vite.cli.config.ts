// Builds for Node and for anyone, each one file without dependencies: the command line (--mode cli) and the library
// (--mode library).

import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { yamlReading } from './scripts/yaml-reading.mjs'

// the ES modules of the package: smaller than its CommonJS for Node, and without Node's built-ins
const yaml = fileURLToPath(new URL('node_modules/yaml/browser/index.js', import.meta.url))

export default defineConfig(({ mode }) => ({
  publicDir: false,
  plugins: [yamlReading()],
  resolve: { alias: { yaml } },
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: mode === 'cli' ? 'src/cli/main.ts' : 'src/index.ts',
    outDir: 'dist',
    emptyOutDir: false,
    target: 'node20',
    minify: mode === 'cli',
    rolldownOptions: { output: { entryFileNames: mode === 'cli' ? 'cli.js' : 'index.js' } },
  },
}))
