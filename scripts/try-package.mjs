// Packs the package and uses it as a stranger would: in an empty folder elsewhere, by its command and its library,
// in plain JavaScript and in TypeScript.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { parseAst } from 'rolldown/parseAst'
import { ROOT } from './install.mjs'

const folder = mkdtempSync(join(tmpdir(), 'megaflow-package-'))
const shell = process.platform === 'win32'
const run = (program, args, cwd = folder) => execFileSync(program, args, { cwd, encoding: 'utf8', shell })
try {
  const packed = run('npm', ['pack', '--json', '--pack-destination', folder], ROOT) // it builds first, and says so
  const [{ filename, size }] = JSON.parse(packed.slice(packed.indexOf('[\n')))
  writeFileSync(join(folder, 'package.json'), '{ "name": "stranger", "private": true, "type": "module" }\n')
  run('npm', ['install', '--offline', '--no-audit', '--no-fund', join(folder, filename)])

  const example = join(ROOT, 'public', 'examples', 'rfc-chatqna.yaml')
  const command = join(folder, 'node_modules', '.bin', 'megaflow')
  expect(
    'its command exports compose',
    run(command, ['export', example, '--to', 'compose', '-q']).includes('\nservices:\n'),
  )
  expect(
    'its command tells its version',
    run(command, ['--version']).trim() ===
      JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version,
  )

  writeFileSync(
    join(folder, 'use.mjs'),
    `import { compile, edit, emit, gestures, kinds, targets, templates } from 'megaflow'
     const { pipeline } = compile(templates[0].text)
     const renamed = edit(templates[0].text, 'rename', { from: 'llm', to: 'model' })
     console.log(JSON.stringify([pipeline.services.length > 3, renamed.edits.length, emit(renamed.text, 'compose').files[0].path, gestures.length, kinds.length > 10, targets.length > 1]))`,
  )
  expect(
    'its library works in Node',
    run(process.execPath, ['use.mjs']).trim() === '[true,2,"compose.yaml",16,true,true]',
  )

  writeFileSync(
    join(folder, 'use.ts'),
    `import { compile, edit, type Diagnostic, type Pipeline } from 'megaflow'
     export const pipeline: Pipeline | null = compile('').pipeline
     export const told: Diagnostic[] = edit('', 'tidy', {}).diagnostics
     // @ts-expect-error a text is a string
     compile(1)`,
  )
  const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc')
  for (const resolution of ['bundler', 'nodenext']) {
    const module = resolution === 'nodenext' ? 'nodenext' : 'esnext'
    run(process.execPath, [
      tsc,
      '--noEmit',
      '--strict',
      '--target',
      'es2023',
      '--lib',
      'es2023',
      '--types',
      '',
      '--module',
      module,
      '--moduleResolution',
      resolution,
      'use.ts',
    ])
    expect(`its library is typed (${resolution})`, true)
  }

  const installed = join(folder, 'node_modules', 'megaflow')
  const library = readFileSync(join(installed, 'dist', 'index.js'), 'utf8')
  const modules = modulesOf(parseAst(library))
  expect(`its library imports nothing, of Node neither${modules.map((one) => `: ${one}`)}`, !modules.length)
  const { dependencies = {} } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'))
  expect('it depends on nothing', Object.keys(dependencies).length === 0)

  const rolldown = join(ROOT, 'node_modules', 'rolldown', 'bin', 'cli.mjs')
  const bundling = [rolldown, 'use.mjs', '--platform', 'browser', '--format', 'iife', '--file', 'bundle.js']
  run(process.execPath, [...bundling, '--log-level', 'warn'])
  const said = []
  // a world with nothing of Node in it: no modules, no process, no Buffer
  runInNewContext(readFileSync(join(folder, 'bundle.js'), 'utf8'), {
    console: { log: (text) => said.push(text) },
  })
  expect(
    'its library goes through a bundler and runs where there is no Node',
    said[0]?.startsWith('[true,2,'),
  )
  console.log(`  the package has ${Math.round(size / 1024)} KiB`)
} catch (error) {
  console.error(`  ${error.stdout ?? ''}${error.stderr ?? ''}${error.message}`)
  process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** What a module takes from other modules, wherever it does so. */
function modulesOf(node) {
  if (node === null || typeof node !== 'object') return []
  const isRequire = node.type === 'CallExpression' && node.callee.name === 'require'
  const source = isRequire ? node.arguments[0] : node.source
  const own = isRequire || (source && /^(?:Import|Export)/.test(node.type)) ? [source?.value ?? '?'] : []
  return [...own, ...Object.values(node).flatMap(modulesOf)]
}

function expect(label, holds) {
  if (!holds) throw new Error(`failed: ${label}`)
  console.log(`  ${label}`)
}
