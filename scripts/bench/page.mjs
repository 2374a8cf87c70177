// The built page in Chromium with the editor open: keys and gestures, the start, opening, panning and dragging.

import { cpus, loadavg } from 'node:os'
import { ROOT, run } from '../install.mjs'
import { withBrowser } from './page/browser.mjs'
import { dragged, panned } from './page/moving.mjs'
import { opened, started } from './page/start.mjs'
import { deleted, PLACES, typed } from './page/typing.mjs'
import { milliseconds, shown, table } from './timing.mjs'

const SIZES = [10, 100, 1000]
const CROWDS = [100, 500]

export async function measure() {
  run(process.execPath, [`${ROOT}/scripts/build.mjs`, 'app'])
  return withBrowser(async (browser) => {
    const columns = []
    for (const size of SIZES) columns.push(await columnOf(browser, size))
    const moving = []
    for (const size of CROWDS) moving.push([await panned(browser, size), await dragged(browser, size)])
    const start = await started(browser)
    const open = await opened(browser, 1000)
    return `${table(
      ['services', ...SIZES.map((size) => size.toLocaleString('en'))],
      Object.keys(columns[0]).map((name) => [name, ...columns.map((column) => column[name])]),
    )}

${table(
  ['nodes', ...CROWDS.map(String)],
  [
    ['a frame while panning', ...moving.map(([pan]) => shown(pan))],
    ['a frame while dragging a node', ...moving.map(([, drag]) => shown(drag))],
  ],
)}

Milliseconds of the main thread's processor time, median · 95th percentile: what a key or a frame waits for where the
machine has nothing else to do. Keys are real ones, 200 at each place, ten in a second,
with rests in which the outputs are made; what is typed faster than it is drawn is drawn at once, and counts from the first key.
Above 200 services letter, reading and drawing are tasks of their own, and the page answers between them.

${table(
  ['from navigation, or from dropping the file', 'fastest', 'median'],
  [
    ['the first node is visible', ...wall(start.node)],
    ['the editor is ready', ...wall(start.editor)],
    ['1,000 services are drawn in place of ChatQnA', ...wall(open)],
  ],
)}

Seconds on the wall${busy()}. ${Math.round(start.script)} KiB of JavaScript (gzip) come before the first node; Monaco is not
among them.`
  })
}

async function columnOf(browser, size) {
  const column = {}
  let longest = 0
  for (const place of Object.keys(PLACES)) {
    const { key, task } = await typed(browser, size, place)
    column[`${place}, to its drawing`] = shown(key)
    longest = Math.max(longest, task)
  }
  column['longest task meanwhile'] = milliseconds(longest)
  const { text, drawing } = await deleted(browser, size)
  column['deleting a service, to its text'] = shown(text)
  column['deleting a service, to its drawing'] = shown(drawing)
  return column
}

/** More that wants to run than there are processors makes such times those of a queue. */
function busy() {
  const [load] = loadavg()
  return load > 1.5 * cpus().length
    ? `, taken while the machine was busy with other things (load ${Math.round(load)})`
    : ''
}

function wall({ fastest, median }) {
  return [fastest, median].map((time) => (time / 1000).toFixed(2))
}
