// The designer's build, and the settings of the unit tests. The command line has vite.cli.config.ts.

import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import { contentSecurityPolicy } from './scripts/csp.mjs'
import { yamlReading } from './scripts/yaml-reading.mjs'

const local = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/**
 * package.json says that a module of which nothing is used may be dropped. That holds for the library alone: the page
 * imports some of its modules for what they do.
 */
function keepSideEffects(): Plugin {
  return {
    name: 'keep-side-effects',
    transform: {
      filter: { id: /[\\/]src[\\/]app[\\/].*\.tsx?$/ },
      handler: (code) => ({ code, map: null, moduleSideEffects: true }),
    },
  }
}

/**
 * React Flow is one module, and names its components after it has made them: so none of them, used or not, can be left
 * out. Without the names, which are for developers' tools, and with the makers marked as pure, the unused ones are.
 */
function dropUnusedParts(): Plugin {
  return {
    name: 'drop-unused-parts',
    apply: 'build',
    transform: {
      filter: { id: /@xyflow[\\/]react[\\/]dist[\\/]esm[\\/]index\.js/ },
      handler: (code) => ({
        code: code
          .replace(/^\w+\.displayName = .*;$/gm, '')
          .replace(/ = (memo|forwardRef|create\w+Edge)\(/g, ' = /*#__PURE__*/ $1('),
        map: null,
      }),
    },
  }
}

/** React Flow warns developers in words that a build never shows, and still holds: each is its number there. */
function dropWarnings(): Plugin {
  return {
    name: 'drop-warnings',
    apply: 'build',
    transform: {
      filter: { id: /@xyflow[\\/]system[\\/]dist[\\/]esm[\\/]index\.js/ },
      handler: (code) => ({
        code: code.replace(
          /^const errorMessages = \{$.*?^\};$/ms,
          'const errorMessages = new Proxy({}, { get: (_, number) => () => String(number) });',
        ),
        map: null,
      }),
    },
  }
}

/** Where a kind's facts come from is for those who check them: the page shows it nowhere. */
function dropSources(): Plugin {
  return {
    name: 'drop-sources',
    apply: 'build',
    transform: {
      filter: { id: /[\\/]src[\\/]core[\\/]catalog[\\/]kinds[\\/].*\.ts$/ },
      handler: (code) => ({
        code: code.replace(/\bsource: ("[^"\n]*"|'[^'\n]*')/g, "source: ''"),
        map: null,
      }),
    },
  }
}

/**
 * What the page needs at once lies in one chunk, also where a part that is fetched later shares some of it: in pieces
 * it would be larger.
 */
function firstLoad() {
  let needed: Set<string> | null = null
  return (id: string, graph: { getModuleInfo(id: string): { importedIds: string[] } | null }) => {
    if (!needed) {
      needed = new Set()
      const waiting = [local('./src/app/main.tsx')]
      for (const one of waiting) {
        if (needed.has(one)) continue
        needed.add(one)
        waiting.push(...(graph.getModuleInfo(one)?.importedIds ?? []))
      }
    }
    return needed.has(id) ? 'first' : null
  }
}

export default defineConfig({
  // relative, so that the built page works under any path
  base: './',
  plugins: [
    react(),
    contentSecurityPolicy(),
    keepSideEffects(),
    dropUnusedParts(),
    dropWarnings(),
    dropSources(),
    yamlReading(),
  ],
  resolve: {
    alias: [
      // monaco-yaml's worker manager names files as they lay before monaco-editor had an exports map
      { find: /^monaco-editor\/esm\/vs\/(.*)$/, replacement: 'monaco-editor/$1' },
      // a third of the d3 that comes with React Flow, for colours that fade; nothing here does
      { find: 'd3-color', replacement: local('src/app/canvas/no-colours.ts') },
      // the YAML worker formats with prettier, half of its size; nothing here is ever reformatted
      { find: /^prettier\/.*$/, replacement: local('src/app/editor/no-prettier.ts') },
    ],
  },
  worker: { format: 'es', plugins: () => [keepSideEffects()] },
  // found late otherwise, behind an import() and inside a worker: the page would reload once
  optimizeDeps: { include: ['monaco-yaml', 'monaco-yaml/yaml.worker.js'] },
  // chunks as Vite cuts them: a group of Monaco's own would be preloaded by index.html
  build: {
    target: 'es2022',
    outDir: 'dist/app',
    reportCompressedSize: false,
    chunkSizeWarningLimit: 4000,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [{ name: firstLoad(), debugName: 'first', includeDependenciesRecursively: false }],
        },
      },
    },
  },
  test: {
    // `dir` keeps the search for tests out of folders that other tools fill
    dir: 'src',
    include: ['**/*.test.{ts,tsx}'],
    environment: 'node',
    // files share what they import, the catalog above all: a quarter of the work. They leave nothing behind.
    isolate: false,
    maxWorkers: '100%',
    // for machines that are busy: what hangs is still found
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
})
