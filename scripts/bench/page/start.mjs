// From navigation to the first node and the editor, and what JavaScript came before; and opening a large file.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { pipelineOf } from '../pipelines.mjs'
import { summary } from '../timing.mjs'
import { APP, onPage, rest } from './browser.mjs'
import { traced } from './trace.mjs'

const ROUNDS = 7

/** Milliseconds on the wall, and KiB of JavaScript as a host would send it. */
export async function started(browser) {
  const seen = []
  for (let round = 0; round < ROUNDS; round++) {
    seen.push(
      await onPage(browser, null, (page) =>
        page.evaluate(() => ({
          ...window.seen,
          scripts: performance
            .getEntriesByType('resource')
            .filter(({ name, responseEnd }) => name.endsWith('.js') && responseEnd <= window.seen.node)
            .map(({ name }) => new URL(name).pathname),
        })),
      ),
    )
  }
  const sizes = seen.map(({ scripts }) => scripts.reduce((sum, path) => sum + sizeOf(path), 0))
  return {
    node: summary(seen.map(({ node }) => node)),
    editor: summary(seen.map(({ editor }) => editor)),
    script: Math.max(...sizes),
  }
}

function sizeOf(path) {
  return gzipSync(readFileSync(join(APP, path))).length / 1024
}

/** Milliseconds on the wall from dropping a file to its drawing. */
export async function opened(browser, size) {
  const times = []
  for (let round = 0; round < ROUNDS; round++) {
    times.push(
      await onPage(browser, null, async (page) => {
        const { begin, drawings } = await traced(page, async () => {
          await page.evaluate(drop, pipelineOf(size))
          await page.waitForFunction(() => document.querySelectorAll('.react-flow__node').length > 50)
          await rest(page, 500)
        })
        return drawings.at(-1).at - begin.at
      }),
    )
  }
  return summary(times)
}

/** In the page: what a browser does when a file is let go over it. */
function drop(text) {
  const dataTransfer = new DataTransfer()
  dataTransfer.items.add(new File([text], 'large.yaml', { type: 'text/yaml' }))
  dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
}
