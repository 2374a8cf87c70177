// npm run bench [-- --write]: how long things take, on this machine, as a table; --write puts it into the README.
// Medians, after a warm-up. What is compared is measured in turns, so that a busy moment meets both.

import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT, run } from './install.mjs'

run(process.execPath, [join(ROOT, 'scripts', 'build.mjs'), 'cli', 'library'])
const { compile, edit, emit } = await import(pathToFileURL(join(ROOT, 'dist', 'index.js')).href)

const SIZES = [10, 100, 1000]
const WORK = {
  'read and check a document': (text) => () => compile(text),
  'read it again after a key': (text) => {
    const before = compile(text)
    const at = text.indexOf('image: example/step:1') + 'image: example/step:1'.length
    const after = `${text.slice(0, at)}0${text.slice(at)}`
    return () => compile(after, before)
  },
  'a gesture: rename a service': (text) => () => edit(text, 'rename', { from: 'step-1', to: 'first' }),
  'export to compose': (text) => () => emit(text, 'compose'),
  'export to Python': (text) => () => emit(text, 'python'),
}

const rows = Object.entries(WORK).map(([label, prepare]) => [
  label,
  ...SIZES.map((size) => `${shown(median(prepare(documentOf(size))))} ms`),
])
const report = [
  `| | ${SIZES.map((size) => `${size.toLocaleString('en')} services`).join(' | ')} |`,
  `|---|${'--:|'.repeat(SIZES.length)}`,
  ...rows.map((row) => `| ${row.join(' | ')} |`),
  '',
  `\`megaflow export\` of ChatQnA to compose takes ${commandLine()} (Node ${process.versions.node}, ${cpus().length} × ${cpus()[0].model}).`,
].join('\n')
console.log(report)
if (process.argv.includes('--write')) writeDown(report)

/** Half the services in a chain of rules, a sixth of them with a model server of their own. */
function documentOf(size) {
  const groups = Math.max(1, Math.round(size / 3))
  const numbers = Array.from({ length: groups }, (_, index) => index + 1)
  const services = numbers.map(
    (number) => `  # the work of step ${number}
  step-${number}:
    kind: custom
    image: example/step:${number}
    port: ${20000 + number}
    environment: { NUMBER: "${number}" }
  llm-${number}:
    kind: llm
    uses: [vllm-${number}]
  vllm-${number}:
    kind: vllm
    model: example/model-${number}   # one of its own
`,
  )
  const rules = numbers.map((number) =>
    number === 1 ? '    - step-1 >> llm-1' : `    - llm-${number - 1} >> step-${number} >> llm-${number}`,
  )
  const text = `opea_micro_services:\n${services.join('')}opea_mega_service:\n  mega_flow:\n${rules.join('\n')}\n`
  const errors = ['compose', 'python'].flatMap((target) =>
    emit(text, target).diagnostics.filter(({ severity }) => severity === 'error'),
  )
  if (errors.length > 0) throw new Error(`the document is not sound: ${errors[0].message}`)
  return text
}

function median(work) {
  const begin = performance.now()
  for (let times = 0; times < 20 && performance.now() - begin < 500; times++) work()
  const times = []
  const start = performance.now()
  while (times.length < 5 || (times.length < 201 && performance.now() - start < 1500)) {
    const before = performance.now()
    work()
    times.push(performance.now() - before)
  }
  return middle(times)
}

function middle(times) {
  return times.sort((a, b) => a - b)[times.length >> 1]
}

/** Wall time of the whole process beside that of a Node that does nothing. */
function commandLine() {
  const cli = [join(ROOT, 'dist', 'cli.js'), 'export', join(ROOT, 'public', 'examples', 'chatqna.yaml')]
  const times = { cli: [], node: [] }
  for (let round = 0; round < 21; round++) {
    times.node.push(wall(['-e', '0']))
    times.cli.push(wall([...cli, '--to', 'compose']))
  }
  return `${Math.round(middle(times.cli))} ms, of which Node alone takes ${Math.round(middle(times.node))} ms`
}

function wall(args) {
  const begin = performance.now()
  const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' })
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}`)
  return performance.now() - begin
}

function shown(ms) {
  return ms < 10 ? ms.toFixed(1) : String(Math.round(ms))
}

function writeDown(table) {
  const file = join(ROOT, 'README.md')
  const text = readFileSync(file, 'utf8')
  const marked = /(<!-- npm run bench -- --write -->\n)[\s\S]*?(\n<!-- \/bench -->)/
  if (!marked.test(text)) throw new Error('README.md has no place for the table')
  writeFileSync(
    file,
    text.replace(marked, (_all, begin, end) => `${begin}${table}${end}`),
  )
}
