// The library, as it is built: compiling after a key, gestures and exports, beside two readers of YAML on the same text.

import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { load } from 'js-yaml'
import { parseDocument } from 'yaml'
import { ROOT, run } from '../install.mjs'
import { pipelineOf } from './pipelines.mjs'
import { inTurns, milliseconds, processorTime, shown, table } from './timing.mjs'

const SIZES = [10, 100, 1000]
const TARGETS = { compose: 'compose', gmc: 'GMConnector', python: 'Python' }

export async function measure() {
  run(process.execPath, [join(ROOT, 'scripts', 'build.mjs'), 'library'])
  const library = await import(pathToFileURL(join(ROOT, 'dist', 'index.js')).href)
  const columns = SIZES.flatMap((size) => [
    { size, anchors: false },
    { size, anchors: true },
  ])
  const results = []
  for (const column of columns) results.push(await resultsOf(library, column))
  const [first] = results
  const rows = Object.keys(first).map((name) => [name, ...results.map((result) => cell(result, name))])
  const head = columns.map(({ size, anchors }) => `${size.toLocaleString('en')}${anchors ? ', anchors' : ''}`)
  return `${table(['services', ...head], rows)}

Milliseconds of processor time, the collector's threads included, median · 95th percentile, in one run: the keys in turns, then
all else in turns; × is the median beside
\`parseDocument\` of the package \`yaml\`, which is given the same text. Gestures and exports begin with the text, so they
hold its first compile. ${onTheWall(results.slice(-2))}`
}

/** Collectors work beside the main thread, so somebody waits for less than all threads are at work. */
function onTheWall(results) {
  const [plain, anchored] = results.map((result) =>
    Object.values(TARGETS).map((label) => milliseconds(result[`export to ${label}`].onTheWall)),
  )
  const listed = ([first, second, third]) => `${first}, ${second} and ${third}`
  return `On the wall the three exports took ${listed(plain)} ms at 1,000 services, ${listed(anchored)} ms with anchors (medians).`
}

function cell(result, name) {
  const ratio = result[name].median / result[REFERENCE].median
  return `${shown(result[name])}${name === REFERENCE ? '' : ` (${Number(ratio.toPrecision(2))}×)`}`
}

const REFERENCE = '`yaml` parseDocument'

async function resultsOf({ compile, edit, emit, targets }, { size, anchors }) {
  const text = pipelineOf(size, { anchors })
  // a GMConnector of 1,000 deployed services is more than its router takes
  const forTarget = (target) => pipelineOf(size, { anchors, elsewhere: target === 'gmc' })
  for (const target of Object.keys(TARGETS)) assertSound(emit(forTarget(target), target))
  const teams = size / 10
  const budget = { clock: processorTime, rounds: size === 1000 ? 60 : 200, seconds: 60 }
  // keys by themselves, as in an editor: between two of them nobody parses the whole document with another library
  const keys = await inTurns(
    {
      'key in a value': typing(
        (team) => `reranker-${team}:\n    kind: tei-reranking\n    model: BAAI/bge-reranker-base`,
      ),
      'key in a rule': typing((team) => `>> retriever-${team}`),
      "key in a service's name": typing((team) => `\n  dataprep-${team}`),
    },
    budget,
  )
  const whole = await inTurns(
    {
      'first compile': () => () => compile(text),
      'gesture: set a model': (round) => () =>
        edit(text, 'set', { name: `tgi-${(round % teams) + 1}`, key: 'model', value: `own/model-${round}` }),
      'gesture: rename': (round) => () =>
        edit(text, 'rename', { from: `llm-${(round % teams) + 1}`, to: `model-${round}` }),
      ...Object.fromEntries(
        Object.entries(TARGETS).map(([target, label]) => {
          const document = forTarget(target)
          return [`export to ${label}`, () => () => emit(document, target)]
        }),
      ),
      ...Object.fromEntries(
        Object.entries(TARGETS).map(([id, label]) => {
          const document = forTarget(id)
          const target = targets.find((one) => one.id === id)
          const alone = () => {
            const { declared } = compile(document)
            return () => target.emit(declared)
          }
          return [`${label} alone, of what is compiled`, alone]
        }),
      ),
      [REFERENCE]: () => () => parseDocument(text),
      '`js-yaml` load': () => () => load(text),
    },
    budget,
  )
  return { ...keys, ...whole }

  /** Types a character at the end of a place, and takes it away again, team after team. */
  function typing(placeOf) {
    let snapshot = compile(text)
    return (round) => {
      const place = placeOf(((Math.floor(round / 2) * 7) % teams) + 1)
      const at = text.indexOf(place) + place.length
      const next = round % 2 ? text : `${text.slice(0, at)}x${text.slice(at)}`
      return () => {
        snapshot = compile(next, snapshot)
      }
    }
  }
}

function assertSound({ diagnostics }) {
  const error = diagnostics.find(({ severity }) => severity === 'error')
  if (error) throw new Error(`the document is not sound: ${error.message}`)
}
