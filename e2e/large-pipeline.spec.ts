// Large documents: drawn, usable, never lost.

import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { example } from './cli'
import { placeOf } from './hand'
import { expect, test } from './page'

const KINDS = ['embedding', 'retriever', 'reranking', 'llm']
/**
 * Milliseconds of the page's own work, whatever else the machine does: far above what it takes, of which `npm run bench`
 * has the figures. Many times that, where each service is compared with each.
 */
const LONG = 6000

/** A thousand nodes are painted by the processor here, which on a busy machine takes its time. */
const patiently = expect.configure({ timeout: 180_000 })

/** `count` services, four to a rule; `extra` stands in each of them. */
function large(count: number, head = '', extra = ''): string {
  const services = Array.from(
    { length: count },
    (_, at) => `  s${at}:\n    kind: ${KINDS[at % 4]}\n    port: ${10_000 + at}\n${extra}`,
  )
  const rules = Array.from(
    { length: count / 4 },
    (_, at) => `    - s${4 * at} >> s${4 * at + 1} >> s${4 * at + 2} >> s${4 * at + 3}\n`,
  )
  return `${head}opea_micro_services:\n${services.join('')}opea_mega_service:\n  mega_flow:\n${rules.join('')}`
}

/** By the picker of browsers that have no other one: what it is given can be told here. */
async function pick(page: Page, name: string, text: string) {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: 'Open', exact: true }).click(),
  ])
  await chooser.setFiles({ name, mimeType: 'application/yaml', buffer: Buffer.from(text) })
}

/** Gives the processor's time that the page's thread has taken so far. */
async function watchWork(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return 1000 * metrics.find(({ name }) => name === 'TaskDuration')!.value
  }
}

test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, 'showOpenFilePicker')
    Reflect.deleteProperty(Window.prototype, 'showOpenFilePicker')
  })
})

test('1,000 services open, and are worked on as few are', async ({ megaflow }) => {
  test.setTimeout(900_000)
  const { page, node, text, open } = megaflow
  const worked = await watchWork(page)
  await open()
  await megaflow.editor()
  const document = large(1000)
  await pick(page, 'large.yaml', document)
  await patiently(node('s0')).toBeVisible()
  await patiently(page.getByRole('application', { name: /^Canvas, 100\d services$/ })).toBeVisible()
  await patiently.poll(text).toBe(document)
  await patiently(page.locator('.canvas-overview')).toBeVisible()

  // the canvas: walk, zoom, pan, select, rename
  await placeOf(node('s0'))
  await page.locator('.canvas').focus()
  await page.keyboard.press('Home')
  await patiently(page.locator('[data-service="s0"]')).toBeFocused()
  await page.keyboard.press('Shift+Digit2')
  await patiently(page.locator('.canvas')).not.toHaveClass(/is-far/)
  await page.keyboard.press('End')
  await patiently(node('s0')).toHaveCount(0)
  await patiently(page.locator('[data-service]:focus')).toBeInViewport()
  await page.keyboard.press('Home')
  await patiently(page.locator('[data-service="s0"]')).toBeFocused()
  const start = await placeOf(node('s0'))
  const pane = (await page.locator('.react-flow__pane').boundingBox())!
  await page.mouse.move(pane.x + pane.width / 2, pane.y + 10)
  await page.mouse.down()
  await page.mouse.move(pane.x + pane.width / 2, pane.y + 70, { steps: 6 })
  await page.mouse.up()
  expect((await placeOf(node('s0'))).y).toBe(start.y + 60)
  await node('s0').click()
  await page.keyboard.press('F2')
  await page.keyboard.type('first')
  await page.keyboard.press('Enter')
  await patiently(node('first')).toBeVisible()
  await page.keyboard.press('Control+z')
  await patiently.poll(text).toBe(document)

  // the text: a key, and it is drawn
  await megaflow.cursor('s2:')
  await page.keyboard.press('ArrowLeft')
  const before = await worked()
  await page.keyboard.type('x')
  await patiently(node('s2x')).toBeVisible()
  await page.keyboard.press('Backspace')
  await patiently(node('s2')).toBeVisible()
  await patiently.poll(text).toBe(document)
  expect((await worked()) - before).toBeLessThan(LONG)
})

test('what is offered in a large pipeline comes after the letters', async ({ megaflow }) => {
  const { page, text, open } = megaflow
  await open()
  await megaflow.editor()
  await pick(page, 'large.yaml', large(240))
  await patiently.poll(text).toBe(large(240))
  await page.locator('.monaco-editor .view-line').first().click()
  for (const key of ['Control+End', 'ArrowUp', 'End']) await page.keyboard.press(key)
  await page.keyboard.type(' >> s23')
  const offered = page.locator('.suggest-widget.visible .monaco-list-row')
  await patiently(offered.filter({ hasText: 's230' })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await patiently.poll(text).toBe(large(240).replace(/\n$/, ' >> s230\n'))
})

test('from afar all edges are one picture, of which each can be selected', async ({ megaflow }) => {
  const { page, node, open } = megaflow
  await open()
  await megaflow.editor()
  await pick(page, 'large.yaml', large(160))
  const picture = page.locator('.canvas-far-edges .canvas-flow').first()
  const ends = async () => ((await picture.getAttribute('d')) ?? '').split('M').length - 1
  await patiently(page.locator('.canvas')).toHaveClass(/is-tiny/)
  await patiently.poll(ends).toBe(120)
  await expect(page.locator('.react-flow__edge')).toHaveCount(0)
  // it follows the text
  await page.locator('.monaco-editor .view-line').first().click()
  for (const key of ['Control+End', 'ArrowUp', 'End']) await page.keyboard.press(key)
  await page.keyboard.type(' >> s0')
  await patiently.poll(ends).toBe(121)
  await page.keyboard.press('Control+z')
  await patiently.poll(ends).toBe(120)

  // in the middle between two nodes
  const [from, to] = [await placeOf(node('s0')), await placeOf(node('s1'))]
  await page.mouse.click((from.x + from.width + to.x) / 2, from.y + from.height / 2)
  await expect(page.getByRole('heading', { name: 's0 → s1' })).toBeVisible()
  await expect(page.locator('.canvas-far-edges .canvas-flow.is-on')).toHaveAttribute('d', /^M/)

  // and near by they are lines again
  await page.locator('.canvas').focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('Shift+Digit2')
  await patiently(page.locator('.react-flow__edge').first()).toBeAttached()
  await expect(page.locator('.canvas-far-edges')).toHaveCount(0)
})

test('what takes long to read is read aside: the page says so, and goes on', async ({ megaflow }) => {
  const { page, node, text, open } = megaflow
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route(/compile\.worker[^/]*\.js$/, async (route) => {
    await held
    await route.continue()
  })
  await open()
  await megaflow.editor()
  const anchored = large(400, 'x-common: &common {HTTP_PROXY: "${HTTP_PROXY}", LOGFLAG: "1"}\n', ANCHORED)
  expect(anchored.length).toBeGreaterThan(100 * 1024)
  await pick(page, 'anchored.yaml', anchored)
  await expect(page.getByRole('contentinfo')).toContainText('Reading…')
  await expect(page.locator('#pane-document')).toContainText('Reading…')
  await expect.poll(text).toBe(anchored)
  // the drawing is the old one, and no gesture is made from it
  await node('llm').click()
  await page.keyboard.press('Delete')
  await expect(page.getByRole('contentinfo')).toContainText('still being read')
  expect(await text()).toBe(anchored)

  release()
  await expect(node('s0')).toBeVisible()
  await expect(page.getByText('Reading…')).toHaveCount(0)
  expect(await text()).toBe(anchored)
})

const ANCHORED = `    environment:
      <<: *common
      # ${'a remark that makes the document larger, as remarks do. '.repeat(4)}
      SOMETHING: "else"
`

test('a file above the limit is refused in words, and the text stays', async ({ megaflow }) => {
  const { page, node, text, open } = megaflow
  await open()
  await expect(node('llm')).toBeVisible()
  await pick(page, 'huge.yaml', `# ${'x'.repeat(5 * 1024 * 1024)}\n`)
  await expect(page.getByRole('contentinfo')).toContainText(
    'huge.yaml has 5.0 MiB, more than the 4 MiB that are read. Your text is as it was.',
  )
  expect(await text()).toBe(example('chatqna'))
  await pick(page, 'picture.yaml', 'opea\0')
  await expect(page.getByRole('contentinfo')).toContainText('picture.yaml is not a text in UTF-8.')
  expect(await text()).toBe(example('chatqna'))
})

test('a text that has grown above the limit is kept, and the page says why it is not drawn', async ({
  megaflow,
}) => {
  const { page, node, text, open } = megaflow
  await open()
  await megaflow.editor()
  const huge = `${large(40)}# ${'x'.repeat(4 * 1024 * 1024)}\n`
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    document.body.dispatchEvent(paste)
  }, huge)
  await expect(page.locator('#pane-document').getByRole('alert')).toContainText('The text is kept as it is.')
  await expect(node('llm')).toBeVisible()
  await expect(page.locator('.canvas')).toHaveClass(/is-frozen/)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page
      .evaluate(() => Reflect.deleteProperty(window, 'showSaveFilePicker'))
      .then(() => page.getByRole('button', { name: 'Save', exact: true }).click()),
  ])
  expect(await readFile(await download.path(), 'utf8')).toBe(huge)
  await page.getByRole('button', { name: /^Undo/ }).click()
  await expect.poll(text).toBe(example('chatqna'))
  await expect(page.locator('.canvas')).not.toHaveClass(/is-frozen/)
})

test('more services than a browser draws are told, and nothing waits for them', async ({ megaflow }) => {
  const { page, node, text, open } = megaflow
  const worked = await watchWork(page)
  await open()
  await megaflow.editor()
  const before = await worked()
  const many = large(8000)
  await pick(page, 'many.yaml', many)
  await patiently(page.getByRole('heading', { name: 'Too many services to draw' })).toBeVisible()
  await expect.poll(text).toBe(many)
  expect((await worked()) - before).toBeLessThan(6 * LONG)

  await page.getByRole('button', { name: 'Undo' }).click()
  await patiently(node('rerank')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Too many services to draw' })).toHaveCount(0)
})
