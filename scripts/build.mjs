// Builds everything into dist: the command line, the library with its types, and the page.

import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { install, ROOT, run } from './install.mjs'

install()
const only = process.argv.slice(2)
const wanted = (part) => only.length === 0 || only.includes(part)
const vite = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js')
const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc')

mkdirSync(join(ROOT, 'dist'), { recursive: true })
if (wanted('cli'))
  run(process.execPath, [
    vite,
    'build',
    '--config',
    'vite.cli.config.ts',
    '--mode',
    'cli',
    '--logLevel',
    'warn',
  ])
if (wanted('library')) buildLibrary()
if (wanted('app')) run(process.execPath, [vite, 'build', '--logLevel', 'warn'])
writeFileSync(join(ROOT, 'dist', 'THIRD-PARTY-LICENSES'), licences(['yaml']))
console.log(`Built ${['cli', 'library', 'app'].filter(wanted).join(', ')}.`)

function buildLibrary() {
  run(process.execPath, [
    vite,
    'build',
    '--config',
    'vite.cli.config.ts',
    '--mode',
    'library',
    '--logLevel',
    'warn',
  ])
  const types = join(ROOT, 'dist', 'types')
  rmSync(types, { recursive: true, force: true })
  run(process.execPath, [
    tsc,
    '-p',
    'src/core',
    '--outDir',
    types,
    '--tsBuildInfoFile',
    join(types, '.tsbuildinfo'),
    '--declaration',
    '--emitDeclarationOnly',
  ])
  for (const file of readdirSync(types, { recursive: true, encoding: 'utf8' }))
    if (file.endsWith('.d.ts')) spellOut(join(types, file))
  // a library's declarations: the entry beside its code, the rest behind it
  writeFileSync(join(ROOT, 'dist', 'index.d.ts'), "export * from './types/index.js'\n")
  rmSync(join(types, '.tsbuildinfo'), { force: true })
}

/** Node's own resolution of types wants whole file names; our sources leave the ending away. */
function spellOut(file) {
  const text = readFileSync(file, 'utf8').replace(
    /(from |import\()(['"])(\.\.?(?:\/[^'"]*)?)\2/g,
    (whole, before, quote, path) => {
      const target = join(dirname(file), path)
      if (existsSync(`${target}.d.ts`)) return `${before}${quote}${path}.js${quote}`
      return existsSync(join(target, 'index.d.ts')) ? `${before}${quote}${path}/index.js${quote}` : whole
    },
  )
  writeFileSync(file, text)
}

/** The texts of the licences of what is bundled. */
function licences(names) {
  return names
    .map((name) => {
      const folder = join(ROOT, 'node_modules', name)
      const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
      const file = ['LICENSE', 'LICENSE.md', 'license'].map((one) => join(folder, one)).find(existsSync)
      return `${name} ${version} (${license})\n\n${file ? readFileSync(file, 'utf8') : ''}\n`
    })
    .join('\n')
}
