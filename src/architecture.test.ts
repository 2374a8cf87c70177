// The arrows of ARCHITECTURE.md, the size of files, and what is written about them. Reads the sources as text: an import is a line.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

type Import = { target: string; isExport: boolean }
type Source = { path: string; text: string; lines: number; imports: Import[] }

const ROOT = join(import.meta.dirname, '.')

/** What each part may import besides itself. */
const ARROWS: Record<string, string[]> = {
  'core/text': [],
  'core/yaml': ['core/text'],
  'core/catalog': ['core/text'],
  'core/pipeline': ['core/catalog', 'core/yaml', 'core/text'],
  'core/plan': ['core/pipeline', 'core/catalog', 'core/yaml', 'core/text'],
  'core/gmc': ['core/yaml', 'core/text'],
  'core/checks': ['core/pipeline', 'core/catalog', 'core/yaml', 'core/text'],
  'core/commands': ['core/pipeline', 'core/catalog', 'core/yaml', 'core/text'],
  'core/targets': ['core/plan', 'core/gmc', 'core/pipeline', 'core/catalog', 'core/yaml', 'core/text'],
  'core/sources': ['core/gmc', 'core/pipeline', 'core/catalog', 'core/yaml', 'core/text'],
  // the front doors: compile, emit, read, schema, templates
  core: ['core/*'],
  '.': ['core', 'core/*'],
  cli: ['.', 'core', 'core/*'],
  'app/studio': ['core', 'core/*', '.'],
  'app/ui': [],
  // panes meet in the store, never in one another
  'app/*': ['app/studio', 'app/ui', 'core', 'core/*', '.'],
  app: ['app/*', 'core', 'core/*', '.'],
  laws: ['core', 'core/*', '.'],
  fixtures: ['core', 'core/*', '.'],
}

/** Packages that only some files may know. */
const PACKAGES: Record<string, RegExp> = {
  // the editor's worker mends the package that it runs on
  yaml: /^core\/yaml\/|^app\/editor\/fast-alias\.ts/,
  'monaco-editor': /^app\/(?:editor\/|studio\/monaco-buffer\.ts)/,
  'monaco-yaml': /^app\/editor\//,
  react: /^app\//,
  'react-dom': /^app\//,
  zustand: /^app\//,
  '@xyflow/react': /^app\//,
}

const sources = readSources()
const shipped = sources.filter(({ path }) => !isTest(path))

describe('the arrows', () => {
  it('finds the sources', () => {
    expect(shipped.length).toBeGreaterThan(50)
    expect(shipped.flatMap(({ imports }) => imports).length).toBeGreaterThan(100)
  })

  it('imports only follow them', () => {
    const wrong = shipped.flatMap(({ path, imports }) =>
      imports.flatMap(({ target }) => {
        if (isPackage(target) || target.startsWith('..')) return []
        const [from, to] = [partOf(path), partOf(target)]
        return from === to || allowed(from, to) ? [] : [`${path} → ${target}`]
      }),
    )
    expect(wrong).toEqual([])
  })

  it('targets print, and never read or edit YAML', () => {
    const wrong = shipped.flatMap(({ path, imports }) =>
      imports
        .filter(({ target }) => path.startsWith('core/targets/') && isForbiddenToTargets(target))
        .map(({ target }) => `${path} → ${target}`),
    )
    expect(wrong).toEqual([])
  })

  it('one target never imports another, nor one source another', () => {
    const wrong = shipped.flatMap(({ path, imports }) =>
      imports
        .filter(({ target }) => {
          const from = /^core\/targets\/([^/]+)\//.exec(path)?.[1]
          const to = /^core\/targets\/([^/]+)\//.exec(target)?.[1]
          return from !== undefined && to !== undefined && from !== to
        })
        .map(({ target }) => `${path} → ${target}`),
    )
    expect(wrong).toEqual([])
  })

  it('packages stay where they belong', () => {
    const wrong = shipped.flatMap(({ path, imports }) =>
      imports
        .filter(({ target }) => isPackage(target))
        .filter(({ target }) => {
          const name = packageOf(target)
          if (name.startsWith('node:')) return !path.startsWith('cli/')
          if (path.startsWith('core/') && name !== 'yaml') return true
          return PACKAGES[name] !== undefined && !PACKAGES[name].test(path)
        })
        .map(({ target }) => `${path} → ${target}`),
    )
    expect(wrong).toEqual([])
  })

  it('makes no circle, types included', () => {
    expect(findCircle(shipped)).toBeNull()
  })
})

describe('the files', () => {
  it('re-export nothing but what they add to: no barrels', () => {
    const barrels = shipped.filter(({ path, text }) => path !== 'index.ts' && isBarrel(text))
    expect(barrels.map(({ path }) => path)).toEqual([])
  })

  it('are at most 300 lines long, tests 400', () => {
    const long = sources.filter(({ path, lines }) => lines > (isTest(path) ? 400 : 300))
    expect(long.map(({ path, lines }) => `${path}: ${lines}`)).toEqual([])
  })

  it('are short: half of them under 80 lines, nine of ten under 200', () => {
    const sizes = shipped.map(({ lines }) => lines).sort((a, b) => a - b)
    expect(sizes[Math.floor(sizes.length * 0.5)]).toBeLessThanOrEqual(80)
    expect(sizes[Math.floor(sizes.length * 0.9)]).toBeLessThanOrEqual(200)
  })

  it('say in their first line what they are', () => {
    const silent = shipped.filter(({ text }) => !/^(?:#!.*\n)?(?:\/\/|\/\*|declare )/.test(text))
    expect(silent.map(({ path }) => path)).toEqual([])
  })
})

describe('what is written about them', () => {
  const FOLDER = join(ROOT, '..')

  it('names files and folders that are there', () => {
    const named = [...read('ARCHITECTURE.md').matchAll(/^\| `([^`]+)` \|/gm)].map(([, path]) => path!)
    expect(named.length).toBeGreaterThan(20)
    expect(named.filter((path) => !existsSync(join(FOLDER, path)))).toEqual([])
    for (const { path } of shipped.filter(({ path }) => /^core\/[^/]+\//.test(path)))
      expect(named).toContain(`src/${path.split('/').slice(0, 2).join('/')}`)
  })

  it('numbers decisions without a gap, and tells of each whether it holds', () => {
    const decisions = readdirSync(join(FOLDER, 'docs/decisions')).sort()
    for (const [at, name] of decisions.entries()) {
      expect(name).toMatch(new RegExp(`^${String(at + 1).padStart(4, '0')}-`))
      const title = new RegExp(`^# ${at + 1}\\. .+\\n\\nStatus: (?:in force|replaced by \\d+)\\.\\n`)
      expect(read(`docs/decisions/${name}`)).toMatch(title)
    }
  })

  function read(path: string): string {
    return readFileSync(join(FOLDER, path), 'utf8')
  }
})

function readSources(): Source[] {
  const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
  const known = new Set(files)
  return files.map((path) => {
    const text = readFileSync(join(ROOT, path), 'utf8')
    const imports = importsOf(text).map(({ target, isExport }) => ({
      target: target.startsWith('.') ? resolve(path, target, known) : `package:${target}`,
      isExport,
    }))
    return { path, text, lines: text.split('\n').length - 1, imports }
  })
}

/** Static, dynamic, re-exporting and side-effect imports; `import('…')` in a type as well. */
function importsOf(text: string): Import[] {
  const found: Import[] = []
  for (const match of text.matchAll(/^(import|export)\b[^'"`;]*?\bfrom\s+'([^']+)'/gm))
    found.push({ target: match[2]!, isExport: match[1] === 'export' })
  for (const match of text.matchAll(/^import\s+'([^']+)'|\bimport\(\s*'([^']+)'/gm))
    found.push({ target: (match[1] ?? match[2])!, isExport: false })
  return found
}

/** The file that an import names, from `src`; paths outside of it begin with `..`. */
function resolve(path: string, target: string, known: ReadonlySet<string>): string {
  const plain = target.replace(/\?.*$/, '')
  const at = relative(ROOT, join(ROOT, dirname(path), plain)).replaceAll('\\', '/')
  if (at.startsWith('..')) return at
  const names = [at, `${at}.ts`, `${at}.tsx`, at === '' ? 'index.ts' : `${at}/index.ts`]
  const found = names.find((name) => known.has(name))
  return found ?? (/\.\w+$/.test(at) ? at : `missing: ${at}`)
}

function isPackage(target: string): boolean {
  return target.startsWith('package:')
}

function packageOf(target: string): string {
  const [first, second] = target.slice('package:'.length).split('/')
  return first!.startsWith('@') ? `${first}/${second}` : first!
}

function partOf(path: string): string {
  const folder = dirname(path)
  const [first, second] = folder.split('/')
  return (first === 'core' || first === 'app') && second !== undefined ? `${first}/${second}` : first!
}

function allowed(from: string, to: string): boolean {
  const arrows = ARROWS[from] ?? ARROWS[`${from.split('/')[0]}/*`] ?? []
  return arrows.some((arrow) => arrow === to || (arrow.endsWith('/*') && to.startsWith(arrow.slice(0, -1))))
}

function isForbiddenToTargets(target: string): boolean {
  if (target === 'core/text/edit.ts') return true
  return target.startsWith('core/yaml/') && !['core/yaml/spell.ts', 'core/yaml/print.ts'].includes(target)
}

function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path) || /^(?:laws|fixtures)\//.test(path)
}

function isBarrel(text: string): boolean {
  const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*/g, '').trim()
  const rest = code.replace(/export\s+(?:type\s+)?(?:\*(?:\s+as\s+\w+)?|\{[^}]*\})\s+from\s+'[^']+'/g, '')
  return code !== '' && rest.trim() === ''
}

/** The files of one circle of imports, or null. */
function findCircle(files: readonly Source[]): string[] | null {
  const next = new Map(files.map(({ path, imports }) => [path, imports.map(({ target }) => target)]))
  const done = new Set<string>()
  const trail: string[] = []
  const visit = (path: string): string[] | null => {
    if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path]
    if (done.has(path) || !next.has(path)) return null
    trail.push(path)
    for (const target of next.get(path)!) {
      const circle = visit(target)
      if (circle) return circle
    }
    trail.pop()
    done.add(path)
    return null
  }
  for (const { path } of files) {
    const circle = visit(path)
    if (circle) return circle
  }
  return null
}
