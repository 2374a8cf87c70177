// A large file of another format is read aside: the page answers meanwhile, and nothing that is done meanwhile is lost.

import type { Page } from '@playwright/test'
import { bring } from './bring'
import { example, exported, imported } from './cli'
import { expect, test } from './page'

const FIRST = example('chatqna')
const CONNECTOR = exported(example('chatqna-wrappers'), 'gmc')['gmconnector.yaml']!
/** As it comes out of a cluster: among other objects, which take seconds to read. */
const OTHERS = Array.from(
  { length: 30_000 },
  (_, at) => `---\nkind: Namespace\nmetadata: {name: other-${at}, labels: {a: b}}\n`,
)
const LARGE = CONNECTOR + OTHERS.join('')
const PIPELINE = imported(LARGE)
const WORKER = /import\.worker[^/]*\.js$/

const dropped = (page: Page) => bring(page, '.canvas', ['drop'], LARGE, true)

/** Until it is called, the worker has not come. */
async function hold(page: Page): Promise<() => void> {
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(WORKER, async (route) => {
    await held
    await route.continue()
  })
  return release
}

test('the page is worked on meanwhile; what was typed comes back with Undo', async ({ megaflow }) => {
  const { page, node, text, open } = megaflow
  const release = await hold(page)
  await open()
  await megaflow.editor()
  await dropped(page)
  const status = page.getByRole('contentinfo')
  await expect(status).toContainText('Reading dropped.yaml…')

  await megaflow.cursor('  rerank:')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.type('x')
  await expect(node('rerankx')).toBeVisible()
  await node('retriever').click()
  await page.keyboard.press('Delete')
  await expect(node('retriever')).toHaveCount(0)
  await expect(status).toContainText('Reading dropped.yaml…')
  await expect.poll(text).toContain('- rerank >> llm')
  const meanwhile = await text()
  expect(meanwhile).toContain('  rerankx:')

  release()
  await expect(node('tei-embedding')).toBeVisible()
  await expect.poll(text).toBe(PIPELINE)
  await expect(status).toContainText('Made a pipeline of dropped.yaml')
  await expect(status).toContainText('Undo brings back what you changed meanwhile.')
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect.poll(text).toBe(meanwhile)
  await page.getByRole('button', { name: /^Redo/ }).click()
  await expect.poll(text).toBe(PIPELINE)
})

test('the page answers meanwhile', async ({ megaflow }) => {
  const { page, text, open } = megaflow
  await open()
  await megaflow.editor()
  await expect(page.locator('#pane-status')).toContainText('Saved in this browser')
  await dropped(page)
  await page.evaluate(() => {
    const lags: number[] = []
    let last = performance.now()
    const timer = setInterval(() => {
      lags.push(performance.now() - last)
      last = performance.now()
    })
    Object.assign(window, { lags, timer, began: last })
  })
  await expect(page.getByRole('contentinfo')).toContainText('Made a pipeline of dropped.yaml')
  // read by the page itself, one wait would be nearly all of it
  const { longest, all } = await page.evaluate(() => {
    const { lags, timer, began } = window as unknown as { lags: number[]; timer: number; began: number }
    clearInterval(timer)
    return { longest: Math.max(...lags), all: performance.now() - began }
  })
  expect(longest).toBeLessThan(all / 2)
  await expect.poll(text).toBe(PIPELINE)
})

test('what is opened meanwhile counts', async ({ megaflow }) => {
  const { page, text, open } = megaflow
  const release = await hold(page)
  await open()
  await expect(page.locator('#pane-status')).toContainText('Saved in this browser')
  const status = page.getByRole('contentinfo')
  await dropped(page)
  await expect(status).toContainText('Reading dropped.yaml…')
  const later = example('audioqna')
  await bring(page, '.canvas', ['drop'], later, true)
  await expect.poll(text).toBe(later)
  await expect(status).not.toContainText('Reading')
  // the editor starts workers of its own
  const answered = page
    .waitForEvent('worker', (worker) => WORKER.test(worker.url()))
    .then((worker) => worker.waitForEvent('close'))
  release()
  await answered
  expect(await text()).toBe(later)
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect.poll(text).toBe(FIRST)
})

test('where the worker cannot be had, the page reads it itself', async ({ megaflow }) => {
  const { page, text, open } = megaflow
  await page.route(WORKER, (route) => route.abort())
  await open()
  await expect(page.locator('#pane-status')).toContainText('Saved in this browser')
  await dropped(page)
  await expect.poll(text).toBe(PIPELINE)
})

test('a fault of ours is told, and the text is as it was', async ({ megaflow }) => {
  const { page, text, open, expectedFaults } = megaflow
  expectedFaults.push(/provoked/)
  const body = 'self.onmessage = () => { throw new Error("provoked") }'
  await page.route(WORKER, (route) => route.fulfill({ contentType: 'text/javascript', body }))
  await open()
  await expect(page.locator('#pane-status')).toContainText('Saved in this browser')
  await dropped(page)
  const status = page.getByRole('contentinfo')
  await expect(status).toContainText(/dropped\.yaml could not be imported: .*provoked/)
  await expect(status).toContainText('Your text is as it was.')
  await expect(status).not.toContainText('Reading')
  expect(await text()).toBe(FIRST)
})
