// Panning the canvas and dragging a node, with the whole pipeline in view.

import { summary } from '../timing.mjs'
import { onPage } from './browser.mjs'
import { traced, workOfFrames } from './trace.mjs'

const STEPS = 120

export function panned(browser, size) {
  return moved(browser, size, async (page) => {
    const { x, y } = await page.locator('.react-flow__pane').first().boundingBox()
    return [x + 30, y + 60]
  })
}

export function dragged(browser, size) {
  return moved(browser, size, async (page) => {
    const box = await page.locator('.react-flow__node').first().boundingBox()
    return [box.x + box.width / 2, box.y + box.height / 2]
  })
}

/** There and back, so that what is in view stays in view. */
function moved(browser, size, startOf) {
  return onPage(browser, size, async (page) => {
    const [x, y] = await startOf(page)
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + 8, y + 8, { steps: 4 })
    const trace = await traced(page, async () => {
      await page.mouse.move(x + 200, y + 120, { steps: STEPS / 2 })
      await page.mouse.move(x, y, { steps: STEPS / 2 })
    })
    await page.mouse.up()
    return summary(workOfFrames(trace))
  })
}
