// The megaservices that the command line exports, run on the real opea-comps: four versions of it, each pipeline of
// conformance/pipelines against stand-ins of its services. What is tried stands in conformance/python/rows_*.py.

import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { megaflow } from '../lib/exports.mjs'
import { conformance, digest, find, folder, must, run } from '../lib/machine.mjs'
import { Missing } from '../lib/report.mjs'

const NEWEST = '1.5' // the one of requirements.txt
const VERSIONS = ['1.2', '1.3', '1.4', NEWEST]
const AT_ONCE = 2

const sources = join(conformance, 'python')
const pipelines = join(conformance, 'pipelines')

export { runPython as run }

async function runPython(check) {
  const programs = await exportAll(check)
  const installed = await install()
  const rows = []
  await inParallel(AT_ONCE, VERSIONS, async (version) => {
    rows.push(...(await tryVersion(version, installed, programs, check)))
  })
  report(rows, check)
}

/** The programs of all pipelines, as files in one folder. A pipeline that cannot be exported fails here. */
async function exportAll(check) {
  const place = folder('python', 'programs')
  for (const file of readdirSync(place)) rmSync(join(place, file))
  const files = readdirSync(pipelines).filter((file) => file.endsWith('.yaml'))
  const failed = []
  await inParallel(AT_ONCE, files.sort(), async (file) => {
    const { code, stdout, stderr } = await megaflow('export', join(pipelines, file), '--to', 'python')
    if (code === 0) writeFileSync(join(place, file.replace(/\.yaml$/, '.py')), stdout)
    else failed.push(`${file}: exit code ${code}\n${stderr}`)
  })
  check(`each pipeline is exported as a program (${files.length})`, failed.length === 0, failed)
  check.none('each kind that may stand in a flow stands in one of them', await kindsLeftOut(files))
  const beside = await megaflow('check', join(pipelines, 'told', 'guard-beside.yaml'))
  check(
    'a guardrail beside the model is told: it does not protect',
    /guardrail-beside `guard` does not protect `llm`/.test(beside.stderr),
    beside.stderr,
  )
  return place
}

async function kindsLeftOut(files) {
  const { stdout } = await megaflow('kinds')
  const kinds = stdout.split('\n').map((line) => line.split(/\s+/))
  const used = files.flatMap((file) =>
    Object.entries(parse(readFileSync(join(pipelines, file), 'utf8')).opea_micro_services).map(
      ([name, service]) => service?.kind ?? name,
    ),
  )
  const inFlow = kinds.filter(([, role]) => role === 'flow').map(([id]) => id)
  if (inFlow.length < 40) return [`only ${inFlow.length} kinds were listed`]
  return inFlow.filter((id) => !used.includes(id))
}

/** A virtual environment with the newest version, and the others beside it: made once, then cached. */
async function install() {
  const requirements = readFileSync(join(sources, 'requirements.txt'), 'utf8')
  const interpreter = await findPython()
  const place = folder('python', `env-${digest(requirements, interpreter.version, ...VERSIONS)}`)
  const command = join(place, 'bin', 'python')
  const others = VERSIONS.filter((version) => version !== NEWEST)
  const folderOf = (version) => (version === NEWEST ? '' : join(place, `only-${version}`))
  const whole = join(place, 'complete')
  if (!existsSync(whole)) {
    const pip = (...args) =>
      must(command, ['-m', 'pip', 'install', '--quiet', '--no-deps', '--only-binary', ':all:', ...args])
    try {
      await must(interpreter.command, ['-m', 'venv', '--clear', place])
      await pip('-r', join(sources, 'requirements.txt'))
      await Promise.all(others.map((version) => pip('--target', folderOf(version), `opea-comps==${version}`)))
    } catch (error) {
      throw new Missing(`opea-comps cannot be installed: ${error.message}`)
    }
    writeFileSync(whole, '')
  }
  return { command, folderOf }
}

async function findPython() {
  for (const command of ['python3.11', 'python3', 'python3.12', 'python3.13'].map(find).filter(Boolean)) {
    const { code, stdout } = await run(command, ['-c', 'import sys; print(*sys.version_info[:2])'])
    const [major, minor] = stdout.split(' ').map(Number)
    if (code === 0 && major === 3 && minor >= 11) return { command, version: stdout.trim() }
  }
  throw new Missing('Python 3.11 or newer is not installed')
}

/** All rows on one version. Rows that did not come are told as failures. */
async function tryVersion(version, { command, folderOf }, programs, check) {
  const env = { ...process.env, PYTHONPATH: folderOf(version), PYTHONDONTWRITEBYTECODE: '1' }
  const { stdout: found } = await run(command, ['-c', 'import comps.version as v; print(v.__version__)'], {
    env,
  })
  check(`opea-comps ${version} is what is imported`, found.trim() === version, found)
  // the order of siblings in the base class follows the seed: nothing may depend on it
  const args = [join(sources, 'drive.py'), programs, folderOf(version), String(VERSIONS.indexOf(version))]
  const { code, signal, stdout, stderr } = await run(command, args, { env: { ...env, PYTHONPATH: '' } })
  const rows = stdout
    .split('\n')
    .filter(Boolean)
    .map((line) => ({ version, ...JSON.parse(line) }))
  check(
    `every row was tried on opea-comps ${version}`,
    code === 0 && rows.length > 0,
    `${signal ?? code}\n${stderr}`,
  )
  return rows
}

/** One check for each label, over all pipelines that it is about, on every version. */
function report(rows, check) {
  for (const label of new Set(rows.map((row) => row.label))) {
    const tried = rows.filter((row) => row.label === label)
    const skipped = tried.find((row) => row.skipped)
    const names = [...new Set(tried.map((row) => row.pipeline))].sort()
    const failed = tried
      .filter((row) => !row.passed)
      .map((row) => `${row.version} ${row.pipeline}: ${row.detail}`)
    const missing = names.flatMap((pipeline) =>
      VERSIONS.filter((version) => version === NEWEST || wasTried(version, pipeline, rows))
        .filter((version) => !wasTried(version, pipeline, tried))
        .map((version) => `${version} ${pipeline}: not tried`),
    )
    if (skipped) check.skip(label, skipped.skipped)
    else check.none(`${label} (${names.join(', ')})`, [...failed, ...missing])
  }
}

const wasTried = (version, pipeline, rows) =>
  rows.some((row) => row.version === version && row.pipeline === pipeline)

async function inParallel(count, items, work) {
  const left = [...items]
  const worker = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: count }, worker))
}
